using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>
/// The face of the engine: a case is taken in, worked on and handed over between members; it never has two holders.
/// </summary>
public sealed class CasesEngine
{
    private readonly CaseDesk _desk;

    /// <summary>An engine over this store, exchange, book of procedures, calendar, gate, clock and chance.</summary>
    public CasesEngine(
        IUnits units, ICaseStore store, SendMessages send, IProcedures procedures, IPersonKeys personKeys, IDirectory directory,
        IGate gate, TimeProvider clock, IEntropy entropy)
    {
        _desk = new CaseDesk(units, store, send, procedures, personKeys, directory, gate, clock, entropy);
        Receiver = new HearAboutCases(_desk);
    }

    /// <summary>What the use cases share.</summary>
    internal CaseDesk Desk => _desk;

    /// <summary>What the exchange calls when messages about cases arrive.</summary>
    public IReceiver Receiver { get; }

    /// <summary>Takes a case in; answers with the earlier cases of the same person and item, and with missing papers.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-procedure</c>, <c>cases.fields-missing</c>, <c>cases.unknown-field</c>, <c>cases.authorisation-missing</c>,
    /// <c>cases.unknown-member</c>.</exception>
    public ValueTask<SubmitCase.Answer> Submit(Actor actor, SubmitCase.Request request) => SubmitCase.Handle(_desk, actor, request);

    /// <summary>Offers a case to another member; the offerer goes on holding it.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-holder</c>, <c>cases.awaits-acceptance</c>, <c>cases.offer-to-self</c>, <c>cases.unknown-member</c>.</exception>
    public ValueTask<HandOver> Offer(Actor actor, OfferCase.Request request) => OfferCase.Handle(_desk, actor, request);

    /// <summary>Accepts the open offer; the member holds the case once the holder's confirmation has arrived.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-offer</c>, <c>cases.offer-ended</c>, <c>cases.awaits-confirmation</c>.</exception>
    public ValueTask<CaseRecord> Accept(Actor actor, string member, string caseId) => AcceptOffer.Handle(_desk, actor, member, caseId);

    /// <summary>Declines the open offer with a reason that the holder sees.</summary>
    /// <exception cref="RefusedException"><c>cases.reason-missing</c> and as <see cref="Accept"/>.</exception>
    public ValueTask<CaseRecord> Decline(Actor actor, string member, string caseId, string reason) =>
        DeclineOffer.Handle(_desk, actor, member, caseId, reason);

    /// <summary>Takes the open offer back.</summary>
    /// <exception cref="RefusedException"><c>cases.offer-ended</c> once an acceptance is recorded.</exception>
    public ValueTask<HandOver> Revoke(Actor actor, string member, string caseId, string reason = "") =>
        RevokeOffer.Handle(_desk, actor, member, caseId, reason);

    /// <summary>Ends the offers of this member that are past their limit by its clock; answers how many.</summary>
    public ValueTask<int> Lapse(string member) => LapseOffers.Handle(_desk, member);

    /// <summary>Records the next state of the work; a decision names its result where the procedure has several, closing needs its ground.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-holder</c>, <c>cases.awaits-confirmation</c>, <c>cases.papers-missing</c>, <c>cases.wrong-state</c>,
    /// <c>cases.unknown-result</c>, <c>cases.parts-open</c>, <c>cases.reason-missing</c>.</exception>
    public ValueTask<CaseRecord> Advance(Actor actor, string member, string caseId, CaseState to, string words = "", string result = "") =>
        WorkOnCase.Advance(_desk, actor, member, caseId, to, words, result);

    /// <summary>Stops the clock for a correction.</summary>
    /// <exception cref="RefusedException"><c>cases.reason-missing</c>, <c>cases.not-the-holder</c>, <c>cases.wrong-state</c>.</exception>
    public ValueTask<CaseRecord> Pause(Actor actor, string member, string caseId, string reason) =>
        WorkOnCase.Pause(_desk, actor, member, caseId, reason);

    /// <summary>Lets the clock run again.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-holder</c>, <c>cases.wrong-state</c>.</exception>
    public ValueTask<CaseRecord> Resume(Actor actor, string member, string caseId) => WorkOnCase.Resume(_desk, actor, member, caseId);

    /// <summary>Fills in fields and files papers as the holder.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-holder</c>.</exception>
    public ValueTask<CaseRecord> Complete(
        Actor actor, string member, string caseId, IReadOnlyDictionary<string, string> fields, IReadOnlyList<Paper> papers) =>
        WorkOnCase.Complete(_desk, actor, member, caseId, fields, papers);

    /// <summary>Writes something down for the holder's own desk.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-holder</c>.</exception>
    public ValueTask<Jotting> Jot(Actor actor, string member, string caseId, JottingKind kind, string text) =>
        WorkOnCase.Jot(_desk, actor, member, caseId, kind, text);

    /// <summary>Adds a late paper or remark from any member that the case passed through.</summary>
    /// <exception cref="RefusedException"><c>cases.never-here</c>.</exception>
    public ValueTask<CaseRecord> Supplement(Actor actor, string member, string caseId, Paper? paper, string? remark) =>
        SupplementCase.Handle(_desk, actor, member, caseId, paper, remark);

    /// <summary>One case with its history, personal data masked.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-case</c>.</exception>
    public Task<CaseView> Show(Actor actor, string member, string id) => ReadCases.Show(_desk, actor, member, id);

    /// <summary>The member's cases by time left; of one standing, or all with null; at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<CaseView>> List(Actor actor, string member, Standing? standing = null, int limit = 100) =>
        ReadCases.List(_desk, actor, member, standing, limit);

    /// <summary>The procedures in force.</summary>
    public IReadOnlyList<Procedure> ListProcedures() => _desk.Procedures.List();

    /// <summary>Demonstration cases between all members: handed over, declined, returned and revoked. Nothing when cases exist already.</summary>
    /// <param name="members">At least two members.</param>
    /// <param name="deliver">Delivers what is waiting.</param>
    public Task<int> SeedDemonstration(IReadOnlyList<string> members, Func<Task> deliver) => DemonstrateCases.Run(this, _desk, members, deliver);
}
