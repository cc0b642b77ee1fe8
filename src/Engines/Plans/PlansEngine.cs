using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Copies;
using OneCity.Plans.Features.Papers;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Papers;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Waiting;
using OneCity.Plans.Storage;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans;

/// <summary>Plans, lists, lights, evidence, meetings, barriers and cooperation agreements; hosts and joins call only this.</summary>
public sealed class PlansEngine
{
    private readonly Desk _desk;
    private readonly LightCache _lights;
    private readonly ForecastCache _forecasts = new();
    private readonly FileStore _files;

    /// <summary>The engine over a database and a store for evidence, with the gate, clock and directory the host gives.</summary>
    public PlansEngine(
        IDatabase database, FileStore files, IGate gate, TimeProvider clock, IDirectory directory, IEntropy entropy, IFigureRecords figures, LightRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _files = files;
        _desk = new Desk(database, gate, clock, directory, entropy, new Books(database), figures);
        Receiver = new HearAboutItems(_desk);
        _lights = new LightCache(rules.Sets.Append(RuleSet.Default).DistinctBy(set => set.Id).ToDictionary(set => set.Id, StringComparer.Ordinal));
    }

    internal Desk Desk => _desk;

    /// <summary>What messages about items do here.</summary>
    public OneCity.Exchange.IReceiver Receiver { get; }

    /// <summary>Today in Asia/Shanghai.</summary>
    public DateOnly Today => _desk.Today;

    /// <summary>Names of units and regions.</summary>
    public RegionDirectory Directory => _desk.Directory.Current;

    /// <summary>Rule sets by name.</summary>
    public IReadOnlyDictionary<string, RuleSet> RuleSets => _lights.RuleSets;

    /// <inheritdoc cref="LoadPackPlans"/>
    public Task<int> LoadPack(Actor actor, string folder, CancellationToken stop = default) => LoadPackPlans.Handle(_desk, actor, folder, stop);

    /// <inheritdoc cref="Features.CreatePlan"/>
    public Task<Plan> CreatePlan(Actor actor, Plan plan, CancellationToken stop = default) => Features.CreatePlan.Handle(_desk, actor, plan, RuleSets, stop);

    /// <inheritdoc cref="Features.SignPlan"/>
    public Task SignPlan(Actor actor, string plan, CancellationToken stop = default) => Features.SignPlan.Handle(_desk, actor, plan, stop);

    /// <inheritdoc cref="Features.ChangePlan"/>
    public Task<Plan> ChangePlan(Actor actor, string plan, ChangePlan.Request request, CancellationToken stop = default) =>
        Features.ChangePlan.Handle(_desk, actor, plan, request, stop);

    /// <inheritdoc cref="Features.AddRows"/>
    public Task<IReadOnlyList<PlanItem>> AddRows(Actor actor, string plan, IReadOnlyList<AddRows.Row> rows, string why = "", CancellationToken stop = default) =>
        Features.AddRows.Handle(_desk, actor, plan, rows, why, stop);

    /// <summary>Rows of a plan that were taken off, as they last read.</summary>
    public async Task<IReadOnlyList<ItemVersion>> ListTakenOff(Actor actor, string plan, CancellationToken stop = default)
    {
        await GetPlan(actor, plan, stop);
        var book = await _desk.Books.Current(stop);
        return [.. book.Versions.Values.Select(versions => versions[^1]).Where(last => last.Item.Plan == plan && last.Item.IsRemoved).OrderBy(last => last.Item.Id, Comparer<string>.Create(ItemOrder.Compare))];
    }

    /// <summary>One plan.</summary>
    /// <exception cref="RefusedException"><c>plans.unknown-plan</c>, also where this reader does not see it.</exception>
    public async Task<Plan> GetPlan(Actor actor, string plan, CancellationToken stop = default) =>
        (await ListPlans(actor, stop)).FirstOrDefault(each => each.Id == plan) ?? throw PlansRefusals.UnknownPlan(plan).ToException();

    /// <inheritdoc cref="Features.EnterItems"/>
    public Task<int> EnterItems(
        Actor actor, string plan, IReadOnlyList<PlanItem> items, string why, DateOnly? fromOn = null, CancellationToken stop = default) =>
        Features.EnterItems.Handle(_desk, actor, plan, items, why, fromOn, stop);

