using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class BooksTests
{
    private const string Guard = "figures.assessment-never-public";

    private static readonly string[] BothBooks =
    [
        "gdp,430100,2024,final,60,亿元,,official,,gongbao", "gdp,430200,2024,final,40,亿元,,official,,gongbao",
        "gdp,430100,2024,final,100,亿元,,assessment,,协议", "gdp,430200,2024,final,40,亿元,,assessment,,协议",
    ];

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_official_total_never_holds_an_assessment_figure(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import(BothBooks);
        var total = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430200"], "2024", FigureBook.Official));
        Assert.Equal((100m, "亿元", "official", 0m), (total.Value, total.Unit, total.Book, total.DoubleCounted));
        var counted = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430200"], "2024", FigureBook.Assessment));
        Assert.Equal((140m, 40m), (counted.Value, counted.DoubleCounted));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_total_with_a_missing_figure_is_missing_and_names_it(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,60,亿元,,,,gongbao", "gdp,430300,2024,final,9,亿元,,assessment,,x");
        var total = await desk.Engine.Total(Actor.Operator, new("gdp", ["430100", "430300"], "2024", FigureBook.Official));
        Assert.Null(total.Value);
        Assert.Equal(["430300"], total.Missing);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_scope_without_a_figure_of_its_own_is_the_sum_of_its_members_then(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import([.. from year in new[] { 2006, 2024 } from region in new[] { "430100", "430200", "430300" } select $"gdp,{region},{year},final,{year + int.Parse(region, null) % 1000},亿元,,,,gongbao"]);
        async Task<Figures.Features.Total> Of(string period) => await desk.Engine.Total(Actor.Operator, new("gdp", ["three-cities", "430100"], period, FigureBook.Official));
        Assert.Equal((2124m + 2224 + 2324, 1), await Of("2024") is var now ? (now.Value, now.Nested.Count) : default);
        Assert.Equal(2106m + 2206, (await Of("2006")).Value);
        await desk.Import("gdp,three-cities,2024,final,7000,亿元,,,,gongbao");
        Assert.Equal(7000m, (await Of("2024")).Value);
        Assert.Equal(["430100", "430200", "430300"], (await Of("2023")).Missing);
        Assert.Equal("figures.unreadable-regions", (await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Total(Actor.Operator, new("gdp", [], "2024", FigureBook.Official)))).Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_assessment_figure_is_published_nowhere_and_the_code_is_the_same(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import(BothBooks);
        var fact = new Fact("gdp", "430100", "2024", FigureBook.Assessment);
        var path = Path.Combine(desk.Store.Folder, "out.csv");
        foreach (var attempt in new Func<Task>[]
        {
            () => desk.Engine.Publish(Actor.Operator, new(fact)), () => desk.Engine.Publish(Desk.Statistician, new(fact)),
            () => desk.Engine.ListPublic(new FigureFilter { Book = FigureBook.Assessment }),
            () => desk.Engine.List(Actor.Anonymous, new FigureFilter { Book = FigureBook.Assessment }),
            () => desk.Engine.Export(Actor.Operator, new(path, new FigureFilter { Book = FigureBook.Assessment }, true), () => File.Create(path)),
            () => desk.Engine.Export(Actor.Operator, new(path, new FigureFilter { All = true }, true), () => File.Create(path)),
        })
        {
            Assert.Equal(Guard, (await Assert.ThrowsAsync<RefusedException>(attempt)).Refusal.Code);
        }
        Assert.False(File.Exists(path));
        Assert.Empty(await desk.Engine.ListPublic(new FigureFilter()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_database_itself_holds_no_assessment_figure_in_the_public_log(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Store.Database.Write(session => session.Execute(
            "INSERT INTO figures_publications (indicator_id, subject_id, book, period_id, claim_number, at_us, release_at_us, actor, reason) "
            + "VALUES (1, 1, 1, 1, 1, 1, 1, 'x', '')")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_claim_that_is_not_public_stays_inside_though_it_is_taken_beside_a_public_one(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        async Task Enter(bool isPublic, params string[] lines)
        {
            var path = desk.File("in.csv", ["indicator,region,period,status,value,unit,qualifier,book,owner,source", .. lines]);
            await desk.Engine.Import(Actor.Operator, new("in.csv", () => OneCity.Figures.Files.FigureTable.Read(path, "in.csv"), IsPublic: isPublic));
        }
        async Task<decimal> Seen() => Assert.Single(await desk.Engine.ListPublic(new FigureFilter())).Claim.Value.Number;
        await Enter(isPublic: false, "gdp,430100,2024,final,61,亿元,,,,gongbao");
        await Enter(isPublic: true, "gdp,430100,2024,preliminary,60,亿元,,,,news");
        Assert.Equal(61m, Assert.Single(await desk.List()).Claim.Value.Number);
        Assert.Equal(60m, await Seen());
        await Enter(isPublic: true, "gdp,430100,2024,as-printed,59,亿元,,,,news");
        Assert.Equal(60m, await Seen());
        await Enter(isPublic: true, "gdp,430100,2024,final,62,亿元,,,,news");
        Assert.Equal(62m, await Seen());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Publishing_waits_for_its_release_and_a_correction_for_its_own(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,60,亿元,,,,gongbao");
        var fact = new Fact("gdp", "430100", "2024", FigureBook.Official);
        Assert.Equal("access.needs-person", (await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Publish(Actor.Operator, new(fact)))).Refusal.Code);
        await desk.Engine.Publish(Desk.Statistician, new(fact, desk.Store.Clock.GetUtcNow().AddHours(1)));
        Assert.Empty(await desk.Engine.List(Actor.Anonymous, new FigureFilter()));
        desk.Store.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(60m, Assert.Single(await desk.Engine.List(Actor.Anonymous, new FigureFilter())).Claim.Value.Number);
        await desk.Import("gdp,430100,2024,final,61,亿元,,,,gongbao");
        Assert.Equal(60m, Assert.Single(await desk.Engine.ListPublic(new FigureFilter())).Claim.Value.Number);
        await desk.Engine.Publish(Desk.Statistician, new(fact, null, "核实后更正"));
        Assert.Equal(61m, Assert.Single(await desk.Engine.ListPublic(new FigureFilter())).Claim.Value.Number);
    }
}
