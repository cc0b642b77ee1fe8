using System.Diagnostics;
using System.Globalization;
using OneCity.Exchange.Simulation;

namespace OneCity.Benchmarks;

/// <summary>The long simulation: how many seeds of a federation hold every invariant, and how fast they run.</summary>
public sealed class ExchangeSimulation : IPromise
{
    /// <inheritdoc/>
    public string Name => "exchange";

    /// <inheritdoc/>
    public string About =>
        "10,000 seeds of 8 nodes and 100 hand-overs break no invariant in under 30 minutes on 2 cores (5.6 seeds/s); "
        + "options: [seeds, default 200, full size 10000] [nodes 8] [handovers 100] [first seed 1]";

    /// <inheritdoc/>
    public Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        int Option(int index, int shipped) => options.Length > index ? int.Parse(options[index], CultureInfo.InvariantCulture) : shipped;
        var asked = new SimulationOptions(Option(3, 1), Option(0, 200), Option(1, 8), Option(2, 100), []);
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var found = Simulator.Run(asked);
        var (seconds, worked) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{found.Seeds} seeds x {found.Nodes} nodes, {found.Handovers} hand-overs, {found.Steps} steps: {found.Violations.Count} violations"));
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{seconds:0.0} s, {found.Seeds / seconds:0.00} seeds/s; {worked / found.Seeds:0.000} processor seconds a seed"));
        report.Line($"faults {found.Faults}");
        foreach (var violation in found.Violations) report.Line($"seed {violation.Seed} step {violation.Step}: {violation.Invariant} {violation.Detail}");
        report.Line($"trace {found.TraceHash}");
        return Task.CompletedTask;
    }
}
