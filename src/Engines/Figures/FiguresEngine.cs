using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures;

/// <summary>数: report once, with owner, definition and source; two books that never mix.</summary>
/// <remarks>Every member asks the gate; refusals carry the codes of <see cref="FiguresRefusals"/> or of the gate.</remarks>
public sealed class FiguresEngine(IDatabase database, IDirectory directory, TimeProvider clock, IGate gate, IEntropy entropy)
{
    private readonly FiguresStore _store = new(database, directory, clock, gate, entropy);

    internal FiguresStore Store => _store;

    /// <summary>Takes in a table whole or not at all; rows that a rule refuses are counted and named.</summary>
    /// <exception cref="FileFaultException">When a row cannot be read; nothing is imported.</exception>
    /// <exception cref="RefusedException"><c>figures.import-running</c> while another large import is at work.</exception>
    public async Task<ImportReport> Import(
        Actor actor, ImportFigures.Request request, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        _store.Demand(actor, "import");
        await _store.ReadRules();
        return await ImportFigures.Handle(request, actor, _store, progress, stop);
    }

    /// <summary>Enters figures of a pack within the pack's own unit of work; answers how many are new.</summary>
    /// <remarks>Whoever calls has asked the gate. Entering the same again changes nothing and leaves no audit entry.</remarks>
    public Task<int> Enter(
        IWriteSession session, Actor actor, RegionDirectory pack, IReadOnlyList<PlacedEntry> entries, string file) =>
        EnterFigures.Handle(session, _store, actor, pack, entries, file);

    /// <summary>Takes in rows that another part of the platform has read.</summary>
    public Task<ImportReport> Import(
        Actor actor, IReadOnlyList<FigureRow> rows, string fileName, bool isPublic, CancellationToken stop = default) =>
        Import(actor, new ImportFigures.Request(fileName, () => rows.Select(row => row.ToSourceRow()), IsPublic: isPublic), null, stop);

    /// <summary>Remembers what a sender's headings mean.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-column</c>, <c>figures.sender-needed</c>.</exception>
    public Task<SenderMapping> KeepMapping(Actor actor, KeepMapping.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _store.Demand(actor, "import");
        return Features.KeepMapping.Handle(request, actor, _store, stop);
    }

    /// <summary>Every sender's mapping, by name.</summary>
    public Task<IReadOnlyList<SenderMapping>> ListMappings(Actor actor, CancellationToken stop = default)
    {
        _store.Demand(actor, "import");
        return Features.KeepMapping.List(_store, stop);
    }

    /// <summary>The headings of a sender.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-sender</c>.</exception>
    public async Task<IReadOnlyDictionary<string, string>> GetMapping(Actor actor, string sender, CancellationToken stop = default)
    {
        var all = await ListMappings(actor, stop);
        return all.FirstOrDefault(each => each.Sender == sender)?.Columns
            ?? throw FiguresRefusals.UnknownSender(sender, Nearest.Of(sender, all.Select(each => each.Sender))).ToException();
    }

    /// <summary>Figures by filter: everything for those who may look inside, else what is public.</summary>
    public Task<IReadOnlyList<Figure>> List(Actor actor, FigureFilter filter, CancellationToken stop = default) =>
        _store.May(actor, "inspect") ? ListFigures.Handle(_store.Named(filter), _store, stop) : ListFigures.Public(_store.Named(filter), _store, stop);

    /// <summary>Whether the actor sees more than what is public.</summary>
    public bool MayInspect(Actor actor) => _store.May(actor, "inspect");

    /// <summary>Whether the actor may settle what is taken of a subject's figures.</summary>
    public bool MayDecide(Actor actor, string region) => _store.May(actor, "decide", region);

    /// <summary>What the public sees now, for anybody.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c>.</exception>
    public Task<IReadOnlyList<Figure>> ListPublic(FigureFilter filter, CancellationToken stop = default) =>
        ListFigures.Public(_store.Named(filter), _store, stop);

    /// <summary>The release calendar and the public log of revisions, for anybody; values under embargo only for those who see inside.</summary>
    public Task<Releases> ListReleases(Actor actor, CancellationToken stop = default) =>
        Features.ListReleases.Handle(_store.May(actor, "inspect"), _store, stop);

    /// <summary>One fact with every claim, conflict, decision and the public log.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown</c>.</exception>
    public Task<FactShown> Show(Actor actor, Fact fact, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return ShowFact.Handle(_store.Named(fact), _store, stop);
    }

    /// <summary>What is taken of indicators × regions × periods; missing cells are left out.</summary>
    public Task<IReadOnlyList<PivotCell>> Pivot(Actor actor, PivotFigures.Request request, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return PivotFigures.Handle(request with { Regions = [.. request.Regions.Select(_store.Named)] }, _store, stop);
    }

