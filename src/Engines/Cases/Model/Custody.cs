namespace OneCity.Cases;

/// <summary>
/// Who holds a case: every decision that "never two holders, exactly one at rest" rests on, pure and each on its own.
/// </summary>
/// <remarks>
/// The holder alone decides how an offer ends. Acceptance takes effect when the holder has recorded it and its signed
/// confirmation has arrived; between the two nobody may act. docs/method/handover.md draws the states.
/// </remarks>
internal static class Custody
{
    /// <summary>Whether the keeper may act on the case now: it holds it, and what was handed in is here.</summary>
    public static bool MayAct(CaseRecord record) =>
        IsHolder(record) && (record.Standing is Standing.Held or Standing.Offered) && record.Content is { IsPartial: false };

    /// <summary>Whether the keeper may offer the case now: it holds it and no other offer is open.</summary>
    public static bool MayOffer(CaseRecord record) => record.Standing == Standing.Held && IsHolder(record);

    /// <summary>Whether the keeper may take its offer back: nobody's acceptance has been recorded.</summary>
    public static bool MayRevoke(CaseRecord record, HandOver offer) =>
        record.Standing == Standing.Offered && offer.Outcome == HandOverOutcome.Open && offer.Offer == record.Header.Offer;

    /// <summary>Whether the keeper may answer the offer: it is the one open to it, and not answered yet.</summary>
    public static bool MayAnswer(CaseRecord record, HandOver offer) =>
        record.Standing == Standing.Previewed && offer.Outcome == HandOverOutcome.Open && offer.To == record.Keeper;

    /// <summary>Whether an offer has lapsed: the offering holder says so, by its own clock.</summary>
    public static bool HasLapsed(HandOver offer, string keeper, long nowUs) =>
        offer.From == keeper && offer.Outcome == HandOverOutcome.Open && nowUs > offer.UntilUs;

    /// <summary>The number of the next offer: never one that was used before.</summary>
    public static int NextOffer(CaseHeader header) => header.Offer + 1;

    /// <summary>Whether an answer is to the offer that is open now, from the member that was asked.</summary>
    public static bool AnswersOpenOffer(CaseRecord record, HandOver? offer, int answered, string sender) =>
        record.Standing == Standing.Offered && record.Header.Offer == answered
        && offer is { Outcome: HandOverOutcome.Open } && offer.To == sender;

    /// <summary>The holder records an acceptance: from now on it does not hold the case.</summary>
    public static CaseRecord RecordAcceptance(CaseRecord record, string to, CaseClock clock) => record with
    {
        Standing = Standing.Handed,
        Header = record.Header.Next() with
        {
            Holder = to,
            Hop = record.Header.Hop + 1,
            Clock = clock,
            Passed = record.Header.Passed.Contains(to) ? record.Header.Passed : [.. record.Header.Passed, to],
        },
    };

    /// <summary>The holder records a decline, or ends the offer itself: it goes on holding the case.</summary>
    public static CaseRecord EndOffer(CaseRecord record) => record with { Standing = Standing.Held, Header = record.Header.Next() };

    /// <summary>The member asked accepts: it awaits the confirmation and may not act.</summary>
    public static CaseRecord Accept(CaseRecord record) => record with { Standing = Standing.Awaiting };

    /// <summary>Whether an offer that arrives is news: its number is higher than any that the keeper knows of this case.</summary>
    public static bool IsNewOffer(CaseRecord? record, CaseHeader offered) =>
        record is null || offered.Offer > record.Header.Offer && offered.Version > record.Header.Version;

    /// <summary>Whether the member asked can take an offer at all: it may have held the case before, but not hold it now.</summary>
    public static bool CanBeAsked(CaseRecord? record, CaseHeader offered) =>
        record is null || !IsNewOffer(record, offered) || !MayAct(record);

    /// <summary>
    /// Whether an offer that a restored keeper still has open was accepted by its own word: others heard of the new holder, and the
    /// confirmation that made it one may be lost.
    /// </summary>
    public static bool IsHandedBy(CaseRecord record, HandOver offer) =>
        record.Standing == Standing.Handed && record.Header.Offer == offer.Offer && record.Header.Holder == offer.To && record.Content is not null;

    /// <summary>Whether a revocation or lapse ends what the member asked is waiting for, answered or not.</summary>
    public static bool EndsWaiting(CaseRecord record, int offer) =>
        record.Header.Offer == offer && (record.Standing is Standing.Previewed or Standing.Awaiting);

    /// <summary>Whether a confirmation makes the member asked the holder: it has not moved on since.</summary>
    public static bool TakesConfirmation(CaseRecord record, CaseHeader confirmed, int offer) =>
        record.Confirmed < offer && record.Header.Offer <= offer && confirmed.Version >= record.Header.Version;

    /// <summary>The member asked becomes the holder, with everything that travels.</summary>
    public static CaseRecord Confirm(CaseRecord record, CaseHeader confirmed, CaseContent content, int offer) => record with
    {
        Standing = Standing.Held,
        Header = confirmed,
        Content = content.Over(record.Content),
        Confirmed = offer,
    };

    /// <summary>Whether a holder that only hears of it has yet to get back what it took over: until the confirmation returns it may not act.</summary>
    /// <remarks>It may have held the case before: only the hop tells whether the case went away and came back in between.</remarks>
    public static bool IsBehind(CaseRecord record, CaseHeader heard) => heard.Holder == record.Keeper && heard.Hop > record.Header.Hop;

    /// <summary>Content that comes back after a restore; it is whole only with the confirmation of the present hop.</summary>
    public static CaseContent ComesBack(CaseRecord record, CaseHeader confirmed, CaseContent content) =>
        content.Over(record.Content) with { IsPartial = confirmed.Hop < record.Header.Hop && record.Content is not { IsPartial: false } };

    /// <summary>Whether a header that is heard is later than the one held.</summary>
    public static bool IsLater(CaseHeader heard, CaseHeader held) => heard.Version > held.Version;

    /// <summary>What a later header, heard from another member, makes of the keeper's record.</summary>
    public static CaseRecord Hear(CaseRecord record, CaseHeader heard)
    {
        var standing = heard.Holder == record.Keeper
            ? record.Standing == Standing.Offered && heard.Offer == record.Header.Offer ? Standing.Offered : Standing.Held
            : record.Standing is Standing.Held or Standing.Offered ? Standing.Handed
            : heard.Offer > record.Header.Offer ? Standing.Known : record.Standing;
        return record with
        {
            Header = heard,
            Standing = standing,
            Content = IsBehind(record, heard) && record.Content is { } content ? content with { IsPartial = true } : record.Content,
        };
    }

    /// <summary>A later paper or remark from a member that the case passed through: it changes what is on file, never who holds it.</summary>
    public static CaseHeader Supplement(CaseHeader header, string sender)
    {
        _ = sender;
        return header.Next();
    }

    /// <summary>The clock of the next hop; the legal clock goes on as it is, standing or running.</summary>
    public static CaseClock NextHop(CaseClock clock, DateOnly today, int hopDays) =>
        clock with { HopStartedOn = today, HopDays = hopDays, HopPausedDays = 0 };

    private static bool IsHolder(CaseRecord record) => record.Header.Holder == record.Keeper;
}
