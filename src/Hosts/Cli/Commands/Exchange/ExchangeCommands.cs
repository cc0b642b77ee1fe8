using System.CommandLine;
using OneCity.Exchange.Simulation;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Exchange;

/// <summary>The commands of the exchange.</summary>
internal static class ExchangeCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) =>
    [
        new Command("exchange", "what one city tells another / 城市间交换")
        {
            Simulate(cli), ListMutants(), JournalCommands.Verify(cli), JournalCommands.Export(cli), JournalCommands.Import(cli),
        },
        PeerCommands.All(cli),
    ];

    private static Command Simulate(CliContext cli)
    {
        var seed = new Option<long>("--seed") { Description = "first seed", DefaultValueFactory = _ => 7 };
        var seeds = new Option<int>("--seeds") { Description = "how many seeds", DefaultValueFactory = _ => 100 };
        var nodes = new Option<int>("--nodes") { Description = "cities, at least 2", DefaultValueFactory = _ => 4 };
        var handovers = new Option<int>("--handovers") { Description = "hand-overs per seed", DefaultValueFactory = _ => 30 };
        var fault = new Option<string[]>("--fault")
        {
            Description = "faults to inject, all when none is named: " + string.Join(", ", FaultCounts.Names),
            AllowMultipleArgumentsPerToken = true,
        };
        var mutant = new Option<string?>("--mutant") { Description = "run with this planted fault (exchange mutants lists them)" };
        var command = new Command("simulate", "run whole federations in virtual time, all faults from one seed / 确定性仿真")
        {
            seed, seeds, nodes, handovers, fault, mutant,
        };
        command.SetAction(parsed =>
        {
            var planted = FindMutant(parsed.GetValue(mutant));
            var options = new SimulationOptions(parsed.GetValue(seed), AtLeast(parsed.GetValue(seeds), 1, "--seeds"),
                AtLeast(parsed.GetValue(nodes), 2, "--nodes"), AtLeast(parsed.GetValue(handovers), 1, "--handovers"),
                Known(parsed.GetValue(fault) ?? []));
            var report = planted is null ? Simulator.Run(options) : MutantRun.Run(options, planted);
            if (parsed.GetValue(cli.Json)) CliRun.Print(report);
            else Tell(report);
            return report.Violations.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command ListMutants()
    {
        var command = new Command("mutants", "the planted faults that the simulator must catch / 植入的缺陷");
        command.SetAction(_ => CliRun.Print(Mutants.All.Select(mutant => new { mutant.Name, mutant.About })));
        return command;
    }

    private static void Tell(SimulationReport report)
    {
        Console.WriteLine($"{report.Seeds} seeds, {report.Nodes} nodes, {report.Handovers} hand-overs, {report.Steps} steps");
        Console.WriteLine($"{report.Faults}");
        Console.WriteLine($"{report.Outcomes}");
        foreach (var violation in report.Violations)
            Console.WriteLine($"seed {violation.Seed} step {violation.Step}: {violation.Invariant} {violation.Detail}");
        Console.WriteLine(report.Violations.Count == 0 ? "every invariant held" : $"{report.Violations.Count} seeds broke an invariant");
        Console.WriteLine($"trace {report.TraceHash}");
    }

    private static Mutant? FindMutant(string? name) => name is null ? null : Mutants.Find(name)
        ?? throw Unusable("--mutant", name, string.Join(", ", Mutants.All.Select(mutant => mutant.Name)));

    private static string[] Known(string[] faults) => faults.FirstOrDefault(name => !FaultCounts.Names.Contains(name)) is { } unknown
        ? throw Unusable("--fault", unknown, string.Join(", ", FaultCounts.Names))
        : faults;

    private static int AtLeast(int value, int least, string option) => value >= least
        ? value : throw Unusable(option, value.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{least} …");

    private static FileFaultException Unusable(string option, string value, string known) => new(new FileFault(option, "",
        new($"不能用「{value}」", $"'{value}' cannot be used"), new($"可用：{known}", $"use one of: {known}")));
}
