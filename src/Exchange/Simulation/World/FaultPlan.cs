namespace OneCity.Exchange.Simulation;

/// <summary>Which faults are injected, and how often in this seed.</summary>
internal sealed class FaultPlan(IReadOnlyList<string> names, Chance chance)
{
    private readonly HashSet<string> _names = [.. names.Count == 0 ? FaultCounts.Names : names];

    public int DropPerMille { get; } = chance.Below(120);

    public int DuplicatePerMille { get; } = chance.Below(80);

    public int DelayPerMille { get; } = chance.Below(60);

    public int CrashPerMille { get; } = 40 + chance.Below(140);

    public int RestorePerMille { get; } = 50 + chance.Below(100);

    public int SkewPerMille { get; } = 30 + chance.Below(70);

    public int PartitionPerMille { get; } = 60 + chance.Below(140);

    public bool Has(string name) => _names.Contains(name);
}
