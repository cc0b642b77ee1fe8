using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Testing;
using Xunit;

namespace OneCity.Exchange.Tests;

public sealed class TwoNodesTests
{
    [Theory, InlineData(Dialect.Sqlite, "p256"), InlineData(Dialect.Postgres, "sm2")]
    public async Task Messages_cross_a_line_that_is_cut_again_and_again_once_and_in_order(Dialect dialect, string suite)
    {
        await using var one = await TestNode.Start(dialect, "A", suite: suite);
        await using var other = await TestNode.Start(dialect, "B", suite: suite);
        await using var line = FaultyLine.To(other.Port);
        await one.Engine.JoinPeer(Actor.Operator, "B", $"https://127.0.0.1:{line.Port}", await other.FingerprintOf("B"));
        await other.Engine.JoinPeer(Actor.Operator, "A", one.Server.Address!, await one.FingerprintOf("A"));
        line.CutEvery(40_000);
        one.Deliver();
        other.Deliver();
        var words = Enumerable.Range(0, 300).Select(number => $"word {number} {new string('x', 200)}").ToArray();
        foreach (var part in words.Chunk(30)) await one.Tell("A", "B", part);
        await other.Tell("B", "A", "answer", "refuse");
        await Eventually.Holds(() => line.Cuts >= 2, "the line was cut twice");
        line.Mend();
        await Eventually.Holds(() => other.Effects.Count >= 300 && !one.Effects.IsEmpty, "everything arrived");
        Assert.Equal(words, other.Effects);
        Assert.Equal(["answer"], one.Effects);
        await Eventually.Holds(async () => (await other.Engine.ListPeers())[0] is { Refusals: > 0, Waiting: 0 }, "the refusal was seen by the sender");
        foreach (var node in (TestNode[])[one, other])
            Assert.Empty((await node.Engine.Verify()).Broken);
        Assert.Equal(300, (await other.Engine.ListPeers())[0].Received - 1);
    }

    [Fact]
    public async Task What_is_wrong_between_two_nodes_is_said_exactly()
    {
        await using var one = await TestNode.Start(Dialect.Sqlite, "A");
        await using var other = await TestNode.Start(Dialect.Sqlite, "B");
        await using var line = FaultyLine.To(other.Port);
        var address = $"https://127.0.0.1:{line.Port}";
        Assert.Equal("exchange.wrong-fingerprint", await CodeOf(() => one.Engine.JoinPeer(Actor.Operator, "B", address, "0000:1111")));
        Assert.Equal("exchange.unknown-member", await CodeOf(() => one.Engine.JoinPeer(Actor.Operator, "C", address, "0000:1111")));
        await one.Engine.JoinPeer(Actor.Operator, "B", address, await other.FingerprintOf("B"));
        Assert.Equal("exchange.unknown-certificate", await TroubleOf(one));

        await other.Engine.JoinPeer(Actor.Operator, "A", one.Server.Address!, await one.FingerprintOf("A"));
        await Eventually.Holds(async () => await TroubleOf(one) is null, "the other node knows the newcomer");

        line.Cut(forGood: true);
        Assert.Equal("exchange.unreachable", await TroubleOf(one));
        line.Mend();
        line.LeadTo(one.Port);
        Assert.Equal("exchange.wrong-certificate", await TroubleOf(one));
        line.LeadTo(other.Port);
        line.Cut();
        Assert.Null(await TroubleOf(one));

        Assert.Equal("exchange.served-here", await CodeOf(async () => await one.Engine.JoinPeer(Actor.Operator, await one.Engine.ShowCard("A"), await one.FingerprintOf("A"))));
        await Assert.ThrowsAsync<LinkBrokenException>(() => one.Link.Greet("Z", "B", default));
    }

    [Fact]
    public async Task A_certificate_outside_its_days_and_a_clock_that_is_off_are_named()
    {
        await using var one = await TestNode.Start(Dialect.Sqlite, "A");
        await using var late = await TestNode.Start(Dialect.Sqlite, "B", new Shifted(TimeSpan.FromDays(-800)));
        await using var off = await TestNode.Start(Dialect.Sqlite, "C", new Shifted(TimeSpan.FromHours(2)));
        Assert.Equal("exchange.certificate-expired", await CodeOf(async () => await one.Engine.JoinPeer(Actor.Operator, "B", late.Server.Address!, await late.FingerprintOf("B"))));
        await one.Engine.JoinPeer(Actor.Operator, "C", off.Server.Address!, await off.FingerprintOf("C"));
        await off.Engine.JoinPeer(Actor.Operator, "A", one.Server.Address!, await one.FingerprintOf("A"));
        Assert.Equal("exchange.clock-off", await TroubleOf(one));
    }

