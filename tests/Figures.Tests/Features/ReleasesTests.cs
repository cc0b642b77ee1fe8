using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class ReleasesTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_calendar_names_what_comes_without_its_value_and_the_log_what_was_revised(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var fact = new Fact("gdp", "430100", "2024", FigureBook.Official);
        await desk.Import("gdp,430100,2024,final,5,亿元,,,,gongbao", "gdp,430200,2024,final,9,亿元,,,,gongbao");
        Assert.Equal((0, 0), await desk.Engine.ListReleases(Actor.Anonymous) is var none ? (none.Coming.Count, none.Revisions.Count) : default);
        await desk.Engine.Publish(Desk.Statistician, new(fact));
        await desk.Engine.Publish(Desk.Statistician, new(new("gdp", "430200", "2024", FigureBook.Official)));
        await desk.Import("gdp,430100,2024,final,6,亿元,,,,gongbao");
        var at = desk.Store.Clock.GetUtcNow().AddDays(2);
        await desk.Engine.Publish(Desk.Statistician, new(fact, at, "核实"));

        var before = Assert.Single((await desk.Engine.ListReleases(Actor.Anonymous)).Coming);
        Assert.Equal((fact, at, null, 5m), (before.Fact, before.ReleaseAt, before.Claim?.Value.Number, before.Before?.Value.Number));
        Assert.Equal(6m, Assert.Single((await desk.Engine.ListReleases(Desk.Statistician)).Coming).Claim?.Value.Number);
        Assert.Equal(5m, (await desk.Engine.ListPublic(new FigureFilter { Regions = ["430100"] })).Single().Claim.Value.Number);

        desk.Store.Clock.Advance(TimeSpan.FromDays(3));
        var after = await desk.Engine.ListReleases(Actor.Anonymous);
        Assert.Empty(after.Coming);
        var revision = Assert.Single(after.Revisions);
        Assert.Equal((6m, 5m, "核实"), (revision.Claim?.Value.Number, revision.Before?.Value.Number, revision.Reason));
        Assert.Equal(6m, (await desk.Engine.ListPublic(new FigureFilter { Regions = ["430100"] })).Single().Claim.Value.Number);
    }
}
