using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Composition;

/// <summary>Chance from the operating system.</summary>
public sealed class SystemEntropy : IEntropy
{
    /// <inheritdoc/>
    public Guid NewId() => Guid.CreateVersion7();

    /// <inheritdoc/>
    public void Fill(Span<byte> secret) => RandomNumberGenerator.Fill(secret);
}
