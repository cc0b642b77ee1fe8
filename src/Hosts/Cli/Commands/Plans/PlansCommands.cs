using System.CommandLine;

namespace OneCity.Cli.Commands.Plans;

/// <summary>The commands of the engine.</summary>
internal static class PlansCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        return
        [
            new Command("plans", "plans, lists, lights and targets / 督办")
            {
                StoredCommands.List(cli), StoredCommands.Import(cli), LightsCommand.Build(cli), StoredCommands.Waiting(cli),
                TargetsCommand.Build(cli), StoredCommands.Minutes(cli),
            },
        ];
    }
}
