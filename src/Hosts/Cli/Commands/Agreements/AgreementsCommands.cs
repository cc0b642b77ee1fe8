using System.CommandLine;

namespace OneCity.Cli.Commands.Agreements;

/// <summary><c>agreements</c>: sharing agreements and their statements.</summary>
internal static class AgreementsCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        var agreements = new Command("agreements", "sharing agreements between cities / 分享协议")
        {
            CheckCommand.Create(cli),
            StatementCommand.Create(cli),
        };
        foreach (var command in StoredCommands.All(cli)) agreements.Subcommands.Add(command);
        yield return agreements;
    }
}
