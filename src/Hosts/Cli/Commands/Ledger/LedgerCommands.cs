using System.CommandLine;

namespace OneCity.Cli.Commands.Ledger;

/// <summary>The commands of the engine.</summary>
internal static class LedgerCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        _ = cli;
        return [];
    }
}