    /// <summary>Takes goals and projects read elsewhere into a draft plan, within that unit of work; answers how many rows were new.</summary>
    public Task<int> TakeIn(IWriteSession session, Actor actor, Plan plan, IReadOnlyList<PlanItem> items, string why) =>
        TakeInGoals.Handle(session, _desk, actor, plan, items, why);

    /// <inheritdoc cref="Features.DrawList"/>
    public Task<IReadOnlyList<PlanItem>> DrawList(
        Actor actor, string target, IReadOnlyList<string> from, DateOnly? dueOn = null, CancellationToken stop = default) =>
        Features.DrawList.Handle(_desk, actor, target, from, dueOn, stop);

    /// <inheritdoc cref="Features.ImportList"/>
    public Task<ImportList.Report> ImportList(Actor actor, ImportList.Request request, CancellationToken stop = default) =>
        Features.ImportList.Handle(_desk, _files, actor, request, stop);

    /// <inheritdoc cref="Features.ChangeItem"/>
    public Task<PlanItem> ChangeItem(Actor actor, string item, ChangeItem.Request request, CancellationToken stop = default) =>
        Features.ChangeItem.Handle(_desk, actor, item, request, stop);

    /// <inheritdoc cref="Features.ReportProgress"/>
    public Task ReportProgress(Actor actor, string item, TaskEventKind kind, string words = "", CancellationToken stop = default) =>
        Features.ReportProgress.Handle(_desk, actor, item, kind, words, stop);

    /// <inheritdoc cref="Features.HandInEvidence"/>
    public Task<string> HandInEvidence(
        Actor actor, string item, HandInEvidence.Request request, EvidenceUpload? upload = null, CancellationToken stop = default) =>
        Features.HandInEvidence.Handle(_desk, _files, actor, item, request, upload, stop);

    /// <summary>The bytes of uploaded evidence.</summary>
    /// <exception cref="RefusedException"><c>plans.unknown-record</c>, also for an observer while it waits to be confirmed.</exception>
    public Task<(Stream Content, KeptFile File)> OpenEvidence(Actor actor, string evidence, CancellationToken stop = default) =>
        KeepEvidenceFile.Open(_desk, _files, actor, evidence, stop);

    /// <inheritdoc cref="Features.ConfirmReport"/>
    public Task Confirm(Actor actor, string item, string words = "", CancellationToken stop = default) =>
        ConfirmReport.Handle(_desk, actor, item, words, stop);

    /// <summary>All plans this reader sees, by code.</summary>
    public async Task<IReadOnlyList<Plan>> ListPlans(Actor actor, CancellationToken stop = default)
    {
        _desk.Demand(actor, "read");
        return [.. (await _desk.Books.Current(stop)).Plans.Values.Where(plan => Desk.Sees(actor, plan))];
    }

    /// <summary>Rows with their lights as of a day (today when null); the same day gives the same answer for ever.</summary>
    public Task<IReadOnlyList<LightRow>> ListLights(Actor actor, DateOnly? on, LightFilter filter, CancellationToken stop = default) =>
        Features.ListLights.List(_desk, _lights, actor, on ?? _desk.Today, filter, stop);

    /// <summary>A row with its light, versions, events and evidence.</summary>
    public Task<ItemPage> ReadItem(Actor actor, string item, CancellationToken stop = default) => Features.ReadItem.Handle(_desk, _lights, actor, item, stop);

    /// <summary>What a plan read on a day against how it was signed, or against how it read on an earlier day.</summary>
    public Task<IReadOnlyList<BaselineChange>> CompareWithBaseline(
        Actor actor, string plan, DateOnly? on = null, DateOnly? from = null, CancellationToken stop = default) =>
        Features.CompareWithBaseline.Handle(_desk, actor, plan, from, on ?? _desk.Today, stop);

    /// <summary>Who waits for whom among open tasks, with forecast ends and the critical path.</summary>
    public async Task<IReadOnlyList<ChainLink>> ListWaiting(Actor actor, DateOnly? on = null, string? plan = null, CancellationToken stop = default)
    {
        var day = on ?? _desk.Today;
        var rows = await ListLights(actor, day, new LightFilter(plan), stop);
        var book = await _desk.Books.Current(stop);
        return WaitingChain.Find(
            [.. rows.Select(row => row.Item.ToTask())], rows.ToDictionary(row => row.Item.Id, row => row.Light, StringComparer.Ordinal),
            id => book.Events.TryGetValue(id, out var events) && events.Any(each => each.Kind == TaskEventKind.Started && each.On <= day), day);
    }

