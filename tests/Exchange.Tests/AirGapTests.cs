using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Exchange.Tests;

public sealed class AirGapTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_restored_member_asks_and_is_answered_by_file_and_then_sends_again(Dialect dialect)
    {
        await using var one = await TestNode.Start(dialect, "A");
        await using var other = await TestNode.Start(dialect, "B");
        await Introduce(one, other);
        await one.Tell("A", "B", "before");
        await other.Tell("B", "A", "from the peer");
        await Carry(one, other, "B");
        await Carry(other, one, "A");
        Assert.Equal(["before"], other.Effects);
        Assert.Equal(["from the peer"], one.Effects);

        await one.Courier.MarkRestored("A");
        Assert.Equal("exchange.catching-up", (await Assert.ThrowsAsync<RefusedException>(() => one.Tell("A", "B", "too early"))).Refusal.Code);
        var asked = await Carry(one, other, "B");
        Assert.Equal((0L, 1), (asked.Messages, asked.Questions));
        var lost = await other.Files.Export(Actor.Operator, "A"); // This disc is lost; the next one answers as well.
        Assert.Equal(1, (await Carry(other, one, "A")).Answers);
        Assert.Equal(ChainStanding.Open, (await one.Engine.ListPeers())[0].Standing);
        await one.Tell("A", "B", "after");
        Assert.Equal(1, (await Carry(one, other, "B")).Messages);
        Assert.Equal(["before", "after"], other.Effects);
        Assert.Equal(0, (await one.Files.Import(Actor.Operator, "late disc", lost)).Answers);
        foreach (var node in (TestNode[])[one, other]) Assert.Empty((await node.Engine.Verify()).Broken);
    }

    [Fact]
    public async Task A_receipt_on_a_disc_that_comes_late_takes_the_mark_back_and_asks_for_the_call_that_mends_it()
    {
        await using var one = await TestNode.Start(Dialect.Sqlite, "A");
        await using var other = await TestNode.Start(Dialect.Sqlite, "B");
        await Introduce(one, other);
        await one.Tell("A", "B", "first");
        await Carry(one, other, "B");
        var late = await other.Files.Export(Actor.Operator, "A");
        await one.Tell("A", "B", "second");
        await Carry(one, other, "B");
        await Carry(other, one, "A");
        Assert.Equal(0, (await Carry(one, other, "B")).Messages);
        var rung = new List<string>();
        one.Send.Bell.Rung += (sender, receiver) => rung.Add($"{sender}>{receiver}");

        await one.Files.Import(Actor.Operator, "late disc", late);

        Assert.Contains("A>B", rung);
        await Carry(one, other, "B");
        await Carry(other, one, "A");
        Assert.Equal(["first", "second"], other.Effects);
        Assert.Equal(0, (await Carry(one, other, "B")).Messages);
    }

    [Fact]
    public async Task A_file_for_another_member_or_with_a_changed_question_is_refused_whole()
    {
        await using var one = await TestNode.Start(Dialect.Sqlite, "A");
        await using var other = await TestNode.Start(Dialect.Sqlite, "B");
        await Introduce(one, other);
        var file = await one.TellWithFile("A", "B", [1, 2, 3, 4]);
        var text = await one.Files.Export(Actor.Operator, "B");
        Assert.Equal("exchange.not-for-us", (await Assert.ThrowsAsync<RefusedException>(() => one.Files.Import(Actor.Operator, "disc", text))).Refusal.Code);
        Assert.Equal(1, (await other.Files.Import(Actor.Operator, "disc", text)).Papers);
        Assert.Equal([1, 2, 3, 4], other.Shelf[file.Hash]);
        await one.Courier.MarkRestored("A");
        var question = await one.Files.Export(Actor.Operator, "B");
        await Assert.ThrowsAsync<FileFaultException>(() => other.Files.Import(Actor.Operator, "disc", question.Replace("\\u0022restored\\u0022:true", "\\u0022restored\\u0022:false", StringComparison.Ordinal)
            .Replace("\\\"restored\\\":true", "\\\"restored\\\":false", StringComparison.Ordinal)));
    }

    /// <summary>A and B take each other's card.</summary>
    private static async Task Introduce(TestNode one, TestNode other)
    {
        await one.Engine.JoinPeer(Actor.Operator, await other.Engine.ShowCard("B"), await other.FingerprintOf("B"));
        await other.Engine.JoinPeer(Actor.Operator, await one.Engine.ShowCard("A"), await one.FingerprintOf("A"));
    }

    private static async Task<CarryByFile.Answer> Carry(TestNode from, TestNode to, string member) =>
        await to.Files.Import(Actor.Operator, "disc", await from.Files.Export(Actor.Operator, member));
}
