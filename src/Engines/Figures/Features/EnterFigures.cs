using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>An entry and where it was read.</summary>
/// <param name="Place">Line or cell.</param>
/// <param name="Entry">The entry.</param>
/// <param name="IsPublic">Whether it is public at once when it is taken; a figure from a published source.</param>
public sealed record PlacedEntry(string Place, Entry Entry, bool IsPublic);

/// <summary>Enters figures that were read and checked elsewhere, in the unit of work of whoever hands them over.</summary>
public static class EnterFigures
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.entered";

    /// <summary>How entries meet their records.</summary>
    internal sealed record Manner(Actor Actor, TakingGround Ground, Func<FactRecord, PlacedEntry, long, Claim?> Enter);

    /// <summary>Enters them under a number of their own; answers how many claims are new. Saying the same again leaves no trace.</summary>
    internal static async Task<int> Handle(
        IWriteSession session, FiguresStore store, Actor actor, RegionDirectory directory, IReadOnlyList<PlacedEntry> entries, string file)
    {
        await ImportStore.Lock(session);
        if (!await SayAnythingNew(session, store, entries)) return 0;
        var stamp = await ImportStore.BeginVisible(session, actor.AuditName, file, store.NowUs);
        var tally = new ImportTally();
        await Stage(session, store, entries, stamp, await ImportStore.Open(session), new(
            actor, new Owners(directory).Ground(), (record, placed, hidden) =>
            {
                var (outcome, written) = record.Enter(placed.Entry, stamp, hidden);
                tally.Count(outcome);
                return written;
            }));
        await ImportStore.Count(session, stamp.Number, tally.Counts);
        var added = (int)(tally.Rows - tally.Counts[RowOutcome.Unchanged] - tally.Counts[RowOutcome.Refused]);
        session.Audit(new AuditEvent(AuditEvent, actor, $"import:{stamp.Number}", $"claims={added}"));
        return added;
    }

    /// <summary>Writes the claims of these entries, what is taken of their facts, and the public log where asked.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="store">What the engine stands on.</param>
    /// <param name="entries">The entries, in the order of the file.</param>
    /// <param name="stamp">Their import.</param>
    /// <param name="open">The import that is open now, this one or another; 0 for none.</param>
    /// <param name="manner">How each meets its record.</param>
    internal static async Task Stage(
        IWriteSession session, FiguresStore store, IReadOnlyList<PlacedEntry> entries, ImportStamp stamp, long open, Manner manner)
    {
        var words = store.Codes.Writer(session);
        var keys = new List<FactIds>(entries.Count);
        var facts = new Dictionary<FactIds, Fact>();
        foreach (var placed in entries)
        {
            var ids = await words.Ensure(placed.Entry.Fact);
            facts.TryAdd(ids, placed.Entry.Fact);
            keys.Add(ids);
        }
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, facts, open);
        var known = records.Where(each => each.Value.Claims.Count > 0).Select(each => each.Key).ToHashSet();
        var written = new List<(FactIds Ids, Claim Claim)>(entries.Count);
        var published = new Dictionary<FactIds, List<long>>();
        for (var at = 0; at < entries.Count; at++)
        {
            if (manner.Enter(records[keys[at]], entries[at], open == stamp.Number ? 0 : open) is not { } claim) continue;
            written.Add((keys[at], claim));
            if (!entries[at].IsPublic) continue;
            if (!published.TryGetValue(keys[at], out var numbers)) published[keys[at]] = numbers = [];
            numbers.Add(claim.Number);
        }
        await ClaimWriter.Add(session, words, written);
        // Of a long import only what it changes is noted; a small one is noted whole.
        await ChangeStore.Add(session, written.Where(each => open != stamp.Number || known.Contains(each.Ids)), stamp.Number);
        var touched = written.Select(each => each.Ids).Distinct().Select(ids => KeyValuePair.Create(ids, records[ids])).ToList();
        await ClaimWriter.Project(session, words, touched, ids => !known.Contains(ids), open, manner.Ground);
        foreach (var (ids, record) in touched)
        {
            if (published.TryGetValue(ids, out var numbers))
                await PublicationStore.AddBest(session, ids, record, numbers, known.Contains(ids), manner, store.NowUs);
        }
    }

    private static async Task<bool> SayAnythingNew(IWriteSession session, FiguresStore store, IReadOnlyList<PlacedEntry> entries)
    {
        var words = store.Codes.Writer(session);
        var facts = new Dictionary<FactIds, Fact>();
        var keys = new List<FactIds>();
        foreach (var placed in entries)
        {
            keys.Add(await words.Ensure(placed.Entry.Fact));
            facts.TryAdd(keys[^1], placed.Entry.Fact);
        }
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, facts, 0);
        return entries.Where((placed, at) =>
            records[keys[at]].Enter(placed.Entry, ImportStamp.Unseen(-1)).Outcome is not (RowOutcome.Unchanged or RowOutcome.Refused)).Any();
    }
}
