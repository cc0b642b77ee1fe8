using System.CommandLine;
using OneCity.Composition;

namespace OneCity.Cli.Commands.Access;

/// <summary><c>settings</c>: every setting with its value and source; needs no node.</summary>
internal static class SettingsCommands
{
    public static Command All(CliContext cli)
    {
        var file = new Option<string?>("--settings") { Description = "settings file / 设置文件" };
        var command = new Command("settings", "every setting, its value and where that comes from / 列出全部设置及来源") { file };
        command.SetAction(async (parsed, _) =>
        {
            var flags = parsed.GetValue(file) is { } named ? new Dictionary<string, string> { ["--settings"] = named } : null;
            var rows = Settings.Read(cli.GivenData(parsed), SettingSources.Process(flags)).List();
            if (parsed.GetValue(cli.Json))
            {
                CliRun.Print(rows.Select(row => new
                {
                    row.Name, row.Value, row.Source, row.Variable, row.Flag, Meaning = row.Meaning.In(CliRun.Language),
                }));
                return;
            }
            foreach (var row in rows)
                await Console.Out.WriteLineAsync($"{row.Name,-26} {(row.Value.Length == 0 ? "-" : row.Value),-24} {row.Source,-32} {row.Meaning.In(CliRun.Language)}");
        });
        return command;
    }
}
