using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OneCity.Exchange.Simulation;

/// <summary>
/// Runs whole federations in one process: the production assemblies of Exchange and Cases over simulated clock, network and
/// store, all chance from one seed. Seeds run side by side; each runs on one thread.
/// </summary>
public static class Simulator
{
    /// <summary>Runs the seeds and reports; the report does not depend on cores, time zone or language.</summary>
    public static SimulationReport Run(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var results = new SeedResult?[options.Seeds];
        var stopAt = options.Seeds;
        Parallel.For(0, options.Seeds, index =>
        {
            if (index > Volatile.Read(ref stopAt)) return;
            results[index] = new World(options, options.Seed + index).Run();
            if (!options.StopAtFirst || results[index]!.Violation is null) return;
            for (var known = Volatile.Read(ref stopAt); index < known; known = Volatile.Read(ref stopAt))
                Interlocked.CompareExchange(ref stopAt, index, known);
        });
        return Sum(options, [.. results.Take(Math.Min(options.Seeds, stopAt + 1)).OfType<SeedResult>()]);
    }

    /// <summary>What one seed gave.</summary>
    internal sealed record SeedResult(long Steps, FaultCounts Faults, OutcomeCounts Outcomes, Violation? Violation, ulong Trace);

    private static SimulationReport Sum(SimulationOptions options, IReadOnlyList<SeedResult> results)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> trace = stackalloc byte[8];
        var (steps, faults, outcomes) = (0L, FaultCounts.None, OutcomeCounts.None);
        foreach (var result in results)
        {
            BinaryPrimitives.WriteUInt64BigEndian(trace, result.Trace);
            sha.AppendData(trace);
            steps += result.Steps;
            faults += result.Faults;
            outcomes += result.Outcomes;
        }
        return new SimulationReport(results.Count, options.Nodes, outcomes.Sum, steps, faults, outcomes,
            [.. results.Select(result => result.Violation).OfType<Violation>()], Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