    /// <summary>What was taken at an instant, from what was known then; known-from is the time of import.</summary>
    public Task<IReadOnlyList<Figure>> AsOf(Actor actor, DateTimeOffset at, FigureFilter filter, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return ListFigures.AsOf(at, _store.Named(filter), _store, stop);
    }

    /// <summary>Facts with several values for one fact and one status, and scopes whose own figure differs from the sum of members.</summary>
    public Task<IReadOnlyList<ShownConflict>> ListConflicts(Actor actor, FigureFilter filter, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return Features.ListConflicts.Handle(_store.Named(filter), _store, stop);
    }

    /// <summary>What changed since the actor last said "seen".</summary>
    public Task<Changes> ListChanges(Actor actor, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return Features.ListChanges.Handle(actor, _store, stop);
    }

    /// <summary>Says that everything so far was seen.</summary>
    public Task SeeChanges(Actor actor, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return Features.ListChanges.See(actor, _store, stop);
    }

    /// <summary>A sum over regions in one book.</summary>
    public Task<Total> Total(Actor actor, TotalFigures.Request request, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        return TotalFigures.Handle(request, _store, stop);
    }

    /// <summary>Computes a derived figure; missing inputs make it missing and are named.</summary>
    /// <exception cref="RefusedException"><c>figures.unreadable-formula</c>, <c>figures.unknown-indicator</c>.</exception>
    public async Task<Derived> Derive(Actor actor, DeriveFigure.Request request, CancellationToken stop = default)
    {
        _store.Demand(actor, "inspect");
        await _store.ReadRules();
        return await DeriveFigure.Handle(request with { Region = _store.Named(request.Region) }, _store, stop);
    }

    /// <summary>Takes in a pack's formulas, checks and breaks in method from the text of <c>figure-rules.yaml</c>.</summary>
    /// <exception cref="FileFaultException">When the text cannot be read.</exception>
    public async Task<FigureRules> LoadRules(Actor actor, string text, string file, CancellationToken stop = default)
    {
        _store.Demand(actor, "import");
        return await Features.LoadRules.Handle(text, file, actor, _store, stop);
    }

    /// <summary>As <see cref="LoadRules"/>, within the unit of work of a pack; whoever calls has asked the gate.</summary>
    public static Task KeepRules(IWriteSession session, Actor actor, string text, string file) =>
        Features.LoadRules.Keep(session, text, file, actor);

    /// <summary>The pack's formulas, checks and breaks in force.</summary>
    public async Task<FigureRules> Rules()
    {
        await _store.ReadRules();
        return _store.Rules;
    }

    /// <summary>Publishes what is taken of a figure.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c>, <c>figures.unknown</c>.</exception>
    public async Task<Published> Publish(Actor actor, PublishFigures.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PublishGuard.Demand(request.Fact.Book);
        request = request with { Fact = _store.Named(request.Fact) };
        _store.Demand(actor, "publish", request.Fact.Region);
        return await PublishFigures.Handle(request, actor, _store, stop);
    }

    /// <summary>Settles which claim is taken, with a reason.</summary>
    /// <exception cref="RefusedException"><c>figures.reason-needed</c>, <c>figures.unknown-claim</c>, <c>figures.unknown</c>.</exception>
    public async Task<Taken> Decide(Actor actor, DecideFigure.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Fact = _store.Named(request.Fact) };
        _store.Demand(actor, "decide", request.Fact.Region);
        return await DecideFigure.Handle(request, actor, _store, stop);
    }

    /// <summary>Approves and locks, or unlocks with a reason; answers whether it is locked now.</summary>
    /// <exception cref="RefusedException"><c>figures.reason-needed</c>, <c>figures.unknown</c>.</exception>
    public async Task<bool> Lock(Actor actor, LockFigure.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Fact = _store.Named(request.Fact) };
        _store.Demand(actor, "approve", request.Fact.Region);
        return await LockFigure.Handle(request, actor, _store, stop);
    }

    /// <summary>Writes figures to a stream that is opened only when nothing is refused.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c>: nothing was opened.</exception>
    public async Task Export(Actor actor, ExportFigures.Request request, Func<Stream> open, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Filter = _store.Named(request.Filter) };
        await ExportFigures.Demand(request, _store, stop);
        _store.Demand(actor, request.IsPublic ? "read" : "inspect");
        await using (var stream = open()) await ExportFigures.Write(stream, request, _store, stop);
        if (actor.Kind == ActorKind.Anonymous) return;
        await _store.Database.Write(session =>
        {
            session.Audit(new AuditEvent(ExportFigures.AuditEvent, actor, $"file:{Path.GetFileName(request.Name)}"));
            return Task.CompletedTask;
        }, stop);
    }
}
