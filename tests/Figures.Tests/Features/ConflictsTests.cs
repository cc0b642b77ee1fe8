using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class ConflictsTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_owner_comes_before_a_later_status_and_a_better_source(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,preliminary,10,亿元,,,,news", "gdp,430100,2024,final,11,亿元,,,cs-fgw,gongbao");
        Assert.Equal(10m, Assert.Single(await desk.List()).Claim.Value.Number);
        Assert.Empty(await desk.Engine.ListConflicts(Actor.Operator, new()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Conflicts_say_what_is_taken_and_by_which_rule(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import(
            "gdp,430100,2021,final,1,亿元,,,cs-fgw,gongbao", "gdp,430100,2021,final,2,亿元,,,,news",
            "gdp,430100,2022,final,1,亿元,,,,gongbao", "gdp,430100,2022,final,2,亿元,,,,news",
            "gdp,430100,2023,final,1,亿元,,,,网页甲", "gdp,430100,2023,final,2,亿元,,,,网页乙");
        var conflicts = await desk.Engine.ListConflicts(Actor.Operator, new());
        Assert.Equal([("2021", 2m, TakingRule.Owner), ("2022", 1m, TakingRule.SourceGrade), ("2023", 2m, TakingRule.Newest)],
            conflicts.Select(each => (each.Fact.Period, each.Taken.Value.Number, each.Rule)));
        Assert.All(conflicts, each => Assert.Equal(2, each.Claims.Count));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_person_decides_with_a_reason_and_the_decision_is_kept(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2022,final,1,亿元,,,,gongbao", "gdp,430100,2022,final,2,亿元,,,,news");
        var fact = new Fact("gdp", "430100", "2022", FigureBook.Official);
        Assert.Equal("figures.reason-needed", (await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Decide(Desk.Statistician, new(fact, 2, " ")))).Refusal.Code);
        Assert.Equal("figures.unknown-claim", (await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Decide(Desk.Statistician, new(fact, 9, "x")))).Refusal.Code);
        desk.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Engine.Decide(Desk.Statistician, new(fact, 2, "公报有误，已来函更正"));
        Assert.Equal(2m, Assert.Single(await desk.List()).Claim.Value.Number);
        var conflict = Assert.Single(await desk.Engine.ListConflicts(Actor.Operator, new()));
        Assert.Equal((TakingRule.Decision, "公报有误，已来函更正"), (conflict.Rule, conflict.Decision?.Reason));
        Assert.Equal(1m, Assert.Single(await desk.Engine.AsOf(Actor.Operator, desk.Store.Clock.GetUtcNow().AddSeconds(-30), new())).Claim.Value.Number);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_scopes_own_figure_that_differs_from_the_sum_of_its_members_is_a_conflict(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import(
            "resident_population,430100,2020,final,10047914,人,,,,gongbao", "resident_population,430200,2020,final,3902738,人,,,,gongbao",
            "resident_population,430300,2020,final,2726181,人,,,,gongbao", "resident_population,three-cities,2020,final,1667.6833,万人,,,,gongbao",
            "area_land,430100,2020,final,11819,平方公里,,,,gongbao", "area_land,430200,2020,final,11262,平方公里,,,,gongbao",
            "area_land,430300,2020,final,5006,平方公里,,,,gongbao", "area_land,three-cities,2020,final,28000,平方公里,约,,,news");
        var conflict = Assert.Single(await desk.Engine.ListConflicts(Actor.Operator, new()));
        Assert.Equal(("area_land", "three-cities", 28087m), (conflict.Fact.Indicator, conflict.Fact.Region, conflict.Claims[1].Value.Number));
        var total = await desk.Engine.Total(Actor.Operator, new("resident_population", ["430100", "430200", "430300"], "2020", FigureBook.Official));
        Assert.Equal(16676833m, total.Value);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task As_of_a_day_gives_back_what_was_known_at_its_end_in_Shanghai(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2022,final,1,亿元,,,,gongbao");
        desk.Store.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 15, 59, 59, TimeSpan.Zero));
        await desk.Import("gdp,430100,2022,final,2,亿元,,,,gongbao");
        desk.Store.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero));
        await desk.Import("gdp,430100,2022,final,3,亿元,,,,gongbao");
        async Task<decimal?> Known(string at) =>
            (await desk.Engine.AsOf(Actor.Operator, AsOfInstant.Parse(at), new())).SingleOrDefault()?.Claim.Value.Number;
        Assert.Equal([null, 2m, 3m, 1m, 3m],
            [await Known("2026-03-01"), await Known("2026-03-02"), await Known("2026-03-03"), await Known("2026-03-02T09:00:00+08:00"), await Known("2026-03-02T16:00:00Z")]);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_locked_figure_takes_no_claim_until_it_is_unlocked_with_a_reason(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2022,final,1,亿元,,,,gongbao");
        var fact = new Fact("gdp", "430100", "2022", FigureBook.Official);
        Assert.True(await desk.Engine.Lock(Desk.Statistician, new(fact, true, "")));
        Assert.Equal(1, (await desk.Import("gdp,430100,2022,final,2,亿元,,,,gongbao")).Refused);
        await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Lock(Desk.Statistician, new(fact, false, "")));
        Assert.False(await desk.Engine.Lock(Desk.Statistician, new(fact, false, "普查修订")));
        Assert.Equal(1, (await desk.Import("gdp,430100,2022,final,2,亿元,,,,gongbao")).Superseded);
    }
}
