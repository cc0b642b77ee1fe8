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
        var words = store.Codes.Writer(session);
        var entries = new List<(string Place, FactIds Ids, Entry Entry)>(rows.Count);
        var facts = new Dictionary<FactIds, Fact>();
        foreach (var row in rows)
        {
            if (Understood(row, tally) is not { } entry) continue;
            var ids = await words.Ensure(entry.Fact);
            facts.TryAdd(ids, entry.Fact);
            entries.Add((row.Place, ids, entry));
        }
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, facts, open);
        var known = records.Where(each => each.Value.Claims.Count > 0).Select(each => each.Key).ToHashSet();
        var written = new List<(FactIds Ids, Claim Claim)>(entries.Count);
        var hidden = open == stamp.Number ? 0 : open;
        foreach (var (place, ids, entry) in entries)
        {
            var claim = Enter(records[ids], entry, stamp, hidden, place, tally);
            if (claim is not null) written.Add((ids, claim));
        }
        await ClaimWriter.Add(session, words, written);
        var touched = written.Select(each => each.Ids).Distinct().Select(ids => KeyValuePair.Create(ids, records[ids])).ToList();
        await ClaimWriter.Project(session, words, touched, ids => !known.Contains(ids), open, reader.Owners.Ground());
        if (request.IsPublic) await PublicationStore.AddTaken(session, touched, reader.Owners.Ground(), actor, store.NowUs);
    }

    /// <summary>Says what would become of the rows; <paramref name="seen"/> keeps the facts of rows before.</summary>
    public async Task Try(IReadSession session, IReadOnlyList<SourceRow> rows, Dictionary<Fact, FactRecord> seen, ImportTally tally)
    {
        var entries = new List<(string Place, Entry Entry)>();
        var asked = new Dictionary<FactIds, Fact>();
        foreach (var row in rows)
        {
            if (Understood(row, tally) is not { } entry) continue;
            entries.Add((row.Place, entry));
            if (!seen.ContainsKey(entry.Fact) && await store.FindIds(session, entry.Fact) is { } ids) asked.TryAdd(ids, entry.Fact);
        }
        var records = await FactStore.Load(session, id => store.Codes.CodeOf(session, id), store.Codes.UnitOf, asked, 0);
        foreach (var record in records.Values) seen[record.Fact] = record;
        foreach (var (place, entry) in entries)
        {
            if (!seen.TryGetValue(entry.Fact, out var record)) seen[entry.Fact] = record = new FactRecord(entry.Fact, [], [], false);
            Enter(record, entry, ImportStamp.Unseen(-1), 0, place, tally);
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
        if (read.Refusal is { } refusal) tally.Refuse(row.Place, refusal);
        return read.Entry;
    }

    private Claim? Enter(FactRecord record, Entry entry, ImportStamp stamp, long hidden, string place, ImportTally tally)
    {
        if (NotAllowed(entry.Fact.Region) is { } denied)
        {
            tally.Refuse(place, denied);
            return null;
        }
        var verdict = EntryChecks.Check(entry, store.Rules, store.Directory);
        foreach (var finding in verdict)
        {
            if (finding.Refuses)
            {
                tally.Refuse(place, FiguresRefusals.RuleSaysNo(finding.Rule, finding.Text));
                return null;
            }
            tally.Note(place, "warning", $"figures.check-{finding.Rule}", finding.Text);
        }
        foreach (var finding in EntryChecks.AgainstHistory(entry, record)) tally.Note(place, "warning", $"figures.check-{finding.Rule}", finding.Text);
        var (outcome, written) = record.Enter(entry, stamp, hidden);
        if (outcome == RowOutcome.Refused) tally.Refuse(place, FiguresRefusals.Locked(entry.Fact));
        else tally.Count(outcome);
        if (outcome == RowOutcome.Conflicting)
            tally.Note(place, "conflicting", "figures.conflict", new($"{entry.Fact} 与已有说法不一致", $"{entry.Fact} contradicts a claim that stands"));
        return written;
    }
}
