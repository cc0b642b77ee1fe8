namespace OneCity.Kernel;

/// <summary>Chance, given by the host so that tests and the simulator can repeat it.</summary>
public interface IEntropy
{
    /// <summary>A new identifier whose order follows time (UUID version 7, RFC 9562).</summary>
    Guid NewId();

    /// <summary>Fills the buffer with bytes fit for secrets.</summary>
    void Fill(Span<byte> secret);
}
