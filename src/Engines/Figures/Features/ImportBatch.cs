using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Some rows of an import, entered together.</summary>
internal sealed class ImportBatch(FiguresStore store, Actor actor, ImportFigures.Request request, EntryReader reader)
{
    private readonly Dictionary<string, Refusal?> _denied = [];

    public FiguresStore Store => store;

    public Actor Actor => actor;

    public ImportFigures.Request Request => request;

    public EntryReader Reader => reader;

    /// <summary>Enters the rows under the import's number.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="rows">The rows, checked before.</param>
    /// <param name="stamp">The import.</param>
    /// <param name="open">The import that is open now, this one or another; 0 for none.</param>
    /// <param name="tally">Counts the rows.</param>
    public async Task Stage(IWriteSession session, IReadOnlyList<SourceRow> rows, ImportStamp stamp, long open, ImportTally tally)
    {
        var entries = new List<PlacedEntry>(rows.Count);
        foreach (var row in rows)
            if (Understood(row, tally) is { } entry) entries.Add(new(row.At("value"), entry, request.IsPublic));
        var beside = await EntryNeighbours.Load(session, store, [.. entries.Select(placed => placed.Entry)]);
        await EnterFigures.Stage(session, store, entries, stamp, open, new(actor, reader.Owners.Ground(), (record, placed, hidden) =>
            Enter(record, placed.Entry, stamp, hidden, placed.Place, tally, beside)));
    }

    /// <summary>Says what would become of the rows; <paramref name="seen"/> keeps the facts of rows before.</summary>
    public async Task Try(IReadSession session, IReadOnlyList<SourceRow> rows, Dictionary<Fact, FactRecord> seen, ImportTally tally)
    {
        var entries = new List<(string Place, Entry Entry)>();
        var asked = new Dictionary<FactIds, Fact>();
        foreach (var row in rows)
        {
            if (Understood(row, tally) is not { } entry) continue;
            entries.Add((row.At("value"), entry));
            if (!seen.ContainsKey(entry.Fact) && await store.FindIds(session, entry.Fact) is { } ids) asked.TryAdd(ids, entry.Fact);
        }
        var beside = await EntryNeighbours.Load(session, store, [.. entries.Select(each => each.Entry)]);
        var records = await FactStore.Load(session, id => store.Codes.CodeOf(session, id), store.Codes.UnitOf, asked, 0);
        foreach (var record in records.Values) seen[record.Fact] = record;
        foreach (var (place, entry) in entries)
        {
            if (!seen.TryGetValue(entry.Fact, out var record)) seen[entry.Fact] = record = new FactRecord(entry.Fact, [], [], false);
            Enter(record, entry, ImportStamp.Unseen(-1), 0, place, tally, beside);
        }
    }

    /// <summary>Why the actor may not speak about this subject; null when they may.</summary>
    private Refusal? NotAllowed(string region)
    {
        if (_denied.TryGetValue(region, out var known)) return known;
        try
        {
            store.Demand(actor, "import", region);
            return _denied[region] = null;
        }
        catch (RefusedException denied)
        {
            return _denied[region] = denied.Refusal;
        }
    }

    private Entry? Understood(SourceRow row, ImportTally tally)
    {
        var read = reader.Read(row);
        if (read.Fault is { } fault) throw new FileFaultException(fault);
        if (read.Refusal is { } refusal) tally.Refuse(row.At(row["period"].Length == 0 ? "period" : "status"), refusal);
        return read.Entry;
    }

    private Claim? Enter(
        FactRecord record, Entry entry, ImportStamp stamp, long hidden, string place, ImportTally tally, EntryNeighbours beside)
    {
        if (NotAllowed(entry.Fact.Region) is { } denied)
        {
            tally.Refuse(place, denied);
            return null;
        }
        var findings = EntryChecks.Check(entry, store.Rules.Checks)
            .Concat(EntryChecks.AgainstHistory(entry, record)).Concat(beside.Check(entry)).ToList();
        if (findings.Find(finding => finding.Refuses) is { } no)
        {
            tally.Refuse(place, FiguresRefusals.RuleSaysNo(no.Rule, no.Text));
            return null;
        }
        foreach (var finding in findings) tally.Note(place, "warning", $"figures.check-{finding.Rule}", finding.Text);
        var (outcome, written) = record.Enter(entry, stamp, hidden);
        if (outcome == RowOutcome.Refused) tally.Refuse(place, FiguresRefusals.Locked(entry.Fact));
        else tally.Count(outcome);
        if (outcome == RowOutcome.Conflicting)
            tally.Note(place, "conflicting", "figures.conflict", new($"{entry.Fact} 与已有说法不一致", $"{entry.Fact} contradicts a claim that stands"));
        return written;
    }
}
