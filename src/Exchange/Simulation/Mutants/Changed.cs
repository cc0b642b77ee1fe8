using OneCity.Cases;

namespace OneCity.Exchange.Simulation;

/// <summary>The wrong decisions. Nothing refers to them but the rewritten copies of the production assemblies.</summary>
internal static class Changed
{
    public static CaseRecord KeepsHolding(CaseRecord record, string to, CaseClock clock) => record with
    {
        Standing = Standing.Held,
        Header = record.Header.Next(),
    };

    public static bool ActsWhileAwaiting(CaseRecord record) =>
        record.Standing is Standing.Held or Standing.Offered or Standing.Awaiting;

    public static bool AnyAnswerCounts(CaseRecord record, HandOver? offer, int answered, string sender) =>
        record.Standing is Standing.Offered && offer is not null;

    public static bool RevokesAnyTime(CaseRecord record, HandOver offer) =>
        record.Standing is Standing.Offered or Standing.Handed && offer.From == record.Keeper;

    public static bool FailsUnlessAccepted(CaseRecord record, int offer) =>
        record.Standing == Standing.Awaiting ? record.Header.Offer == offer
        : record.Standing == Standing.Previewed ? throw new InvalidOperationException("nothing to revoke") : false;

    public static CaseHeader SupplementTakesCase(CaseHeader header, string sender) => header.Next() with { Holder = sender };

    public static ValueTask<Kernel.Refusal?> DropsDecline(HearAboutCases cases, IUnit unit, ICaseRows rows, Message message) => default;

    public static int SameOfferNumber(CaseHeader header) => Math.Max(1, header.Offer);

    public static bool OnlyStrangersAreAsked(CaseRecord? record, CaseHeader offered) => record is null;

    public static IReadOnlyList<CaseRecord> OnlyHeldAreShown(IReadOnlyList<CaseRecord> samePersonAndItem, string except) =>
        [.. samePersonAndItem.Where(record => record.Header.Id != except && record.Header.Holder == record.Keeper)];

    public static bool SideNotesTravel(JottingKind kind) => kind != JottingKind.Task;

    public static bool TasksTravel(JottingKind kind) => kind != JottingKind.SideNote;

    public static IReadOnlyDictionary<string, string> AllFields(CaseContent content, Procedure procedure) => content.Fields;

    public static IReadOnlyList<Paper> AllPapers(CaseContent content, Procedure procedure) => content.Papers;

    public static bool OffersTwice(CaseRecord record) =>
        record.Standing is Standing.Held or Standing.Offered && record.Header.Holder == record.Keeper;

    public static CaseRecord HoldsAtOnce(CaseRecord record) => record with
    {
        Standing = Standing.Held,
        Content = record.Content ?? CaseContent.Awaited with { IsPartial = false },
        Header = record.Header with { Holder = record.Keeper },
    };

    public static bool AnyNews(CaseHeader heard, CaseHeader held) => true;

    public static CaseClock LegalClockRestarts(CaseClock clock, DateOnly today, int hopDays) =>
        clock with { StartedOn = today, HopStartedOn = today, HopDays = hopDays };

    public static CaseClock StopForgotten(CaseClock clock, DateOnly today, int hopDays) =>
        clock with { PausedOn = null, PauseReason = "", HopStartedOn = today, HopDays = hopDays };

    public static bool EveryOfferIsNew(CaseRecord? record, CaseHeader offered) => true;

    public static Place RepeatsAreNext(long number, long highWaterMark) => number <= highWaterMark + 1 ? Place.Next : Place.Ahead;

    public static Place GapsAreNext(long number, long highWaterMark) => number <= highWaterMark ? Place.Repeated : Place.Next;

    public static long SentIsReceived(long mark, Receipt? receipt, long lastSent) => lastSent;

    public static bool EverySessionHolds(string? granted, string? token) => true;

    public static ChainStanding NeverAsks(ChainStanding before) => before;

    public static IEnumerable<Message> TakesNothingBack(IReadOnlyList<Message> returned, long last) => [];

    public static long NeverGoesBack(long mark, long peersHigh) => mark;

    public static bool NeverBehind(CaseRecord record, CaseHeader heard) => false;

    public static CaseContent StaysAsItIs(CaseRecord record, CaseHeader confirmed, CaseContent content) => record.Content ?? CaseContent.Awaited;

    /// <summary>The member asked settles an offer by its own clock too, and will hear no confirmation of it.</summary>
    public static async ValueTask<int> SettlesByOwnClock(CaseDesk desk, string member)
    {
        var open = await desk.Units.Read(async unit => await unit.Journals.IsCatchingUp(member)
            ? [] : (await desk.Store.In(unit).ListHandOvers(member, null)).Where(offer => desk.NowUs > offer.UntilUs).ToList());
        foreach (var offer in open)
            await desk.Units.Write(async unit =>
            {
                if (offer.From == member) return await LapseOffers.End(desk, unit, offer);
                var rows = desk.Store.In(unit);
                await rows.SaveHandOver(offer with { Outcome = HandOverOutcome.Lapsed });
                if (await rows.FindCase(member, offer.CaseId) is { Standing: Standing.Previewed or Standing.Awaiting } record)
                    await desk.Save(rows, record with { Standing = Standing.Known, Confirmed = offer.Offer }, "lapsed", member);
                return 1;
            });
        return open.Count;
    }

    public static bool TellsNobody(string kind) => false;

    /// <summary>The effects first, the rows and the mark in a commit of their own: a cut in between repeats the effects.</summary>
    public static async ValueTask<TakeInBatch.Outcome> MarksAfterEffect(
        TakeInBatch takeIn, IUnits store, string sender, string receiver, IReadOnlyList<Message> messages,
        Func<IUnit, Message, ValueTask<Fate>> apply)
    {
        var chain = await store.Read(async unit =>
            await unit.Journals.FindChain(receiver, sender, receiver) ?? Chain.Empty(receiver, sender, receiver));
        foreach (var message in messages)
        {
            if (Rulings.PlaceOf(message.Number, chain.Number) != Place.Next) continue;
            var fate = await store.Write(unit => apply(unit, message));
            chain = chain with { Number = message.Number, Hash = message.Hash };
            var now = chain;
            await store.Write(async unit =>
            {
                await unit.Journals.Insert(receiver, [(message, fate)]);
                await unit.Journals.SaveChain(now);
                return 0;
            });
        }
        return new TakeInBatch.Outcome(chain, null, null);
    }
}
