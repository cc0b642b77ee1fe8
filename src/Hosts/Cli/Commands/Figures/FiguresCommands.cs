using System.CommandLine;

namespace OneCity.Cli.Commands.Figures;

/// <summary>The commands of the engine.</summary>
internal static class FiguresCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        _ = cli;
        return [];
    }
}
