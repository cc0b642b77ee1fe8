using System.CommandLine;

namespace OneCity.Cli.Commands.Documents;

/// <summary>The commands of the engine.</summary>
internal static class DocumentsCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) => [ReadCommand.Create(cli)];
}
