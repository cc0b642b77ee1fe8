using System.CommandLine;

namespace OneCity.Cli.Commands.Access;

/// <summary>The commands of the engine.</summary>
internal static class AccessCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) =>
        [UserCommands.All(cli), TokenCommands.All(cli), AuditCommands.All(cli), SettingsCommands.All(cli)];
}
