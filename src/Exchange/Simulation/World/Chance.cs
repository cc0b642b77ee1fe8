using System.Buffers.Binary;
using OneCity.Kernel;

namespace OneCity.Exchange.Simulation;

/// <summary>Repeatable chance: splitmix64 (Steele, Lea and Flood, OOPSLA 2014); the same seed gives the same run everywhere.</summary>
internal sealed class Chance(ulong seed) : IEntropy
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 up to, not including, the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool PerMille(int times) => Below(1000) < times;

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        return new Guid(bytes);
    }

    public void Fill(Span<byte> secret)
    {
        for (var index = 0; index < secret.Length; index++) secret[index] = (byte)Next();
    }
}

/// <summary>A running 64-bit digest of everything that happens (FNV-1a); equal runs have equal traces.</summary>
internal sealed class Trace
{
    private ulong _state = 14695981039346656037;

    public ulong Value => _state;

    public void Add(long value)
    {
        unchecked
        {
            for (var shift = 0; shift < 64; shift += 8) _state = (_state ^ (byte)(value >> shift)) * 1099511628211;
        }
    }

    public void Add(string text)
    {
        unchecked
        {
            foreach (var each in text) _state = (_state ^ each) * 1099511628211;
        }
    }
}

/// <summary>Simulated stores answer at once; nothing in a simulation ever waits on a thread.</summary>
internal static class AtOnce
{
    public static T Now<T>(this ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : Finish(task.AsTask());

    public static void Now(this ValueTask task)
    {
        if (!task.IsCompletedSuccessfully) Finish(task.AsTask());
    }

    private static T Finish<T>(Task<T> task)
    {
        Finish((Task)task);
        return task.Result;
    }

    private static void Finish(Task task)
    {
        if (!task.IsCompleted) throw new InvalidOperationException("something waited in a simulation");
        task.GetAwaiter().GetResult();
    }
}