    [Fact]
    public async Task Nobody_speaks_for_another_member_and_nothing_foreign_enters_a_journal()
    {
        await using var one = await TestNode.Start(Dialect.Sqlite, "A");
        await using var other = await TestNode.Start(Dialect.Sqlite, "B");
        await using var third = await TestNode.Start(Dialect.Sqlite, "C");
        foreach (var (node, name) in new[] { (one, "A"), (third, "C") })
        {
            await node.Engine.JoinPeer(Actor.Operator, "B", other.Server.Address!, await other.FingerprintOf("B"));
            await other.Engine.JoinPeer(Actor.Operator, name, node.Server.Address!, await node.FingerprintOf(name));
        }
        var written = await one.Tell("A", "B", "mine");
        var spoken = await Assert.ThrowsAsync<LinkBrokenException>(() => third.Link.Call(new Request("A", "B", "call-1", null, new Ask(0, Chain.Root, 0, false), null), default));
        Assert.Equal("exchange.speaks-for-another", spoken.Refusal.Code);
        // The third city greets as itself and then hands in what the first one wrote.
        var told = await third.Link.Call(new Request("C", "B", "call-2", null, new Ask(0, Chain.Root, 0, false), null), default);
        var answer = await third.Link.Call(new Request("C", "B", "call-3", told.Told!.Token, null, written), default);
        Assert.Equal(Troubles.Broken, answer.Trouble);
        Assert.Empty(other.Effects);
        var stranger = await Assert.ThrowsAsync<LinkBrokenException>(() => one.Link.Call(new Request("A", "B", "call-4", null, null, written) with { To = "Z" }, default));
        Assert.Equal("exchange.unknown-member", stranger.Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_new_key_is_announced_and_the_end_of_a_partnership_leaves_everything_verifiable(Dialect dialect)
    {
        await using var one = await TestNode.Start(dialect, "A");
        await using var other = await TestNode.Start(dialect, "B");
        await Join(one, other);
        one.Deliver();
        other.Deliver();
        await one.Tell("A", "B", "under the first key");
        var keyId = await one.Engine.RotateKey(Actor.Operator, "A");
        await one.Tell("A", "B", "under the second key");
        await Eventually.Holds(() => other.Effects.Count == 2, "both messages arrived");
        Assert.Equal(keyId, (await other.Engine.FindKey("A"))!.Value.KeyId);
        Assert.Equal(2, (await other.Keys.ListKeys("A")).Count);

        await one.Engine.EndPartnership(Actor.Operator, "A", "B", "moved away");
        await Eventually.Holds(async () => (await other.Engine.ListPeers())[0].Standing == ChainStanding.Ended, "the peer heard of the end");
        Assert.Equal("exchange.partnership-ended", await CodeOf(() => other.Tell("B", "A", "too late")));
        foreach (var node in (TestNode[])[one, other])
            Assert.Empty((await node.Engine.Verify()).Broken);
        await Join(one, other);
        await one.Tell("A", "B", "together again");
        await Eventually.Holds(() => other.Effects.Contains("together again"), "they are partners again");
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_named_file_travels_in_parts_goes_on_after_a_cut_and_is_given_to_nobody_else(Dialect dialect)
    {
        await using var one = await TestNode.Start(dialect, "A");
        await using var other = await TestNode.Start(dialect, "B");
        await using var line = FaultyLine.To(one.Port);
        await one.Engine.JoinPeer(Actor.Operator, "B", other.Server.Address!, await other.FingerprintOf("B"));
        await other.Engine.JoinPeer(Actor.Operator, "A", $"https://127.0.0.1:{line.Port}", await one.FingerprintOf("A"));
        line.CutEvery(400_000);
        var file = await one.TellWithFile("A", "B", System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_500_000));
        one.Deliver();
        other.Deliver();
        await Eventually.Holds(() => other.Shelf.ContainsKey(file.Hash), "the file arrived");
        Assert.Equal(one.Shelf[file.Hash], other.Shelf[file.Hash]);
        Assert.True(line.Cuts >= 2, "cut in the middle");
        line.Mend();
        await Eventually.Holds(async () => (await other.Named("B", "A", isOwn: false)).Count == 0, "nothing is missing any more");
        var secret = new string('a', 64);
        one.Shelf[secret] = [1, 2, 3];
        var refused = await Assert.ThrowsAsync<LinkBrokenException>(() => other.Link.FetchPart("B", "A", secret, 0, 10, default));
        Assert.Equal("exchange.file-not-there", refused.Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Many_desks_write_to_one_journal_at_the_same_time_without_a_gap_or_a_double(Dialect dialect)
    {
        await using var one = await TestNode.Start(dialect, "A");
        await using var other = await TestNode.Start(dialect, "B");
        await Join(one, other);
        one.Deliver();
        other.Deliver();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(desk => Task.Run(async () =>
        {
            for (var number = 0; number < 20; number++) await one.Tell("A", "B", $"{desk}-{number}");
        })));
        await Eventually.Holds(async () => other.Effects.Count >= 120 && (await one.Engine.ListPeers())[0].Waiting == 0, "everything arrived");
        Assert.Equal(120, other.Effects.Distinct().Count());
        Assert.Equal(120, other.Effects.Count);
        Assert.Empty((await one.Engine.Verify()).Broken);
    }

    private static async Task Join(TestNode one, TestNode other)
    {
        await one.Engine.JoinPeer(Actor.Operator, "B", other.Server.Address!, await other.FingerprintOf("B"));
        await other.Engine.JoinPeer(Actor.Operator, "A", one.Server.Address!, await one.FingerprintOf("A"));
    }

    private static async Task<string?> TroubleOf(TestNode node) => (await node.Engine.CheckPeers())[0].Trouble?.Code;

    private static async Task<string> CodeOf(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusal.Code;

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
