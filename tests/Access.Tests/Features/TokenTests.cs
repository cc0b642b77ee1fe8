using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Access.Tests.Features;

public class TokenTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_token_is_shown_once_stored_hashed_and_acts_for_its_holder_within_its_scopes(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang", Roles.Statistician);
        var made = await house.Engine.AddToken(Actor.Operator, new("nightly import", "wang", Scopes: "figures:write"));
        var actor = (await house.Engine.FindByToken(made.Token))!;
        Assert.Equal((ActorKind.Program, "wang", "token nightly import as wang"), (actor.Kind, actor.Name, actor.AuditName));
        Assert.True(house.Gate.May(actor, "figures", "write", "cs-tjj"));
        Assert.False(house.Gate.May(actor, "figures", "publish", "cs-tjj"));
        Assert.False(house.Gate.May(actor, "figures", "write", "zz-tjj"));
        var stored = await house.Store.Database.Read(session => session.Get<string>("SELECT secret_hash FROM access_tokens"));
        Assert.DoesNotContain(made.Token, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Token, System.Text.Json.JsonSerializer.Serialize(await house.Engine.ListTokens(Actor.Operator, null, 10)), StringComparison.Ordinal);
        Assert.Null(await house.Engine.FindByToken(made.Token[..^1] + (made.Token[^1] == '0' ? "1" : "0")));
        Assert.Null(await house.Engine.FindByToken(""));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_token_ends_when_revoked_when_old_and_with_its_holder(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("root", Roles.Administrator);
        await house.Add("wang");
        var revoked = await house.Engine.AddToken(Actor.Operator, new("a", "wang"));
        var old = await house.Engine.AddToken(Actor.Operator, new("b", "wang", Days: 1));
        var held = await house.Engine.AddToken(Actor.Operator, new("c", "wang"));
        Assert.NotNull(await house.Engine.FindByToken(revoked.Token));
        await house.Engine.RevokeToken(Actor.Operator, revoked.Id);
        await house.Engine.RevokeToken(Actor.Operator, "a");
        house.Store.Clock.Advance(TimeSpan.FromMilliseconds(51));
        Assert.Null(await house.Engine.FindByToken(revoked.Token));
        Assert.NotNull(await house.Engine.FindByToken(old.Token));
        house.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await house.Engine.FindByToken(old.Token));
        Assert.NotNull(await house.Engine.FindByToken(held.Token));
        await house.Engine.CloseUser(Actor.Operator, "wang");
        house.Store.Clock.Advance(TimeSpan.FromMilliseconds(51));
        Assert.Null(await house.Engine.FindByToken(held.Token));
        Assert.Single(await house.Events(), code => code == "access.token-revoked");
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task People_make_and_revoke_their_own_tokens_and_nobody_elses(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        await house.Add("li");
        var wang = (await house.Engine.ActAs("wang")) with { Through = null };
        var own = await house.Engine.AddToken(wang, new("mine"));
        Assert.Equal("wang", (await house.Engine.FindByToken(own.Token))!.Name);
        await Refused.With("access.not-allowed", () => house.Engine.AddToken(wang, new("theirs", "li")));
        await Refused.With("access.not-allowed", () => house.Engine.AddToken(wang, new("office", Organisation: "cs-tjj", Role: Roles.Administrator)));
        var theirs = await house.Engine.AddToken(Actor.Operator, new("theirs", "li"));
        await Refused.With("access.not-allowed", () => house.Engine.RevokeToken(wang, theirs.Id));
        await house.Engine.RevokeToken(wang, own.Id);
        await Refused.With("access.unknown-token", () => house.Engine.RevokeToken(Actor.Operator, "nothing"));
        await Refused.With("access.bad-label", () => house.Engine.AddToken(wang, new(" ")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_repeated_request_gets_the_first_answer_and_a_running_one_is_not_run_twice(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        var stop = CancellationToken.None;
        Assert.True((await house.Web.Claim("wang", "k", "h1", stop)).IsFirst);
        Assert.Equal(new KeyVerdict(false, false, null), await house.Web.Claim("wang", "k", "h1", stop));
        Assert.True((await house.Web.Claim("li", "k", "h1", stop)).IsFirst);
        await house.Web.Keep("wang", "k", new(201, "application/json", "/x", "{}"));
        Assert.Equal(new KeptAnswer(201, "application/json", "/x", "{}"), (await house.Web.Claim("wang", "k", "h1", stop)).Answer);
        Assert.True((await house.Web.Claim("wang", "k", "h2", stop)).IsOther);
        house.Store.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.True((await house.Web.Claim("li", "k", "h1", stop)).IsFirst);
        house.Store.Clock.Advance(TimeSpan.FromHours(25));
        Assert.True((await house.Web.Claim("wang", "k", "h2", stop)).IsFirst);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_audit_trail_can_be_asked_paged_checked_and_taken_away(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        foreach (var name in (string[])["a1", "a2", "a3"]) await house.Add(name);
        var page = await house.Engine.ListAudit(Actor.Operator, new(1, 1));
        Assert.Equal((2L, "access.user-added", "user:a2"), (page[0].Number, page[0].Event, page[0].Subject));
        Assert.Equal(3, (await house.Engine.ListAudit(Actor.Operator, new(0, 1, NewestFirst: true)))[0].Number);
        Assert.Equal(3, (await house.Engine.ListAudit(Actor.Operator, new(0, 10, Event: "access.", Actor: "operator"))).Count);
        Assert.Empty(await house.Engine.ListAudit(Actor.Operator, new(0, 10, Event: "cases.")));
        Assert.Equal(new(3, null), await house.Engine.VerifyAudit(Actor.Operator));
        using var csv = new MemoryStream();
        await house.Engine.ExportAudit(Actor.Operator, csv, Access.Features.ReadAudit.Form.Csv);
        Assert.Equal(4, System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var clerk = (await house.Engine.ActAs("a1")) with { Through = null };
        await Refused.With("access.not-allowed", () => house.Engine.ListAudit(clerk, new(0, 1)));
        await Refused.With("access.sign-in", () => house.Engine.VerifyAudit(Actor.Anonymous));
    }
}
