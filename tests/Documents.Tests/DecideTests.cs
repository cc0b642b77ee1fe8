using System.Text;
using Microsoft.Extensions.Time.Testing;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Documents.Tests;

/// <summary>Taking documents in and deciding about their claims, on both databases.</summary>
public sealed class DecideTests
{
    private static readonly TakeInDocument.Request Text = new("a.txt", Encoding.UTF8.GetBytes("2023年，株洲市新增企业12家，完成投资3.5亿元，接待游客20万人次。"), new DateOnly(2024, 1, 5));

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task The_same_document_is_kept_once_and_shows_what_it_gave(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var engine = Engine(store, new Taker());
        Assert.Empty(await engine.List(Actor.Operator));
        var number = await engine.TakeIn(Actor.Operator, Text);
        Assert.Equal(number, await engine.TakeIn(Actor.Operator, Text));
        var shown = await engine.Get(Actor.Operator, number);
        Assert.Equal(3, shown.Claims.Count);
        Assert.All(shown.Claims, claim => Assert.Equal(shown.Text[claim.Claim.Start..claim.Claim.End], claim.Claim.Text));
        Assert.Single(await engine.List(Actor.Operator));
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task Accepting_is_all_or_none(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var taker = new Taker { RefusesFrom = 2 };
        var engine = Engine(store, taker);
        var number = await engine.TakeIn(Actor.Operator, Text);
        await Assert.ThrowsAsync<RefusedException>(() => engine.Decide(Actor.Operator, number, [new(0, true), new(1, true), new(2, true)]));
        Assert.All((await engine.Get(Actor.Operator, number)).Claims, claim => Assert.Equal("open", claim.State));
        var corrected = (await engine.Get(Actor.Operator, number)).Claims[1].Claim with { Value = 360000000m };
        await engine.Decide(Actor.Operator, number, [new(0, true), new(1, true, corrected)]);
        var claims = (await engine.Get(Actor.Operator, number)).Claims;
        Assert.Equal(["accepted", "accepted", "open"], claims.Select(claim => claim.State));
        Assert.Equal((350000000m, 360000000m), (claims[1].Claim.Value, claims[1].Corrected!.Value));
        var again = await Assert.ThrowsAsync<RefusedException>(() => engine.Decide(Actor.Operator, number, [new(0, false)]));
        Assert.Equal("documents.already-decided", again.Refusal.Code);
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task A_decision_that_gave_nothing_is_taken_back_and_one_that_gave_a_figure_is_not(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var engine = Engine(store, new Taker());
        var number = await engine.TakeIn(Actor.Operator, Text);
        await engine.Decide(Actor.Operator, number, [new(0, false), new(1, true)]);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => engine.Reopen(Actor.Operator, number, [0, 1]));
        Assert.Equal("documents.has-given", refused.Refusal.Code);
        Assert.Equal("rejected", (await engine.Get(Actor.Operator, number)).Claims[0].State);
        Assert.Equal(1, await engine.Reopen(Actor.Operator, number, [0]));
        Assert.Equal(["open", "accepted", "open"], (await engine.Get(Actor.Operator, number)).Claims.Select(claim => claim.State));
        Assert.Equal("documents.still-open", (await Assert.ThrowsAsync<RefusedException>(() => engine.Reopen(Actor.Operator, number, [2]))).Refusal.Code);
        Assert.Equal("documents.unknown-claim", (await Assert.ThrowsAsync<RefusedException>(() => engine.Reopen(Actor.Operator, number, [9]))).Refusal.Code);
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task Forty_claims_are_accepted_in_one_act_and_stand_again_after_a_refusal(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var text = string.Concat(Enumerable.Range(1, 40).Select(count => $"2023年，株洲市第{count}类企业新增{count}家。"));
        var number = await Engine(store, new Taker()).TakeIn(Actor.Operator, new("c.txt", Encoding.UTF8.GetBytes(text), new DateOnly(2024, 1, 5)));
        ClaimDecision[] all = [.. Enumerable.Range(0, 40).Select(claim => new ClaimDecision(claim, true))];
        await Assert.ThrowsAsync<RefusedException>(() => Engine(store, new Taker { RefusesFrom = 39 }).Decide(Actor.Operator, number, all));
        Assert.All((await Engine(store, new Taker()).Get(Actor.Operator, number)).Claims, claim => Assert.Equal("open", claim.State));
        Assert.Equal(40, await Engine(store, new Taker()).Decide(Actor.Operator, number, all));
        Assert.All((await Engine(store, new Taker()).Get(Actor.Operator, number)).Claims, claim => Assert.Equal("accepted", claim.State));
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task Accepted_targets_and_projects_go_to_the_plans(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var engine = Engine(store, new Taker());
        var text = "3月2日，株洲市新材料产业园项目开工，总投资20亿元，占地300亩。\n\n到2027年，力争株洲市地区生产总值突破5000亿元。\n";
        var number = await engine.TakeIn(Actor.Operator, new("b.txt", Encoding.UTF8.GetBytes(text), new DateOnly(2024, 3, 3)));
        var claims = (await engine.Get(Actor.Operator, number)).Claims;
        await engine.Decide(Actor.Operator, number, [.. claims.Select(claim => new ClaimDecision(claim.Number, true))]);
        var outcomes = (await engine.Get(Actor.Operator, number)).Claims.ToDictionary(claim => claim.Claim.Text, claim => claim.Outcome);
        Assert.Equal("goal:2", outcomes["5000亿元"]);
        Assert.StartsWith("item:", outcomes["20亿元"], StringComparison.Ordinal);
        Assert.Equal("figure", outcomes["300亩"]);
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task A_document_above_the_limit_of_the_node_and_a_correction_that_says_nothing_are_refused(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("documents", typeof(DocumentsEngine).Assembly));
        var engine = Engine(store, new Taker());
        var huge = await Assert.ThrowsAsync<RefusedException>(() => engine.TakeIn(Actor.Operator, Text with { Content = new byte[5000] }));
        Assert.Equal("documents.too-large", huge.Refusal.Code);
        Assert.Contains("documents.most_bytes", huge.Refusal.Remedy.English, StringComparison.Ordinal);
        var number = await engine.TakeIn(Actor.Operator, Text);
        var claim = (await engine.Get(Actor.Operator, number)).Claims[0].Claim;
        foreach (var wrong in new[] { claim with { Period = "nonsense" }, claim with { Kind = "maybe" }, claim with { Start = claim.Start + 1 } })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => engine.Decide(Actor.Operator, number, [new(0, true, wrong)]));
            Assert.Equal("documents.bad-correction", refused.Refusal.Code);
        }
        Assert.Equal("open", (await engine.Get(Actor.Operator, number)).Claims[0].State);
    }

    private static readonly IntakeLimits Limits = new(MostBytes: 4096);

    private static DocumentsEngine Engine(TestStore store, ITakeClaims taker) => new(store.Database, new NoDirectory(), taker, new Goals(), new FakeTimeProvider(), new OpenGate(), Limits);

    /// <summary>Stands where the figures stand in the whole product; refuses from a number of claims on.</summary>
    private sealed class Taker : ITakeClaims
    {
        public int RefusesFrom { get; init; } = int.MaxValue;

        public Task<IReadOnlyList<string>> Take(IWriteSession session, Actor actor, IReadOnlyList<AcceptedClaim> claims) => claims.Count > RefusesFrom
            ? throw DocumentsRefusals.NoIndicator(claims[0].Claim.Text, "指标").ToException()
            : Task.FromResult<IReadOnlyList<string>>([.. claims.Select(claim => "figure")]);
    }

    /// <summary>Stands where the plans stand: targets become goals, the investment of a project becomes an item.</summary>
    private sealed class Goals : ITakeGoals
    {
        public Task<IReadOnlyList<string?>> Take(IWriteSession session, Actor actor, long document, string title, IReadOnlyList<AcceptedClaim> claims) =>
            Task.FromResult<IReadOnlyList<string?>>([.. claims.Select(each => each.Claim.Kind == "target" ? $"goal:{each.Number}" : each.Project is { } project ? $"item:{project.Name}" : null)]);
    }

    private sealed class NoDirectory : IDirectory
    {
        public RegionDirectory Current => RegionDirectory.Empty;
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }
}
