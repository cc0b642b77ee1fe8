using OneCity.Cases;
using OneCity.Exchange.Simulation;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Exchange.Tests;

public sealed class RestoreTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void A_holder_restored_to_before_it_got_the_case_back_may_not_act_until_the_papers_are_back(bool heldAtBackup)
    {
        var cities = new Federation(3);
        var (one, other, third) = (cities.Nodes[0], cities.Nodes[1], cities.Nodes[2]);
        var id = Federation.Submit(one);
        var backup = one.Store.Backup();
        cities.HandOver(one, other, id);
        if (!heldAtBackup) backup = one.Store.Backup();
        _ = other.Cases.Complete(Actor.Node, other.Member, id, new Dictionary<string, string>(), [new Paper("proof", "late", "b.pdf", 1)]).Now();
        cities.HandOver(other, one, id);

        one.Store.Restore(backup);
        one.Start();
        one.Courier.MarkRestored(one.Member).Now();
        foreach (var peer in new[] { other, third }) Assert.True(cities.Call(one, peer));
        Assert.False(one.IsCatchingUp);
        var refused = Assert.Throws<RefusedException>(() => one.Cases.Offer(Actor.Node, new OfferCase.Request(one.Member, id, third.Member)).Now());
        Assert.Equal("cases.not-the-holder", refused.Refusal.Code);

        cities.Deliver();
        cities.HandOver(one, third, id);
        Assert.Equal(["first", "late"], third.Store.Tables.Cases[(third.Member, id)].Content!.Papers.Select(paper => paper.Hash));
    }

    [Fact]
    public void What_a_restored_peer_lost_is_sent_again_as_soon_as_it_says_so()
    {
        var cities = new Federation(2);
        var (one, other) = (cities.Nodes[0], cities.Nodes[1]);
        var backup = one.Store.Backup();
        var id = Federation.Submit(other);
        cities.HandOver(other, one, id);
        one.Store.Restore(backup);
        one.Start();
        one.Courier.MarkRestored(one.Member).Now();
        var rung = new List<string>();
        other.Bell.Rung += (sender, receiver) => rung.Add($"{sender}>{receiver}");
        Assert.True(cities.Call(one, other));
        Assert.Contains("C01>C00", rung);
    }

    [Fact]
    public void A_city_that_tells_two_stories_is_caught_at_the_next_exchange_and_both_administrators_see_both_messages()
    {
        var cities = new Federation(2);
        var (one, other) = (cities.Nodes[0], cities.Nodes[1]);
        var backup = one.Store.Backup();
        Tell(one, other, "first story");
        cities.Deliver();
        one.Store.Restore(backup); // Nobody told the node that it is an old copy.
        Tell(one, other, "second story");
        one.Start();
        cities.Deliver();
        foreach (var node in cities.Nodes)
        {
            var finding = Assert.Single(node.Store.Tables.Findings);
            Assert.Equal(("two-stories", "C00>C01#1"), (finding.Kind, finding.Subject));
            Assert.Contains("first story", finding.Evidence, StringComparison.Ordinal);
        }
        Assert.Contains("second story", other.Store.Tables.Findings[0].Evidence, StringComparison.Ordinal);
        Assert.Equal(0, other.Store.Tables.Tallies.GetValueOrDefault("second story"));
        var refused = Assert.Throws<RefusedException>(() => Tell(one, other, "third story"));
        Assert.Equal("exchange.two-stories", refused.Refusal.Code);
    }

    private static void Tell(SimulatedNode from, SimulatedNode to, string what) =>
        _ = from.Store.Write(unit => from.Send.One(unit, from.Member, to.Member, TallyReceiver.Kind, what)).Now();
}
