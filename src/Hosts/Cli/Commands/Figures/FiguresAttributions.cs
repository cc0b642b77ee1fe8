using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Http;
using OneCity.Figures.Model.Books;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary><c>figures attribute</c>, <c>figures attributions</c> and <c>figures settle</c>: the rules of the assessment book.</summary>
internal static class FiguresAttributions
{
    public static IEnumerable<Command> All(CliContext cli) => [Attribute(cli), List(cli), Settle(cli)];

    private static Command Attribute(CliContext cli)
    {
        var agreement = new Option<string>("--agreement") { Required = true, Description = "name or number of the agreement / 协议" };
        var indicator = new Option<string>("--indicator") { Required = true };
        var rule = new Option<string>("--rule") { Required = true, Description = "location | ratio | full_both | wholly / 分算办法" };
        var activity = new Option<string>("--activity") { Required = true, Description = "park, organisation or region whose figures are counted / 园区、单位或区域" };
        var located = new Option<string>("--located-in") { Required = true, Description = "where it takes place / 所在地" };
        var parties = new Option<string>("--parties") { Description = "REGION=SHARE,… or REGION,… / 各方及份额", DefaultValueFactory = _ => "" };
        var from = new Option<string?>("--from") { Description = "in force from / 自" };
        var to = new Option<string?>("--to") { Description = "in force to / 至" };
        var publish = new Option<bool>("--publish") { Description = "the agreement allows publishing; the guard of the assessment book heeds no agreement / 协议允许发布" };
        var command = new Command("attribute", "record how an agreement counts an activity in the assessment book; replaces its rule of that indicator and activity on the same days / 登记统计分算规则")
        {
            agreement, indicator, rule, activity, located, parties, from, to, publish,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<AttributionsEngine>(), CliContext.ActorOf(parsed, node));
            var (name, code) = (parsed.GetValue(agreement)!, parsed.GetValue(indicator)!);
            var added = new AttributionRule(
                code, AttributionWords.Find(parsed.GetValue(rule)!) ?? throw FiguresRefusals.UnusableAttribution(name, code).ToException(),
                parsed.GetValue(activity)!, RegionCode.Parse(parsed.GetValue(located)!), [.. FilterOptions.Split(parsed.GetValue(parties)).Select(Party)],
                new InForce(Day(parsed.GetValue(from)), Day(parsed.GetValue(to))), parsed.GetValue(publish));
            var others = (await engine.List(actor, stop)).Where(each => each.Agreement == name).Select(each => each.Rule);
            var recorded = await engine.Record(actor, new(name, [.. others, added]), stop);
            if (recorded.UnknownIndicators.Count > 0) throw FiguresRefusals.UnknownIndicator(recorded.UnknownIndicators[0], "").ToException();
            CliRun.Print(recorded.Rules.Select(each => AttributionJson.Of(new(name, each))));
        });
        return command;
    }

    private static Command List(CliContext cli)
    {
        var command = new Command("attributions", "how agreements count activities in the assessment book / 统计分算规则");
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            CliRun.Print((await node.GetRequiredService<AttributionsEngine>().List(CliContext.ActorOf(parsed, node), stop)).Select(AttributionJson.Of));
        });
        return command;
    }

    private static Command Settle(CliContext cli)
    {
        var indicator = new Option<string>("--indicator") { Required = true };
        var period = new Option<string>("--period") { Required = true };
        var command = new Command("settle", "compute the assessment book of an indicator and period / 算出考核账") { indicator, period };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var settled = SettledJson.From(await node.GetRequiredService<AttributionsEngine>().Settle(
                CliContext.ActorOf(parsed, node), new(parsed.GetValue(indicator)!, parsed.GetValue(period)!), stop));
            if (parsed.GetValue(cli.Json))
            {
                CliRun.Print(settled);
                return;
            }
            foreach (var line in settled.Regions.Where(line => line.Official != line.Assessment))
                Console.WriteLine($"{line.Region}\t{line.Official} → {line.Assessment} {line.Unit}");
            Console.WriteLine($"{settled.Regions.Count} regions computed, {settled.Missing.Count} activities without a figure {string.Join(", ", settled.Missing)}");
        });
        return command;
    }

    private static AttributedParty Party(string text)
    {
        var parts = text.Split('=', 2);
        var share = parts.Length > 1 ? OneCity.Figures.Model.FigureValue.Find(parts[1]) ?? throw NoShare(text) : (OneCity.Figures.Model.FigureValue?)null;
        return new(RegionCode.Parse(parts[0]), share is { } stated ? new Share(stated.Number) : null);
    }

    private static FileFaultException NoShare(string text) => new(new FileFault("--parties", "",
        new($"“{text}”不是份额", $"\"{text}\" is no share"), new("写 430100=0.6,430200=0.4", "write 430100=0.6,430200=0.4")));

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FileFaultException(new FileFault("--from/--to", "", new($"“{text}”不是日期", $"\"{text}\" is no date"), new("写 2025-01-01", "write 2025-01-01")));
}