    /// <summary>Every goal with a target figure, with its arithmetic.</summary>
    public Task<IReadOnlyList<JudgedGoal>> JudgeGoals(Actor actor, string? plan = null, CancellationToken stop = default) =>
        Features.JudgeGoals.Handle(_desk, _forecasts, actor, plan, stop);

    /// <summary>Calls a meeting.</summary>
    public Task CallMeeting(Actor actor, Meeting meeting, CancellationToken stop = default) => HoldMeeting.Call(_desk, actor, meeting, stop);

    /// <summary>Proposes a topic; answers its number.</summary>
    public Task<long> ProposeTopic(Actor actor, string meeting, string title, string paper, string proposedBy, CancellationToken stop = default) =>
        HoldMeeting.Propose(_desk, actor, meeting, title, paper, proposedBy, stop);

    /// <summary>Records a decision; answers the item it became, null where it became none.</summary>
    public Task<string?> Decide(Actor actor, string meeting, long topic, HoldMeeting.Ruling ruling, CancellationToken stop = default) =>
        HoldMeeting.Decide(_desk, actor, meeting, topic, ruling, stop);

    /// <summary>All meetings this reader sees, newest first.</summary>
    public Task<IReadOnlyList<MeetingPage>> ListMeetings(Actor actor, CancellationToken stop = default) => ReadMeetings.List(_desk, actor, stop);

    /// <summary>What was decided before a meeting: all of the meeting before it, and what is still open from those before that.</summary>
    public Task<IReadOnlyList<LightRow>> ListBefore(Actor actor, string meeting, CancellationToken stop = default) =>
        ReadMeetings.ListBefore(_desk, _lights, actor, meeting, stop);

    /// <summary>Minutes of a meeting, with the report on what was decided before.</summary>
    public Task<Paper> Minutes(Actor actor, string meeting, CancellationToken stop = default) => ReadMeetings.Minutes(_desk, _lights, actor, meeting, stop);

    /// <summary>A supervision letter on an item.</summary>
    public async Task<Paper> Letter(Actor actor, string item, DateOnly answerBy, CancellationToken stop = default)
    {
        var row = (await ReadItem(actor, item, stop)).Row;
        return WritePapers.Letter(row, (await GetPlan(actor, row.Item.Plan, stop)).Confirmer, Today, answerBy, Directory);
    }

    /// <summary>A one-page brief over the rows of a filter, frozen as of now.</summary>
    public async Task<Paper> Brief(Actor actor, string title, LightFilter filter, CancellationToken stop = default) => WritePapers.Brief(
        title, await ListLights(actor, null, filter, stop), _desk.Clock.GetUtcNow(), Today, Directory, filter.Plan is { } plan ? (await GetPlan(actor, plan, stop)).Title : "全部清单");

    /// <summary>The rows of a filter as XLSX with lights: a whole plan in the very file it came in, anything else as a table, one sheet per city.</summary>
    public async Task<byte[]> Export(Actor actor, DateOnly? on, LightFilter filter, CancellationToken stop = default) =>
        await ExportList.Handle(_desk, _files, actor, filter, await ListLights(actor, on, filter, stop), on ?? Today, stop);

    /// <summary>A paper as DOCX.</summary>
    public static byte[] ToWord(Paper paper) => WordPaper.Write(paper);

    /// <summary>A paper as PDF.</summary>
    /// <exception cref="RefusedException"><c>plans.no-font</c>.</exception>
    public static byte[] ToPdf(Paper paper) => PdfPaper.Write(paper);

    /// <summary>Reports a barrier; answers its number.</summary>
    public Task<string> ReportBarrier(Actor actor, string title, IReadOnlyList<string> cities, string rule, string owner, CancellationToken stop = default) =>
        KeepBarriers.Report(_desk, actor, title, cities, rule, owner, stop);

    /// <summary>Moves a barrier to another state, with what removed it.</summary>
    public Task MoveBarrier(Actor actor, string id, string state, string what, CancellationToken stop = default) =>
        KeepBarriers.Move(_desk, actor, id, state, what, stop);

    /// <summary>All barriers, newest first.</summary>
    public Task<IReadOnlyList<CityBarrier>> ListBarriers(Actor actor, CancellationToken stop = default) => KeepBarriers.List(_desk, actor, stop);

