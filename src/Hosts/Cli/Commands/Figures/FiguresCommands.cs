using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Features;
using OneCity.Figures.Http;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary>The commands of the engine.</summary>
internal static class FiguresCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) =>
    [
        Figures(cli), FormsCommands.Command(cli),
    ];

    private static Command Figures(CliContext cli)
    {
        var command = new Command("figures", "figures: report once, with owner, definition and source / 数")
        {
            FiguresImport.Command(cli), FiguresImport.Mapping(cli), List(cli), AsOf(cli), Conflicts(cli), Total(cli), Publish(cli), FiguresDecide.Command(cli), FiguresDecide.Derive(cli), FiguresExport.Command(cli),
        };
        foreach (var each in FiguresAttributions.All(cli)) command.Subcommands.Add(each);
        return command;
    }

    private static Command List(CliContext cli)
    {
        var filter = new FilterOptions();
        var command = filter.AddTo(new Command("list", "list figures / 查数"));
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var figures = await node.GetRequiredService<FiguresEngine>().List(CliContext.ActorOf(parsed, node), filter.Read(parsed), stop);
            FigurePrinter.Print(figures, parsed.GetValue(cli.Json));
        });
        return command;
    }

    private static Command AsOf(CliContext cli)
    {
        var filter = new FilterOptions();
        var instant = new Argument<string>("INSTANT") { Description = "a date, or an instant with offset / 日期或带时差的时刻" };
        var command = filter.AddTo(new Command("asof", "figures as they were known then / 回看当时所知") { instant });
        command.SetAction(async (parsed, stop) =>
        {
            var at = AsOfInstant.Parse(parsed.GetValue(instant)!);
            await using var node = await cli.OpenNode(parsed);
            var figures = await node.GetRequiredService<FiguresEngine>().AsOf(CliContext.ActorOf(parsed, node), at, filter.Read(parsed), stop);
            FigurePrinter.Print(figures, parsed.GetValue(cli.Json));
        });
        return command;
    }

    private static Command Conflicts(CliContext cli)
    {
        var filter = new FilterOptions();
        var command = filter.AddTo(new Command("conflicts", "facts with several values / 一事多数"));
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var conflicts = await node.GetRequiredService<FiguresEngine>().ListConflicts(CliContext.ActorOf(parsed, node), filter.Read(parsed), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(conflicts.Select(ConflictJson.From));
            else FigurePrinter.Print(conflicts);
        });
        return command;
    }

    private static Command Total(CliContext cli)
    {
        var indicator = new Option<string>("--indicator") { Required = true };
        var regions = new Option<string>("--regions") { Required = true, Description = "codes separated by commas / 用逗号分开的代码" };
        var period = new Option<string>("--period") { Required = true };
        var book = new Option<string?>("--book") { Description = "official | assessment" };
        var command = new Command("total", "a sum over regions in one book / 合计") { indicator, regions, period, book };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var request = new TotalFigures.Request(
                parsed.GetValue(indicator)!, FilterOptions.Split(parsed.GetValue(regions)), parsed.GetValue(period)!,
                FilterOptions.Book(parsed.GetValue(book)) ?? FigureBook.Official);
            var total = await node.GetRequiredService<FiguresEngine>().Total(CliContext.ActorOf(parsed, node), request, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(total);
            else FigurePrinter.Print(total);
        });
        return command;
    }

    private static Command Publish(CliContext cli)
    {
        var fact = new FactOptions();
        var at = new Option<string?>("--at") { Description = "embargo: not before this date or instant / 解禁时间" };
        var reason = new Option<string?>("--reason") { Description = "shown in the public log / 写入公开修订记录" };
        var command = fact.AddTo(new Command("publish", "put a figure before the public / 发布") { at, reason });
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            DateTimeOffset? release = parsed.GetValue(at) is { } text ? FilterOptions.Release(text) : null;
            var published = await node.GetRequiredService<FiguresEngine>().Publish(
                CliContext.ActorOf(parsed, node), new(fact.Read(parsed), release, parsed.GetValue(reason) ?? ""), stop);
            var shown = FigureJson.From(published.Figure);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { figure = shown, released_at = published.ReleaseAt });
            else FigurePrinter.Print([published.Figure], json: false);
        });
        return command;
    }
}
