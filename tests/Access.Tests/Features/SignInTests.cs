using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Access.Tests.Features;

public class SignInTests
{
    private const string Own = "three unrelated porcelain words";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_one_time_password_opens_the_account_until_an_own_one_is_set(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var once = await house.Add("wang");
        var first = await house.Engine.SignIn("WANG", once);
        Assert.True(first.ByOneTimePassword);
        var actor = await house.Engine.FindBySession(first.Session);
        Assert.Equal(("wang", "cs-tjj", "430100"), (actor!.Name, actor.Organisation, actor.City));
        await Refused.With("access.wrong-password", () => house.Engine.SetPassword(actor, "not it", Own, first.Session));
        await house.Engine.SetPassword(actor, once, Own, first.Session);
        Assert.NotNull(await house.Engine.FindBySession(first.Session));
        await Refused.With("access.wrong-password", () => house.Engine.SignIn("wang", once));
        Assert.False((await house.Engine.SignIn("wang", Own)).ByOneTimePassword);
        Assert.Contains("access.password-set", await house.Events());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_unused_one_time_password_ends_half_an_hour_after_its_first_use(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var once = await house.Add("wang");
        await house.Engine.SignIn("wang", once);
        house.Store.Clock.Advance(TimeSpan.FromMinutes(29));
        await house.Engine.SignIn("wang", once);
        house.Store.Clock.Advance(TimeSpan.FromMinutes(2));
        await Refused.With("access.wrong-password", () => house.Engine.SignIn("wang", once));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_storm_of_wrong_passwords_is_locked_out_and_leaves_one_line_per_lock_in_the_trail(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var once = await house.Add("wang");
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            (await Assert.ThrowsAsync<RefusedException>(() => house.Engine.SignIn("wang", "guess"))).Refusal.Code));
        // However they arrive, five are looked at and no more.
        Assert.Equal(5, tries.Count(code => code == "access.wrong-password"));
        Assert.Equal(15, tries.Count(code => code == "access.locked"));
        var locked = await Refused.With("access.locked", () => house.Engine.SignIn("wang", once));
        Assert.Matches("in (30|60|120|240|480|900) s", locked.Remedy.English);
        house.Store.Clock.Advance(TimeSpan.FromMinutes(16));
        await house.Engine.SignIn("wang", once);
        Assert.Equal(1, (await house.Events()).Count(code => code == "access.locked-out"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_unknown_name_answers_as_a_known_one(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        for (var tried = 0; tried < 5; tried++) await Refused.With("access.wrong-password", () => house.Engine.SignIn("nobody", "guess"));
        await Refused.With("access.locked", () => house.Engine.SignIn("nobody", "guess"));
        await Refused.With("access.wrong-password", () => house.Engine.SignIn("../../etc", new string('x', 100_000)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_session_ends_by_time_by_sign_out_by_reset_and_by_closing(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("root", Roles.Administrator);
        async Task<string> Enter() => (await house.Engine.SignIn("wang", await house.Engine.ResetPassword(Actor.Operator, "wang"))).Session;
        await house.Add("wang");
        var session = await Enter();
        house.Store.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Null(await house.Engine.FindBySession(session));
        session = await Enter();
        await house.Engine.SignOut((await house.Engine.FindBySession(session))!, session);
        await Gone(house, session);
        session = await Enter();
        await house.Engine.ResetPassword(Actor.Operator, "wang");
        await Gone(house, session);
        session = await Enter();
        await house.Engine.CloseUser(Actor.Operator, "wang");
        await Gone(house, session);
        await Refused.With("access.closed-user", () => house.Engine.ActAs("wang"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_set_up_address_makes_one_administrator_and_works_once(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var old = await house.Engine.OfferSetUp();
        var code = await house.Engine.OfferSetUp();
        Assert.False(await house.Engine.IsSetUpOffered(old!));
        Assert.True(await house.Engine.IsSetUpOffered(code!));
        await Refused.With("access.not-set-up-code", () => house.Engine.SetUp(new(old!, "root", Own)));
        await Refused.With("access.weak-password", () => house.Engine.SetUp(new(code!, "root", "short")));
        var both = await Task.WhenAll(
            Try(() => house.Engine.SetUp(new(code!, "root", Own))), Try(() => house.Engine.SetUp(new(code!, "other", Own))));
        Assert.Single(both, code => code == "");
        Assert.Null(await house.Engine.OfferSetUp());
        await Refused.With("access.not-set-up-code", () => house.Engine.SetUp(new(code!, "third", Own)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_outside_names_the_person_and_the_account_must_exist(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await Refused.With("access.not-known-here", () => house.Engine.SignInOutside("https://id", "1", "wang"));
        await house.Add("wang");
        await house.Engine.SignInOutside("https://id", "1", "wang");
        Assert.Equal("wang", (await house.Engine.SignInOutside("https://id", "1", "renamed-outside")).Name);
        await Refused.With("access.not-known-here", () => house.Engine.SignInOutside("https://id", "2", "wang"));
        await house.Add("root", Roles.Administrator);
        await house.Engine.CloseUser(Actor.Operator, "wang");
        await Refused.With("access.not-known-here", () => house.Engine.SignInOutside("https://id", "1", null));
    }

    private static async Task Gone(AccessHouse house, string session)
    {
        house.Store.Clock.Advance(TimeSpan.FromMilliseconds(51));
        Assert.Null(await house.Engine.FindBySession(session));
    }

    private static async Task<string> Try(Func<Task> act)
    {
        try
        {
            await act();
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }
}