    /// <inheritdoc cref="Features.EnterCooperation"/>
    public Task<Cooperation> EnterCooperation(
        Actor actor, string id, string title, IReadOnlyList<string> parties, DateOnly signedOn, DateOnly? endsOn, string source,
        IReadOnlyList<EnterCooperation.Promise> promises, CancellationToken stop = default) =>
        Features.EnterCooperation.Handle(_desk, actor, id, title, parties, signedOn, endsOn, source, promises, stop);

    /// <summary>All cooperation agreements, newest first.</summary>
    public Task<IReadOnlyList<Cooperation>> ListCooperations(Actor actor, CancellationToken stop = default) => Features.EnterCooperation.List(_desk, actor, stop);

    /// <summary>What changed in the week that ends on a day (today when null).</summary>
    public Task<WeekDigest> Digest(Actor actor, DateOnly? to, LightFilter filter, CancellationToken stop = default) =>
        WriteDigest.Handle(_desk, _lights, actor, to ?? Today, filter, stop);

    /// <summary>The week as a paper.</summary>
    public Paper ToPaper(WeekDigest week) => WriteDigest.ToPaper(week, Directory);

    /// <summary>Keeps a paper as it reads now; answers its number.</summary>
    public Task<string> FreezePaper(Actor actor, string kind, string subject, Paper paper, CancellationToken stop = default) =>
        Features.Papers.FreezePaper.Handle(_desk, actor, kind, subject, paper, stop);

    /// <summary>Frozen papers, newest first; none for observers.</summary>
    public Task<IReadOnlyList<FrozenPaper>> ListPapers(Actor actor, CancellationToken stop = default) => Features.Papers.FreezePaper.List(_desk, actor, stop);

    /// <summary>One frozen paper.</summary>
    public Task<FrozenPaper> ReadPaper(Actor actor, string paper, CancellationToken stop = default) => Features.Papers.FreezePaper.Get(_desk, actor, paper, stop);

    /// <summary>Makes a link by which a unit without an account hands in evidence for one item.</summary>
    public Task<AskLink> AskForEvidence(Actor actor, string item, string unit, string words, DateOnly endsOn, CancellationToken stop = default) =>
        Features.AskForEvidence.Ask(_desk, actor, item, unit, words, endsOn, stop);

    /// <summary>What a link asks for.</summary>
    /// <exception cref="RefusedException"><c>plans.ask-ended</c>.</exception>
    public Task<EvidenceAsk> ReadAsk(string token, CancellationToken stop = default) => Features.AskForEvidence.Read(_desk, token, stop);

    /// <summary>Hands in evidence by a link; it waits to be confirmed like any other.</summary>
    /// <exception cref="RefusedException"><c>plans.ask-ended</c>, <c>plans.unusable-value</c>, <c>plans.file-type</c>, <c>plans.photo-needs-place</c>.</exception>
    public Task<string> AnswerAsk(string token, HandInEvidence.Request request, EvidenceUpload? upload = null, CancellationToken stop = default) =>
        Features.AskForEvidence.Answer(_desk, _files, token, request, upload, stop);

    /// <summary>A draft as a paper.</summary>
    public static Paper ToPaper(Model.Meetings.Draft draft) => WritePapers.Draft(draft);

    /// <summary>All drafts, newest first; none for observers.</summary>
    public Task<IReadOnlyList<Draft>> ListDrafts(Actor actor, CancellationToken stop = default) => CirculateDraft.List(_desk, actor, stop);

    /// <summary>Starts a draft; answers its number.</summary>
    public Task<string> StartDraft(Actor actor, string kind, string subject, string title, string body, CancellationToken stop = default) =>
        CirculateDraft.Start(_desk, actor, kind, subject, title, body, stop);

    /// <summary>A step of a draft's round; answers the task an instruction became.</summary>
    public Task<string?> ReviewDraft(
        Actor actor, string draft, string step, string words, CirculateDraft.InstructedTask? task = null, CancellationToken stop = default) =>
        CirculateDraft.Review(_desk, actor, draft, step, words, task, stop);

    /// <summary>Freezes a draft.</summary>
    public Task FreezeDraft(Actor actor, string draft, CancellationToken stop = default) => CirculateDraft.Freeze(_desk, actor, draft, stop);

    /// <summary>A draft with its round.</summary>
    public Task<Draft> ReadDraft(Actor actor, string draft, CancellationToken stop = default)
    {
        _desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) throw PlansRefusals.UnknownRecord("draft", draft).ToException();
        return CirculateDraft.Get(_desk, draft, stop);
    }
}
