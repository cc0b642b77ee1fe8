using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Access.Tests.Features;

public class DutiesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_role_is_in_force_from_its_first_to_its_last_day(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        await house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Statistician, Today.AddDays(1), Today.AddDays(2)));
        Assert.Equal([Roles.Clerk], (await house.Engine.ActAs("wang")).Roles);
        house.Store.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([Roles.Clerk, Roles.Statistician], (await house.Engine.ActAs("wang")).Roles.Order());
        house.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Roles.Clerk], (await house.Engine.ActAs("wang")).Roles);
        await Refused.With("access.bad-days", () => house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Clerk, Today, Today.AddDays(-1))));
        await Refused.With("access.unknown-role", () => house.Engine.GiveRole(Actor.Operator, "wang", new("statistican")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_day_changes_at_midnight_in_Shanghai_for_sessions_already_open(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var session = (await house.Engine.SignIn("wang", await house.Add("wang"))).Session;
        await house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Lead, Today.AddDays(1)));
        house.Store.Clock.Advance(TimeSpan.FromHours(11));
        Assert.DoesNotContain(Roles.Lead, (await house.Engine.FindBySession(session))!.Roles);
        var later = (await house.Engine.SignIn("wang", await house.Engine.ResetPassword(Actor.Operator, "wang"))).Session;
        house.Store.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Contains(Roles.Lead, (await house.Engine.FindBySession(later))!.Roles);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_substitute_holds_the_roles_of_who_is_away_for_those_days_only(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang", Roles.Statistician);
        await house.Add("li");
        await house.Add("zhao", Roles.Clerk, "zz-tjj");
        await house.Engine.AppointSubstitute(await Person(house, "wang"), "wang", new("li", Today.AddDays(1), Today.AddDays(1)));
        Assert.DoesNotContain(Roles.Statistician, (await house.Engine.ActAs("li")).Roles);
        house.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(Roles.Statistician, (await house.Engine.ActAs("li")).Roles);
        house.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(Roles.Statistician, (await house.Engine.ActAs("li")).Roles);
        await Refused.With("access.other-organisation", () => house.Engine.AppointSubstitute(Actor.Operator, "wang", new("zhao", Today, Today)));
        await Refused.With("access.not-allowed", async () => await house.Engine.AppointSubstitute(await Person(house, "li"), "wang", new("li", Today, Today)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Who_leaves_hands_every_role_over_and_nothing_is_orphaned(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang", Roles.Administrator);
        await house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Statistician, Today.AddDays(-30), Today.AddDays(60)));
        await house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Finance, Today.AddDays(10)));
        await house.Add("li");
        await Refused.With("access.last-administrator", () => house.Engine.CloseUser(Actor.Operator, "wang"));
        var handed = await house.Engine.HandOverDuties(Actor.Operator, "wang", new("li", CloseAccount: true));
        Assert.Equal([Roles.Administrator, Roles.Finance, Roles.Statistician], handed.Order());
        Assert.Equal([Roles.Administrator, Roles.Clerk, Roles.Statistician], (await house.Engine.ActAs("li")).Roles.Order());
        var held = (await house.Engine.GetUser(Actor.Operator, "li")).Roles.Single(role => role.Role == Roles.Statistician);
        Assert.Equal((Today, Today.AddDays(60)), (held.FromOn, held.ToOn!.Value));
        Assert.Equal(Today.AddDays(-1), (await house.Engine.GetUser(Actor.Operator, "wang")).Roles.Single(role => role.Role == Roles.Statistician).ToOn);
        house.Store.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Contains(Roles.Finance, (await house.Engine.ActAs("li")).Roles);
        await Refused.With("access.closed-user", () => house.Engine.HandOverDuties(Actor.Operator, "wang", new("li")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_ended_role_is_kept_on_record_and_the_last_administrator_stays(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang", Roles.Administrator);
        await Refused.With("access.last-administrator", () => house.Engine.EndRole(Actor.Operator, "wang", Roles.Administrator, null));
        await house.Engine.GiveRole(Actor.Operator, "wang", new(Roles.Finance, Today.AddDays(-5)));
        await house.Engine.EndRole(Actor.Operator, "wang", Roles.Finance, null);
        Assert.DoesNotContain(Roles.Finance, (await house.Engine.ActAs("wang")).Roles);
        Assert.Equal(Today.AddDays(-1), (await house.Engine.GetUser(Actor.Operator, "wang")).Roles.Single(role => role.Role == Roles.Finance).ToOn);
        await Refused.With("access.unknown-role", () => house.Engine.EndRole(Actor.Operator, "wang", Roles.Finance, null));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_people_of_a_merged_office_act_for_its_successor(Dialect dialect)
    {
        var merged = new Organisation(
            "cs-old", "旧局", "", RegionCode.Parse("430100"), "统计", new InForce(null, Today.AddDays(3)), "cs-tjj");
        await using var house = await AccessHouse.Open(dialect, merged);
        await house.Add("wang", Roles.Statistician, "cs-old");
        Assert.Equal("cs-old", (await house.Engine.ActAs("wang")).Organisation);
        house.Store.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal("cs-tjj", (await house.Engine.ActAs("wang")).Organisation);
        await house.Engine.MoveUser(Actor.Operator, "wang", "zz-tjj");
        Assert.Equal(("zz-tjj", "430200"), ((await house.Engine.ActAs("wang")).Organisation, (await house.Engine.ActAs("wang")).City));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Names_organisations_and_doubles_are_checked_and_the_nearest_is_told(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        await Refused.With("access.name-taken", () => house.Add("Wang"));
        await Refused.With("access.bad-name", () => house.Add("../../wang"));
        var organisation = await Refused.With("access.unknown-organisation", () => house.Add("li", Roles.Clerk, "cs-tj"));
        Assert.Contains("cs-tjj", organisation.Remedy.English, StringComparison.Ordinal);
        var unknown = await Refused.With("access.unknown-user", () => house.Engine.ActAs("wnag"));
        Assert.Contains("wang", unknown.Remedy.English, StringComparison.Ordinal);
        await Refused.With("access.not-allowed", async () => await house.Engine.AddUser(await Person(house, "wang"), new("x", "cs-tjj", Roles.Clerk)));
        Assert.Equal("operator as wang", (await house.Engine.ActAs("wang")).AuditName);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_demonstration_fills_every_desk_once_and_marks_it(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var first = await house.Engine.AddDemonstration(Actor.Operator);
        var again = await house.Engine.AddDemonstration(Actor.Operator);
        Assert.Equal(first.Select(user => user.Name), again.Select(user => user.Name));
        Assert.All(first, user => Assert.StartsWith("demo-", user.Name, StringComparison.Ordinal));
        Assert.Contains(first, user => user is { Role: Roles.Statistician, Organisation: "zz-tjj" });
        Assert.True((await house.Engine.GetUser(Actor.Operator, first[0].Name)).IsDemonstration);
        await house.Engine.SignIn(again[0].Name, again[0].OneTimePassword);
    }

    private static async Task<Actor> Person(AccessHouse house, string name) => (await house.Engine.ActAs(name)) with { Through = null };
}
