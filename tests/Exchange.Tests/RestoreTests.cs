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
    public void What_waited_for_a_peer_that_answered_early_goes_out_when_the_last_peer_has_answered()
    {
        var cities = new Federation(3);
        var (one, early, last) = (cities.Nodes[0], cities.Nodes[1], cities.Nodes[2]);
        Tell(one, early, "waits");
        Restore(one, one.Store.Backup());
        Assert.True(cities.Call(one, early));
        Assert.False(cities.Call(one, early));
        var rung = new List<string>();
        one.Bell.Rung += (sender, receiver) => rung.Add($"{sender}>{receiver}");
        Assert.True(cities.Call(one, last));
        Assert.Equal(["C00>C01"], rung);
        Assert.True(cities.Call(one, early));
        Assert.Equal(1, early.Store.Tables.Tallies["waits"]);
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

    [Fact]
    public void A_peer_with_another_story_does_not_keep_a_restored_member_from_its_cases_with_everybody_else()
    {
        var cities = new Federation(3);
        var (one, other, third) = (cities.Nodes[0], cities.Nodes[1], cities.Nodes[2]);
        var id = Federation.Submit(one);
        foreach (var (from, to) in new[] { (one, other), (other, third), (third, one) }) cities.HandOver(from, to, id);
        var backup = one.Store.Backup();
        Tell(one, other, "first story");
        cities.Deliver();
        one.Store.Restore(backup);
        Tell(one, other, "second story");
        one.Start();
        one.Courier.MarkRestored(one.Member).Now();
        foreach (var peer in new[] { third, other }) Assert.True(cities.Call(one, peer));
        Assert.False(one.IsCatchingUp);
        cities.Deliver();
        var restored = one.Store.Tables.Cases[(one.Member, id)].Header.Version;
        Assert.Equal(restored, third.Store.Tables.Cases[(third.Member, id)].Header.Version);
        cities.HandOver(one, third, id);
        Assert.Equal("exchange.two-stories", Assert.Throws<RefusedException>(() => Tell(one, other, "third story")).Refusal.Code);
    }

    [Fact]
    public void After_the_end_of_a_partnership_a_restored_peer_still_gets_what_was_written_before_it()
    {
        var (cities, one, other) = Ended(out var backups);
        Restore(other, backups.Other);
        cities.Deliver();
        Assert.Equal(["before", "then"], other.Store.Tables.Tallies.Keys.Order());
        Assert.All(new[] { one, other }, node => Assert.Equal(ChainStanding.Ended, StandingOf(node)));
        Assert.Equal(one.Store.Tables.Journal[("C00", "C00", "C01")].Select(row => row.Message), other.Store.Tables.Journal[("C01", "C00", "C01")].Select(row => row.Message));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_member_restored_to_before_it_ended_a_partnership_finds_the_end_in_what_comes_back(bool isTold)
    {
        var (cities, one, other) = Ended(out var backups);
        one.Store.Restore(backups.One);
        one.Start();
        // Told or not that it is an old copy: the peer that greets it holds more of its messages than it does itself.
        if (isTold) one.Courier.MarkRestored(one.Member).Now();
        other.Start();
        cities.Deliver();
        Assert.False(one.IsCatchingUp);
        Assert.Equal(ChainStanding.Ended, StandingOf(one));
        Assert.Equal(3, one.Store.Tables.Journal[("C00", "C00", "C01")].Count);
        Assert.Equal("exchange.partnership-ended", Assert.Throws<RefusedException>(() => Tell(one, other, "too late")).Refusal.Code);
        Assert.DoesNotContain(cities.Nodes.SelectMany(node => node.Store.Tables.Findings), finding => finding.Kind == "two-stories");
    }

    /// <summary>Two messages and the end of the partnership, all taken in; backups of both from after the first message.</summary>
    private static (Federation Cities, SimulatedNode One, SimulatedNode Other) Ended(out (long One, long Other) backups)
    {
        var cities = new Federation(2);
        var (one, other) = (cities.Nodes[0], cities.Nodes[1]);
        Tell(one, other, "before");
        cities.Deliver();
        backups = (one.Store.Backup(), other.Store.Backup());
        Tell(one, other, "then");
        _ = new EndPartnership(one.Store, one.Send, one.Clock).Run(Actor.Operator, one.Member, other.Member, "moved away").Now();
        cities.Deliver();
        return (cities, one, other);
    }

    private static void Restore(SimulatedNode node, long backup)
    {
        node.Store.Restore(backup);
        node.Start();
        node.Courier.MarkRestored(node.Member).Now();
    }

    private static ChainStanding StandingOf(SimulatedNode node) => node.Store.Tables.Chains.Values.Single(chain => chain.Keeper == node.Member && chain.Sender == node.Member).Standing;

    private static void Tell(SimulatedNode from, SimulatedNode to, string what) =>
        _ = from.Store.Write(unit => from.Send.One(unit, from.Member, to.Member, TallyReceiver.Kind, what)).Now();
}
