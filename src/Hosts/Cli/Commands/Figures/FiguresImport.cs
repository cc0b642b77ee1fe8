using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Features;
using OneCity.Figures.Files;
using OneCity.Figures.Http;

namespace OneCity.Cli.Commands.Figures;

/// <summary><c>figures import FILE [--dry-run]</c>.</summary>
internal static class FiguresImport
{
    public static Command Command(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = "CSV or XLSX; - for standard input / 表格" };
        var dryRun = new Option<bool>("--dry-run") { Description = "only say what would happen / 只试算" };
        var command = new Command("import", "take in a table of figures / 导入数字") { file, dryRun };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (path, name, spooled) = await Spool(parsed.GetValue(file)!, stop);
            try
            {
                var request = new ImportFigures.Request(name, () => FigureTable.Read(path, name), parsed.GetValue(dryRun));
                var report = await node.GetRequiredService<FiguresEngine>()
                    .Import(CliContext.ActorOf(parsed, node), request, Progress(), stop);
                var shown = ReportJson.From(report, CliRun.Language);
                foreach (var note in shown.Notes.Where(note => note.Kind != "conflicting"))
                    await Console.Error.WriteLineAsync($"{name}:{note.Place}: {note.Kind}: {note.Code}: {note.Text}");
                if (parsed.GetValue(cli.Json)) CliRun.Print(shown);
                else Console.WriteLine($"added {shown.Added} · superseded {shown.Superseded} · conflicting {shown.Conflicting} · unchanged {shown.Unchanged} · refused {shown.Refused}");
            }
            finally
            {
                if (spooled) File.Delete(path);
            }
        });
        return command;
    }

    /// <summary>Standard input is read twice, so it goes to a file first.</summary>
    private static async Task<(string Path, string Name, bool Spooled)> Spool(string file, CancellationToken stop)
    {
        if (file != "-") return (file, file, false);
        var path = Path.GetTempFileName();
        await using var copy = File.Create(path);
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(copy, stop);
        return (path, "stdin", true);
    }

    private static Progress<long>? Progress()
    {
        if (Console.IsErrorRedirected) return null;
        return new Progress<long>(rows => Console.Error.Write($"\r{rows:N0} rows"));
    }
}
