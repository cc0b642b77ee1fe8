using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>After a restore from a backup: every peer is asked before anything is sent, and what any of them received comes back.</summary>
internal sealed class RestoreMember(IKeyRing keys, IReadOnlyList<IReceiver> receivers, TimeProvider clock, DeliveryBell bell)
{
    /// <summary>Marks every chain that the member writes, so that nothing is sent until each peer has answered.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="member">The member served here.</param>
    /// <param name="speaks">A peer that is there to answer: it is asked also after the end of the partnership, while a former partner that may be gone holds up nobody.</param>
    public async ValueTask Begin(IUnit unit, string member, string speaks = "")
    {
        foreach (var chain in await unit.Journals.ListChains(member))
            if (chain.Sender == member && (chain.Receiver == speaks ? ChainStanding.Asking : Rulings.StandingAfterRestore(chain.Standing)) is var next && next != chain.Standing)
            {
                await unit.Journals.SaveChain(chain with { Standing = next });
                // An answer to a question of an earlier restore would not know what was sent since.
                await unit.Journals.SetQuestion(member, chain.Receiver, isOwn: true, null);
                unit.AfterCommit(() => bell.Ring(member, chain.Receiver));
            }
        unit.Audit(new AuditEvent(ExchangeEvents.CatchUpBegun, Actor.Node, $"member:{member}"));
    }

    /// <summary>Hears what a peer told: takes back own messages, hears its statements, and opens the chain again.</summary>
    /// <returns>False when the two stories differ; the chain is then blocked.</returns>
    public async ValueTask<bool> Hear(IUnit unit, string member, string peer, Told told)
    {
        // First the chain that is received, then the own one, as a batch takes them: else the two wait for each other.
        _ = await unit.Journals.FindChain(member, peer, member);
        var chain = await unit.Journals.FindChain(member, member, peer) ?? Chain.Empty(member, member, peer);
        if (chain.Standing == ChainStanding.Split) return false;
        if (chain.Standing == ChainStanding.Ended)
        {
            await unit.Journals.SaveChain(chain with { Mark = Math.Min(told.HighNumber, chain.Number) });
            return true;
        }
        if (told.HighNumber > chain.Number && chain.Standing != ChainStanding.Asking)
        {
            // The peer received more than is written here: this store is older than it seemed.
            await Begin(unit, member);
            chain = await unit.Journals.FindChain(member, member, peer) ?? chain with { Standing = ChainStanding.Asking };
        }
        foreach (var message in Rulings.TakenBack(told.Yours, chain.Number))
        {
            if (!Follows(chain, message)) return await Block(unit, chain, told);
            await unit.Journals.Insert(member, [(message, Fate.Done)]);
            chain = chain with { Number = message.Number, Hash = message.Hash };
            if (message.Kind == ExchangeKinds.KeyChanged) await KeyNotice.Read(message).Learn(keys, unit, member);
            else if (receivers.FirstOrDefault(each => each.Takes(message.Kind)) is { } receiver) await receiver.TakeBack(unit, message);
        }
        if (told.HighNumber == chain.Number && told.HighHash != chain.Hash) return await Block(unit, chain, told);
        chain = chain with { Mark = Math.Min(told.HighNumber, chain.Number) };
        if (told.More)
        {
            await unit.Journals.SaveChain(chain);
            return true;
        }
        foreach (var statement in told.Statements)
            foreach (var receiver in receivers) await receiver.HearStatement(unit, member, peer, statement);
        var wasAsking = chain.Standing == ChainStanding.Asking;
        await unit.Journals.SaveChain(chain with { Standing = await EndPartnership.HasEnded(unit, chain) ? ChainStanding.Ended : ChainStanding.Open });
        if (wasAsking) await FinishOnceAllAnswered(unit, member);
        return true;
    }

    /// <summary>Blocks the member's chain to a peer that told another story; that was its answer too.</summary>
    public async ValueTask Split(IUnit unit, Chain chain)
    {
        await unit.Journals.SaveChain(chain with { Standing = ChainStanding.Split });
        if (chain.Standing == ChainStanding.Asking) await FinishOnceAllAnswered(unit, chain.Sender);
    }

    private async ValueTask FinishOnceAllAnswered(IUnit unit, string member)
    {
        if (await unit.Journals.IsCatchingUp(member)) return;
        foreach (var receiver in receivers) await receiver.FinishCatchUp(unit, member);
        unit.Audit(new AuditEvent(ExchangeEvents.CaughtUp, Actor.Node, $"member:{member}"));
        // What was written before the restore was held back from peers that answered earlier, and no other bell rings for it.
        foreach (var waiting in await unit.Journals.ListChains(member))
            if (waiting.Sender == member && waiting.Number > waiting.Mark) unit.AfterCommit(() => bell.Ring(member, waiting.Receiver));
    }

    private bool Follows(Chain chain, Message message) =>
        message.Sender == chain.Sender && message.Receiver == chain.Receiver
        && message.Number == chain.Number + 1 && message.Previous == chain.Hash
        && MessageHash.Of(keys, message) == message.Hash && keys.Verify(message.Sender, message.KeyId, message.Hash, message.Signature);

    private async ValueTask<bool> Block(IUnit unit, Chain chain, Told told)
    {
        await Split(unit, chain);
        await unit.Journals.AddFinding(new Finding(chain.Keeper, chain.Receiver, "two-stories",
            $"{chain.Sender}>{chain.Receiver}#{told.HighNumber}", $"{chain.Number} {chain.Hash} / {told.HighNumber} {told.HighHash}",
            Instants.ToMicroseconds(clock.GetUtcNow())));
        unit.Audit(new AuditEvent(ExchangeEvents.TwoStories, Actor.Node, $"chain:{chain.Sender}>{chain.Receiver}", $"number {told.HighNumber}"));
        return false;
    }
}
