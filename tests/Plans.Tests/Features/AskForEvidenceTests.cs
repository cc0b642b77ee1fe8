using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class AskForEvidenceTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_a_unit_without_an_account_hands_in_waits_to_be_confirmed(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        var link = await office.Plans.AskForEvidence(Office.Handler, item.Id, "某供水公司", "请提供通水记录", new(2026, 3, 20));
        var ask = await office.Plans.ReadAsk(link.Token);
        Assert.Equal((item.Title, "某供水公司", "请提供通水记录"), (ask.Title, ask.Unit, ask.Words));
        await office.Plans.AnswerAsk(link.Token, new HandInEvidence.Request("statement", "", "3 月 1 日通水"));
        var page = await office.Plans.ReadItem(Office.Planner, item.Id);
        var evidence = Assert.Single(page.Evidence);
        Assert.Equal(("某供水公司", (string?)null, "3 月 1 日通水"), (evidence.ByName, evidence.ConfirmedBy, evidence.Words));
        await office.Plans.Confirm(Office.Lead, item.Id);
        Assert.Equal("li", Assert.Single((await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence).ConfirmedBy);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_link_that_is_over_unknown_or_used_up_says_only_that_it_is_no_longer_good(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        var link = await office.Plans.AskForEvidence(Office.Handler, item.Id, "某公司", "", new(2026, 3, 3));
        Assert.Equal("plans.ask-ended", await Code(() => office.Plans.ReadAsk(link.Token[..^1] + (link.Token[^1] == 'x' ? "y" : "x"))));
        for (var answer = 0; answer < 20; answer++) await office.Plans.AnswerAsk(link.Token, new("statement", "", "说明"));
        Assert.Equal("plans.ask-ended", await Code(() => office.Plans.AnswerAsk(link.Token, new("statement", "", "说明"))));
        office.PassDays(2);
        Assert.Equal("plans.ask-ended", await Code(() => office.Plans.ReadAsk(link.Token)));
    }

    [Theory]
    [InlineData("", "2026-03-20", "plans.unusable-value")]
    [InlineData("某公司", "2026-03-01", "plans.unusable-value")]
    [InlineData("某公司", "2027-03-01", "plans.unusable-value")]
    public async Task A_link_needs_a_unit_and_a_near_end(string unit, string until, string code)
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        Assert.Equal(code, await Code(() => office.Plans.AskForEvidence(Office.Handler, item.Id, unit, "", DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("statement", "", "")]
    [InlineData("file", "", "说明")]
    [InlineData("rumour", "x", "说明")]
    public async Task What_is_no_evidence_is_refused_and_counts_nothing(string kind, string reference, string words)
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        var link = await office.Plans.AskForEvidence(Office.Handler, item.Id, "某公司", "", new(2026, 3, 20));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.AnswerAsk(link.Token, new(kind, reference, words))));
        Assert.Equal(0, (await office.Plans.ReadAsk(link.Token)).Answers);
    }

    [Fact]
    public async Task Another_citys_handler_makes_no_link_for_it()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        var stranger = new Actor(ActorKind.User, "zhao", "zz-jtj", "430200", new HashSet<string> { Roles.Handler });
        await Assert.ThrowsAsync<RefusedException>(() => office.Plans.AskForEvidence(stranger, item.Id, "某公司", "", new(2026, 3, 20)));
    }

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusal.Code;
}
