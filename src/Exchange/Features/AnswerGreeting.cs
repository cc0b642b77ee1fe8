namespace OneCity.Exchange;

/// <summary>Answers a peer's greeting: what was received from it, its own messages it no longer holds, and what is known of its cases.</summary>
internal sealed class AnswerGreeting(IUnits units, RestoreMember restore, IReadOnlyList<IReceiver> receivers, DeliveryBell bell)
{
    /// <summary>Own messages returned in one answer; the caller asks again for more.</summary>
    public const int ReturnedMax = 500;

    /// <summary>The answer to <paramref name="ask"/>; takes note when the peer has fallen back behind an old acknowledgement.</summary>
    public ValueTask<Answer> Run(Request request, Ask ask, string token, int returnedMax = ReturnedMax) => units.Write(async unit =>
    {
        var (me, peer) = (request.To, request.From);
        var high = await unit.Journals.FindChain(me, peer, me) ?? Chain.Empty(me, peer, me);
        var own = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
        // What was written before the end of a partnership is owed to the peer like anything else, and so is what it can give back.
        var isOwed = own.Standing is ChainStanding.Open or ChainStanding.Ended;
        if (isOwed && ask.HighNumber > own.Number) await restore.Begin(unit, me, peer);
        else if (isOwed && own.Mark != Rulings.MarkAfterGreeting(own.Mark, ask.HighNumber))
        {
            await unit.Journals.SaveChain(own with { Mark = Rulings.MarkAfterGreeting(own.Mark, ask.HighNumber) });
            unit.AfterCommit(() => bell.Ring(me, peer));
        }
        if (await Disagreement(unit, high, ask) is { } evidence)
            return new Answer(me, peer, request.Call, Trouble: Troubles.TwoStories, Evidence: evidence);
        var yours = ask.LastNumber < high.Number
            ? await unit.Journals.List(me, peer, me, ask.LastNumber, returnedMax)
            : [];
        var more = yours.Count > 0 && yours[^1].Number < high.Number;
        var statements = new List<string>();
        if (ask.Restored && !more)
            foreach (var receiver in receivers)
                if (await receiver.StatementFor(unit, me, peer) is { } statement) statements.Add(statement);
        return new Answer(me, peer, request.Call, new Told(token, high.Number, high.Hash, yours, more, statements));
    });

    /// <summary>The message held here with the number the peer named, when its hash is another one; null when both agree.</summary>
    /// <remarks>
    /// No finding yet: a greeting from before a restore may arrive late, and it proves nothing. A caller that still waits for
    /// this answer blocks its chain and shows its own signed message.
    /// </remarks>
    private static async ValueTask<Message?> Disagreement(IUnit unit, Chain high, Ask ask)
    {
        if (ask.LastNumber == 0 || ask.LastNumber > high.Number) return null;
        var held = await unit.Journals.Find(high.Keeper, high.Sender, high.Receiver, ask.LastNumber);
        return held is null || held.Hash == ask.LastHash ? null : held;
    }
}
