using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Something an import has to say about one row.</summary>
/// <param name="Place">Line, or sheet and cell.</param>
/// <param name="Kind"><c>refused</c>, <c>conflicting</c>, <c>superseded</c> or <c>warning</c>.</param>
/// <param name="Code">Refusal or check code.</param>
/// <param name="Text">What it is about.</param>
public sealed record ImportNote(string Place, string Kind, string Code, Words Text);

/// <summary>What became of the rows of an import; each row is counted once.</summary>
/// <param name="Added">New claims that contradict none.</param>
/// <param name="Superseded">Corrections.</param>
/// <param name="Conflicting">New claims that contradict one of the same status.</param>
/// <param name="Unchanged">Rows that say nothing new.</param>
/// <param name="Refused">Rows that a rule did not let in.</param>
/// <param name="Import">The import number; null for a dry run.</param>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Notes">The first notes, at most 200.</param>
public sealed record ImportReport(
    long Added, long Superseded, long Conflicting, long Unchanged, long Refused, long? Import, bool DryRun, IReadOnlyList<ImportNote> Notes);

/// <summary>Collects a report while rows go by; memory does not grow with the file.</summary>
public sealed class ImportTally
{
    private const int NotesMax = 200;
    private readonly List<ImportNote> _notes = [];

    /// <summary>Rows by outcome.</summary>
    public Dictionary<RowOutcome, long> Counts { get; } = Enum.GetValues<RowOutcome>().ToDictionary(outcome => outcome, _ => 0L);

    /// <summary>Rows seen so far.</summary>
    public long Rows => Counts.Values.Sum();

    /// <summary>A tally that goes on from here.</summary>
    public ImportTally Copy()
    {
        var copy = new ImportTally();
        foreach (var (outcome, count) in Counts) copy.Counts[outcome] = count;
        copy._notes.AddRange(_notes);
        return copy;
    }

    /// <summary>Counts a row.</summary>
    public void Count(RowOutcome outcome) => Counts[outcome]++;

    /// <summary>Counts a refused row and says why.</summary>
    public void Refuse(string place, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Count(RowOutcome.Refused);
        Note(place, "refused", refusal.Code, new($"{refusal.What.Chinese}；{refusal.Remedy.Chinese}", $"{refusal.What.English}; {refusal.Remedy.English}"));
    }

    /// <summary>Keeps a note while there is room.</summary>
    public void Note(string place, string kind, string code, Words text)
    {
        if (_notes.Count < NotesMax) _notes.Add(new(place, kind, code, text));
    }

    /// <summary>The report.</summary>
    public ImportReport ToReport(long? import) => new(
        Counts[RowOutcome.Added], Counts[RowOutcome.Superseded], Counts[RowOutcome.Conflicting], Counts[RowOutcome.Unchanged],
        Counts[RowOutcome.Refused], import, import is null, [.. _notes]);
}
