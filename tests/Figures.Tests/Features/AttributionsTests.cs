using OneCity.Figures.Features.Books;
using OneCity.Figures.Model;
using OneCity.Figures.Model.Books;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class AttributionsTests
{
    private static readonly RegionCode Changsha = RegionCode.Parse("430100");
    private static readonly RegionCode Zhuzhou = RegionCode.Parse("430200");
    private static readonly RegionCode Liling = RegionCode.Parse("430281");

    private static AttributionRule Rule(AttributionKind kind, params AttributedParty[] parties) =>
        new("地区生产总值", kind, "430281", Liling, parties, InForce.Always, IsPublishable: true);

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Each_rule_of_an_agreement_moves_the_assessment_book_and_leaves_the_official_one(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var books = new AttributionsEngine(desk.Engine);
        await desk.Import("gdp,430100,2024,final,60,亿元,,,,gongbao", "gdp,430200,2024,final,40,亿元,,,,gongbao", "gdp,430281,2024,final,10,亿元,,,,gongbao");
        foreach (var (kind, parties, changsha, zhuzhou, liling, twice) in new (AttributionKind, AttributedParty[], decimal, decimal, decimal, decimal)[]
        {
            (AttributionKind.Location, [], 60, 40, 10, 0),
            (AttributionKind.Ratio, [new(Changsha, new Share(0.6m)), new(Liling, new Share(0.4m))], 66, 34, 4, 0),
            (AttributionKind.FullBoth, [new(Changsha), new(Liling)], 70, 40, 10, 10),
            (AttributionKind.Wholly, [new(Changsha)], 70, 30, 0, 0),
        })
        {
            await books.Record(Desk.Statistician, new("雨韶", [Rule(kind, parties)]));
            var settled = await books.Settle(Desk.Statistician, new("gdp", "2024"));
            Assert.Equal(
                [("430100", changsha), ("430200", zhuzhou), ("430281", liling)],
                settled.Regions.Select(each => (each.Region, each.Assessment.Value)).OrderBy(each => each.Region));
            var assessed = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430200"], "2024", FigureBook.Assessment));
            Assert.Equal((changsha + zhuzhou, twice), (assessed.Value, assessed.DoubleCounted));
            var official = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430200"], "2024", FigureBook.Official));
            Assert.Equal((100m, 0m), (official.Value, official.DoubleCounted));
        }
        var alone = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100"], "2024", FigureBook.Assessment));
        Assert.Equal(0m, alone.DoubleCounted);
        Assert.Empty(await desk.Engine.ListConflicts(Actor.Operator, new FigureFilter { Book = FigureBook.Assessment }));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Of_rules_about_the_same_on_the_same_days_the_last_one_stands(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var books = new AttributionsEngine(desk.Engine);
        var before = Rule(AttributionKind.Wholly, new AttributedParty(Changsha)) with { InForce = new InForce(null, new DateOnly(2023, 12, 31)) };
        var after = Rule(AttributionKind.Location) with { InForce = new InForce(new DateOnly(2024, 1, 1), null) };
        await books.Record(Desk.Statistician, new("雨韶", [before, after, after with { Indicator = "gdp", Kind = AttributionKind.FullBoth, Parties = [new(Changsha), new(Liling)] }]));
        Assert.Equal([AttributionKind.Wholly, AttributionKind.FullBoth], (await books.List(Actor.Operator)).Select(each => each.Rule.Kind));
        await desk.Import("gdp,430100,2023,final,50,亿元,,,,gongbao", "gdp,430281,2023,final,8,亿元,,,,gongbao");
        var settled = await books.Settle(Desk.Statistician, new("gdp", "2023"));
        Assert.Equal([58m, 0m], settled.Regions.OrderBy(each => each.Region).Select(each => each.Assessment.Value));
        await books.Record(Desk.Statistician, new("雨韶", []));
        Assert.Empty(await books.List(Actor.Operator));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task No_agreement_opens_the_assessment_book_to_the_public(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var books = new AttributionsEngine(desk.Engine);
        await desk.Import("gdp,430100,2024,final,60,亿元,,,,gongbao", "gdp,430281,2024,final,10,亿元,,,,gongbao");
        await books.Record(Desk.Statistician, new("雨韶", [Rule(AttributionKind.FullBoth, new(Changsha), new(Liling))]));
        await books.Settle(Desk.Statistician, new("gdp", "2024"));
        Assert.True(Assert.Single(await books.List(Actor.Operator)).Rule.IsPublishable);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Publish(Desk.Statistician, new(new Fact("gdp", "430100", "2024", FigureBook.Assessment))));
        Assert.Equal("figures.assessment-never-public", refused.Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_activity_without_a_figure_leaves_the_regions_it_touches_open(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var books = new AttributionsEngine(desk.Engine);
        await desk.Import("gdp,430100,2024,final,60,亿元,,,,gongbao", "gdp,430200,2024,final,40,亿元,,,,gongbao", "gdp,430300,2024,final,30,亿元,,,,gongbao");
        await books.Record(Desk.Statistician, new("雨韶", [Rule(AttributionKind.Wholly, new AttributedParty(Changsha))]));
        var settled = await books.Settle(Desk.Statistician, new("gdp", "2024"));
        Assert.Equal(["430281"], settled.Missing);
        Assert.Equal("430300", Assert.Single(settled.Regions).Region);
        Assert.Equal(["430100", "430200"], (await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430200"], "2024", FigureBook.Assessment))).Missing);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Rules_that_cannot_be_computed_are_refused_and_unknown_indicators_are_named(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var books = new AttributionsEngine(desk.Engine);
        foreach (var rule in (AttributionRule[])[
            Rule(AttributionKind.Ratio, new(Changsha, new Share(0.6m)), new(Zhuzhou, new Share(0.6m))), Rule(AttributionKind.FullBoth, new AttributedParty(Changsha)), Rule(AttributionKind.Wholly)])
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => books.Record(Desk.Statistician, new("雨韶", [rule])));
            Assert.Equal("figures.unusable-attribution", refused.Refusal.Code);
        }
        var recorded = await books.Record(Desk.Statistician, new("广西", [Rule(AttributionKind.Location) with { Indicator = "主要经济指标" }]));
        Assert.Equal(["主要经济指标"], recorded.UnknownIndicators);
        Assert.Empty(await books.List(Actor.Operator));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Regions_inside_others_are_added_once_and_named(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430200,2024,final,40,亿元,,,,gongbao", "gdp,430281,2024,final,10,亿元,,,,gongbao", "gdp,three-cities,2024,final,100,亿元,,,,gongbao");
        var total = await desk.Engine.Total(Actor.Operator, new("gdp", ["430281", "430200", "430200"], "2024", FigureBook.Official));
        Assert.Equal(40m, total.Value);
        Assert.Equal(["430281"], total.Nested);
        var scope = await desk.Engine.Total(Actor.Operator, new("gdp", ["430200", "three-cities"], "2024", FigureBook.Official));
        Assert.Equal(100m, scope.Value);
        Assert.Equal(["430200"], scope.Nested);
    }
}
