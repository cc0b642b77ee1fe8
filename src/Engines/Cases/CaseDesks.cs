using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>
/// The second face of the engine: what desks and applicants do around a case. Who holds a case is decided by <see cref="CasesEngine"/> alone.
/// </summary>
public sealed class CaseDesks(
    CasesEngine cases, ContentSeal seal, FileStore files, ItemBook items, ExchangeEngine exchange, IEnumerable<INoticeChannel> channels)
{
    private readonly IReadOnlyList<INoticeChannel> _channels = [.. channels];

    private CaseDesk Desk => cases.Desk;

    /// <summary>Today in China.</summary>
    public DateOnly Today => Desk.Today;

    /// <summary>The working calendar.</summary>
    public WorkingCalendar Calendar => Desk.Calendar;

    /// <summary>The procedure and version that a case runs under; null when the pack does not have it.</summary>
    public Procedure? FindProcedure(string code, int? version = null) => Desk.Procedures.Find(code, version);

    /// <summary>The member's unfinished work by time left: held, offered, previewed and awaited, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<CaseView>> ListWork(Actor actor, string member, int limit = 200) => ReadWork.List(Desk, actor, member, limit);

    /// <summary>The member's cases that a filter keeps, by time left, the finished last; at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<CaseView>> Search(Actor actor, string member, CaseFilter filter, int limit = 1000) => ReadWork.Search(Desk, actor, member, filter, limit);

    /// <summary>Checks one case, or all with null, over the members served here: one holder, equal records, signed receipts.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-case</c>.</exception>
    public Task<CaseVerdict> Verify(Actor actor, IReadOnlyList<string> members, string? only) => VerifyCases.Handle(Desk, exchange, actor, members, only);

    /// <summary>Keeps what was typed into the acceptance form, sealed; an empty form drops it.</summary>
    /// <exception cref="RefusedException"><c>cases.draft-too-long</c>.</exception>
    public Task KeepDraft(Actor actor, string member, IReadOnlyDictionary<string, string> form) => Cases.KeepDraft.Keep(Desk, seal, actor, member, form);

    /// <summary>What was typed into the acceptance form before; empty when nothing was kept.</summary>
    public Task<IReadOnlyDictionary<string, string>> FindDraft(Actor actor, string member) => Cases.KeepDraft.Find(Desk, seal, actor, member);

    /// <summary>Disputes of jurisdiction that the joint office has not ruled on yet; for the inbox.</summary>
    internal Task<IReadOnlyList<CaseView>> Disputed(string office, int limit) => ReadWork.Disputed(Desk, seal, office, limit);

    /// <summary>Counts last days again when the calendar has changed; answers how many moved.</summary>
    public Task<int> CountAgain(string member) => Cases.CountAgain.Handle(Desk, seal, member);

    /// <summary>Offers to a city, its hops due within three working days, and applicants to answer; for the inbox.</summary>
    internal Task<(IReadOnlyList<CaseView> Offers, IReadOnlyList<CaseView> Due, IReadOnlyList<(Voice Voice, string Number)> Voices)> Waiting(string member, int limit) =>
        ReadWork.Waiting(Desk, seal, member, limit);

    /// <summary>What is beside a case: others of the same person and item, parts, parcels, voices, notices.</summary>
    public Task<CaseSurroundings> Surroundings(Actor actor, string member, string id) => ReadWork.Surroundings(Desk, seal, actor, member, id);

    /// <summary>Flow between cities, what each holds, the oldest, the bottleneck.</summary>
    public Task<CaseFlow> Flow(Actor actor) => ReadWork.Flow(Desk, seal, actor);

    /// <summary>The item-difference table of one item, or of all with null; open to window staff and the joint office.</summary>
    public Task<IReadOnlyList<ItemDifference>> ListDifferences(Actor actor, string? item = null) => ReadWork.Differences(Desk, seal, items, actor, item);

    /// <summary>What each city asks for each item, open to all: which items can be done where.</summary>
    public IReadOnlyList<ItemTerm> ListTerms() => items.Terms;

    /// <summary>The papers asked when this city decides.</summary>
    public IReadOnlyList<ProcedurePaper> PapersAsked(Procedure procedure, string? city) => ItemComparison.PapersAsked(procedure, items.Terms, city);

    /// <summary>Settles how a difference stands.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-difference</c>, <c>cases.reason-missing</c>.</exception>
    public Task<DifferenceSetting> SetDifference(Actor actor, DifferenceSetting setting) => Cases.SetDifference.Handle(Desk, seal, items, actor, setting);

    /// <summary>Takes in the bytes of a paper.</summary>
    /// <exception cref="RefusedException"><c>cases.paper-type</c>, <c>storage.file-too-large</c>.</exception>
    public Task<Paper> KeepPaper(Actor actor, string member, string kind, string name, Stream content) =>
        Cases.KeepPaper.Handle(Desk, seal, files, actor, member, kind, name, content);

    /// <summary>The bytes of a paper; audited.</summary>
    /// <exception cref="RefusedException"><c>cases.paper-absent</c>.</exception>
    public Task<(byte[] Bytes, string Media, string Name)> OpenPaper(Actor actor, string member, string caseId, string hash) =>
        Cases.KeepPaper.Open(Desk, seal, files, actor, member, caseId, hash);

    /// <summary>Personal data unmasked, for a purpose; audited.</summary>
    /// <exception cref="RefusedException"><c>cases.purpose-missing</c>.</exception>
    public Task<CaseContent> LookAtPerson(Actor actor, string member, string caseId, string purpose) => Cases.LookAtPerson.Handle(Desk, actor, member, caseId, purpose);

    /// <summary>Sends a parcel.</summary>
    /// <exception cref="RefusedException"><c>cases.parcel-known</c>, <c>cases.parcel-number-missing</c>.</exception>
    public ValueTask<CaseRecord> SendParcel(Actor actor, string member, string caseId, string number, string to, string papers) =>
        MoveParcel.Send(Desk, actor, member, caseId, number, to, papers);

    /// <summary>Receives a parcel; <paramref name="missing"/> names what was not in it.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-parcel</c>.</exception>
    public ValueTask<CaseRecord> ReceiveParcel(Actor actor, string member, string caseId, string number, string missing = "") =>
        MoveParcel.Receive(Desk, actor, member, caseId, number, missing);

    /// <summary>Notes a dispute, ruling, recognised evidence, comparison of discretion or review of a file.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-note</c>, <c>cases.reason-missing</c>.</exception>
    public ValueTask<CaseRecord> Note(Actor actor, string member, string caseId, string kind, string words) =>
        NoteOnCase.Handle(Desk, actor, member, caseId, kind, words);

    /// <summary>Orders a case to another city; only for the joint office.</summary>
    /// <param name="actor">Who orders.</param>
    /// <param name="by">Member that orders, no city.</param>
    /// <param name="member">Member whose record of the case is read.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="to">City that shall have it.</param>
    /// <param name="reason">Why.</param>
    public ValueTask<CaseRecord> Recall(Actor actor, string by, string member, string caseId, string to, string reason) =>
        RecallCase.Handle(Desk, actor, by, member, caseId, to, reason);

    /// <summary>Splits a case into parts, each offered to its city.</summary>
    /// <exception cref="RefusedException"><c>cases.no-cities</c>, <c>cases.not-the-holder</c>, <c>cases.wrong-state</c>.</exception>
    public ValueTask<IReadOnlyList<CaseRecord>> Split(Actor actor, string member, string caseId, IReadOnlyList<string> cities, string terms = "") =>
        SplitCase.Handle(Desk, actor, member, caseId, cities, terms);

    /// <summary>Merges cases into one.</summary>
    /// <exception cref="RefusedException"><c>cases.not-the-same</c>, <c>cases.not-the-holder</c>.</exception>
    public ValueTask<CaseRecord> Merge(Actor actor, string member, string into, IReadOnlyList<string> others) => MergeCases.Handle(Desk, actor, member, into, others);

    /// <summary>Asks other cities for cases of the same person and item; answers how many cities.</summary>
    /// <exception cref="RefusedException"><c>cases.quota-spent</c>.</exception>
    public ValueTask<int> SeekDuplicates(Actor actor, string member, string caseId) => Cases.SeekDuplicates.Handle(Desk, seal, actor, member, caseId);

    /// <summary>The code printed on the slip; for who may work on the case.</summary>
    public string FollowCode(Actor actor, string member, string caseId)
    {
        Desk.Demand(actor, "work", member);
        return FollowCase.CodeOf(Desk, member, caseId);
    }

    /// <summary>A case by number and code.</summary>
    /// <exception cref="RefusedException"><c>cases.wrong-follow-code</c>.</exception>
    public Task<PublicCase> Follow(string number, string code) => FollowCase.Follow(Desk, seal, number, code);

    /// <summary>Rates 1 to 5 (好差评).</summary>
    /// <exception cref="RefusedException"><c>cases.cannot-rate</c>, <c>cases.wrong-follow-code</c>.</exception>
    public Task<Voice> Rate(string number, string code, int? stars, string words) => FollowCase.Say(Desk, seal, number, code, VoiceKind.Rating, stars, words);

    /// <summary>Complains.</summary>
    /// <exception cref="RefusedException"><c>cases.reason-missing</c>, <c>cases.wrong-follow-code</c>.</exception>
    public Task<Voice> Complain(string number, string code, string words) => FollowCase.Say(Desk, seal, number, code, VoiceKind.Complaint, null, words);

    /// <summary>Asks for a correction of one's own data.</summary>
    /// <exception cref="RefusedException"><c>cases.reason-missing</c>, <c>cases.wrong-follow-code</c>.</exception>
    public Task<Voice> AskCorrection(string number, string code, string words) => FollowCase.Say(Desk, seal, number, code, VoiceKind.Correction, null, words);

    /// <summary>Answers what an applicant said.</summary>
    /// <exception cref="RefusedException"><c>cases.nothing-to-answer</c>.</exception>
    public Task<int> AnswerVoice(Actor actor, string member, string id, string answer) => FollowCase.Answer(Desk, seal, actor, member, id, answer);

    /// <summary>Enters a joint patrol with the cities that took part, for the tally of all members.</summary>
    /// <exception cref="RefusedException"><c>cases.wrong-patrol</c>.</exception>
    public Task<Patrol> EnterPatrol(Actor actor, Patrol patrol) => Cases.EnterPatrol.Handle(Desk, seal, actor, patrol);

    /// <summary>The latest joint patrols and their tally.</summary>
    public Task<(IReadOnlyList<Patrol> Latest, PatrolTally Tally)> ListPatrols(Actor actor) => ReadWork.Patrols(Desk, seal, actor);

    /// <summary>Marks hops near or past their limit; answers how many.</summary>
    public Task<int> MarkHops(string member) => Cases.MarkHops.Handle(Desk, seal, member);

    /// <summary>Sends what waits in the queue of notices; answers how many went out.</summary>
    public Task<int> SendNotices(CancellationToken stop) => Cases.SendNotices.Handle(Desk, seal, _channels, stop);

    /// <summary>Erases what has outlived its retention; a trial only counts.</summary>
    public Task<EraseCases.Answer> Erase(Actor actor, string member, bool isTrial) => EraseCases.Handle(Desk, seal, files, exchange, actor, member, isTrial);
}
