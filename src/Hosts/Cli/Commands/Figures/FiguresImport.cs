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
        var sender = new Option<string?>("--sender") { Description = "read the headings as kept for this sender / 按此来表单位的列对应" };
        var command = new Command("import", "take in a table of figures / 导入数字") { file, dryRun, sender };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (path, name, spooled) = await Spool(parsed.GetValue(file)!, stop);
            try
            {
                var (engine, actor) = (node.GetRequiredService<FiguresEngine>(), CliContext.ActorOf(parsed, node));
                var mapping = parsed.GetValue(sender) is { } from ? await engine.GetMapping(actor, from, stop) : null;
                var request = new ImportFigures.Request(name, () => FigureTable.Read(path, name, mapping), parsed.GetValue(dryRun));
                var report = await engine.Import(actor, request, Progress(), stop);
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

    /// <summary><c>figures mapping SENDER HEADING=COLUMN…</c>.</summary>
    public static Command Mapping(CliContext cli)
    {
        var sender = new Argument<string?>("SENDER") { Arity = ArgumentArity.ZeroOrOne, Description = "who sends the tables / 来表单位" };
        var columns = new Argument<string[]>("HEADING=COLUMN") { Arity = ArgumentArity.ZeroOrMore, Description = "what the sender's headings mean / 列对应" };
        var command = new Command("mapping", "remember what a sender's headings mean; without a sender, list them / 记住来表的列对应") { sender, columns };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<FiguresEngine>(), CliContext.ActorOf(parsed, node));
            if (parsed.GetValue(sender) is { } name && parsed.GetValue(columns) is { Length: > 0 } given)
                await engine.KeepMapping(actor, new(name, given.Select(each => each.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1])), stop);
            CliRun.Print((await engine.ListMappings(actor, stop)).Where(each => parsed.GetValue(sender) is not { } one || each.Sender == one));
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

    private static ProgressLine? Progress() => Console.IsErrorRedirected ? null : new ProgressLine();

    /// <summary>One line on the terminal that is written over; it ends with the last row.</summary>
    private sealed class ProgressLine : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => Console.Error.Write(value.Total is { } total
            ? $"\r{value.Rows:N0} / {total:N0}{(value.Rows >= total ? Environment.NewLine : "")}" : $"\r{value.Rows:N0} …");
    }
}
