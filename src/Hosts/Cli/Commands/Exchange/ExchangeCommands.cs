using System.CommandLine;

namespace OneCity.Cli.Commands.Exchange;

/// <summary>The commands of the exchange.</summary>
internal static class ExchangeCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        _ = cli;
        return [];
    }
}
