namespace OneCity.Exchange.Simulation;

/// <summary>One planted fault: a production method whose body is replaced, in memory, by another of the same signature.</summary>
/// <param name="Name">Name for <c>--mutant</c>.</param>
/// <param name="About">What goes wrong; names the SORMAS issue where the fault is one of theirs.</param>
/// <param name="Type">Full name of the production type.</param>
/// <param name="Method">Its method.</param>
/// <param name="Replacement">Method of <see cref="Changed"/> that takes its place.</param>
public sealed record Mutant(string Name, string About, string Type, string Method, string Replacement);

/// <summary>All planted faults.</summary>
public static class Mutants
{
    private const string Custody = "OneCity.Cases.Custody";
    private const string Redaction = "OneCity.Cases.Redaction";
    private const string Rulings = "OneCity.Exchange.Rulings";

    /// <summary>Twelve from SORMAS-to-SORMAS's issue tracker, then others.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("both-can-edit", "SORMAS #9967: after a hand-over both sides can edit", Custody, "RecordAcceptance", nameof(Changed.KeepsHolding)),
        new("works-before-confirmation", "SORMAS #9836: both sides work at the same time", Custody, "MayAct", nameof(Changed.ActsWhileAwaiting)),
        new("terms-mixed-up", "SORMAS #8576: one case offered twice with other terms, accepted in the wrong order", Custody, "AnswersOpenOffer", nameof(Changed.AnyAnswerCounts)),
        new("revokes-after-acceptance", "SORMAS #6241: revoked after it was accepted, the two sides differ for ever", Custody, "MayRevoke", nameof(Changed.RevokesAnyTime)),
        new("revoke-before-answer-fails", "SORMAS #6592: revoking before the answer fails at the other side", Custody, "EndsWaiting", nameof(Changed.FailsUnlessAccepted)),
        new("supplement-flips-owner", "SORMAS #6941: adding to a case at its old owner takes it back", Custody, "Supplement", nameof(Changed.SupplementTakesCase)),
        new("decline-unseen", "SORMAS #9945: a rejection is not seen by the sender", "OneCity.Cases.HearAboutCases", "Declined", nameof(Changed.DropsDecline)),
        new("second-offer-fails", "SORMAS #6067: rejected and sent again, it fails", Custody, "NextOffer", nameof(Changed.SameOfferNumber)),
        new("hand-back-fails", "SORMAS #9955: handing back to where it came from fails", Custody, "CanBeAsked", nameof(Changed.OnlyStrangersAreAsked)),
        new("duplicates-miss-handed-over", "SORMAS #10135: the search for duplicates misses a case that was handed over", "OneCity.Cases.Duplicates", "Shown", nameof(Changed.OnlyHeldAreShown)),
        new("side-notes-travel", "SORMAS #5333: side registrations travel when they must not", Redaction, "Travels", nameof(Changed.SideNotesTravel)),
        new("tasks-travel", "SORMAS #8463: internal tasks travel", Redaction, "Travels", nameof(Changed.TasksTravel)),
        new("kept-fields-travel", "form fields that the procedure keeps back travel", Redaction, "Fields", nameof(Changed.AllFields)),
        new("kept-papers-travel", "papers that the procedure keeps back travel", Redaction, "Papers", nameof(Changed.AllPapers)),
        new("second-offer-while-open", "a case can be offered again while an offer is open", Custody, "MayOffer", nameof(Changed.OffersTwice)),
        new("accepter-holds-at-once", "the accepter takes the case without waiting for the confirmation", Custody, "Accept", nameof(Changed.HoldsAtOnce)),
        new("older-news-wins", "a header heard late replaces a newer one", Custody, "IsLater", nameof(Changed.AnyNews)),
        new("legal-clock-restarts", "the legal clock starts again at each hand-over", Custody, "NextHop", nameof(Changed.LegalClockRestarts)),
        new("stop-clock-forgotten", "a stopped clock runs again after a hand-over", Custody, "NextHop", nameof(Changed.StopForgotten)),
        new("old-offer-renewed", "an offer that arrives late replaces a newer one", Custody, "IsNewOffer", nameof(Changed.EveryOfferIsNew)),
        new("accepter-decides-lapse", "the member asked decides by its own clock that an offer has lapsed", "OneCity.Cases.LapseOffers", "Handle", nameof(Changed.SettlesByOwnClock)),
        new("confirmation-ignored", "a confirmation that comes again after a restore is ignored", Custody, "ComesBack", nameof(Changed.StaysAsItIs)),
        new("restored-holder-acts-early", "a restored holder acts before what it took over has come back", Custody, "IsBehind", nameof(Changed.NeverBehind)),
        new("gaps-accepted", "a message is taken in although one before it is missing", Rulings, "PlaceOf", nameof(Changed.GapsAreNext)),
        new("acknowledged-by-sending", "what was sent counts as received", Rulings, "MarkAfterCall", nameof(Changed.SentIsReceived)),
        new("restored-peer-not-served", "what a restored peer lost is not sent again", Rulings, "MarkAfterGreeting", nameof(Changed.NeverGoesBack)),
        new("repeats-applied", "a repeated message is applied again", Rulings, "PlaceOf", nameof(Changed.RepeatsAreNext)),
        new("restored-sends-at-once", "a restored node sends before it has asked", Rulings, "StandingAfterRestore", nameof(Changed.NeverAsks)),
        new("own-messages-not-taken-back", "a restored node ignores its own messages that peers return", Rulings, "TakenBack", nameof(Changed.TakesNothingBack)),
        new("refusal-unseen", "the sender is not told of a refusal", Rulings, "TellsSender", nameof(Changed.TellsNobody)),
        new("effect-apart-from-mark", "the high-water mark is stored in another commit than the effect", "OneCity.Exchange.TakeInBatch", "TakeIn", nameof(Changed.MarksAfterEffect)),
    ];

    /// <summary>The mutant of this name; null when there is none.</summary>
    public static Mutant? Find(string name) => All.FirstOrDefault(mutant => mutant.Name == name);
}
