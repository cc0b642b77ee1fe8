namespace OneCity.Exchange.Simulation;

/// <summary>What to simulate.</summary>
/// <param name="Seed">First seed.</param>
/// <param name="Seeds">How many seeds, one after the other.</param>
/// <param name="Nodes">Cities with a node each; at least 2.</param>
/// <param name="Handovers">Hand-overs per seed.</param>
/// <param name="Faults">Kinds of faults to inject; empty for all.</param>
/// <param name="StopAtFirst">Stop after the first seed with a violation.</param>
public sealed record SimulationOptions(long Seed, int Seeds, int Nodes, int Handovers, IReadOnlyList<string> Faults, bool StopAtFirst = false);

/// <summary>How often each fault was injected.</summary>
public sealed record FaultCounts(
    long Drop, long Duplicate, long Reorder, long Delay, long Partition, long Crash, long Restore, long Skew)
{
    /// <summary>The names of the faults.</summary>
    public static IReadOnlyList<string> Names { get; } = ["drop", "duplicate", "reorder", "delay", "partition", "crash", "restore", "skew"];

    /// <summary>Nothing injected.</summary>
    public static FaultCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static FaultCounts operator +(FaultCounts one, FaultCounts other) => Add(one, other);

    /// <summary>Both together.</summary>
    public static FaultCounts Add(FaultCounts one, FaultCounts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(one.Drop + other.Drop, one.Duplicate + other.Duplicate, one.Reorder + other.Reorder, one.Delay + other.Delay,
            one.Partition + other.Partition, one.Crash + other.Crash, one.Restore + other.Restore, one.Skew + other.Skew);
    }
}

/// <summary>How the offers ended.</summary>
public sealed record OutcomeCounts(long Accepted, long Declined, long Revoked, long Lapsed)
{
    /// <summary>No offers.</summary>
    public static OutcomeCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static OutcomeCounts operator +(OutcomeCounts one, OutcomeCounts other) => Add(one, other);

    /// <summary>Both together.</summary>
    public static OutcomeCounts Add(OutcomeCounts one, OutcomeCounts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(one.Accepted + other.Accepted, one.Declined + other.Declined, one.Revoked + other.Revoked, one.Lapsed + other.Lapsed);
    }

    /// <summary>All offers.</summary>
    internal long Sum => Accepted + Declined + Revoked + Lapsed;
}

/// <summary>An invariant that did not hold.</summary>
/// <param name="Seed">The seed, which alone shows it again.</param>
/// <param name="Step">The step after which it was seen.</param>
/// <param name="Invariant">Its name.</param>
/// <param name="Detail">What was seen, for whoever looks into it.</param>
public sealed record Violation(long Seed, long Step, string Invariant, string Detail = "");

/// <summary>What a simulation found.</summary>
/// <param name="Seeds">Seeds run.</param>
/// <param name="Nodes">Nodes in each.</param>
/// <param name="Handovers">Hand-overs over all seeds.</param>
/// <param name="Steps">Steps over all seeds.</param>
/// <param name="Faults">Faults injected over all seeds.</param>
/// <param name="Outcomes">How the hand-overs ended.</param>
/// <param name="Violations">In order of seed; empty when every invariant held.</param>
/// <param name="TraceHash">SHA-256 over the traces of all seeds, hexadecimal.</param>
public sealed record SimulationReport(
    int Seeds, int Nodes, long Handovers, long Steps, FaultCounts Faults, OutcomeCounts Outcomes, IReadOnlyList<Violation> Violations,
    string TraceHash);
