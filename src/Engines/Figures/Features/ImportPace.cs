namespace OneCity.Figures.Features;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows done.</param>
/// <param name="Total">Rows there are; null while they are only being read and checked.</param>
public readonly record struct ImportProgress(long Rows, long? Total);

/// <summary>How many rows a long import writes at a time: as many as keep the writer for about 40 ms, whatever the machine and the disk.</summary>
/// <remarks>Others wait for one such batch, its commit and their own, which leaves room to the 200 ms nobody may wait.</remarks>
internal sealed class ImportPace
{
    private const int RowsMin = 50;
    private const int RowsMax = 1000;
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(40);

    /// <summary>Rows of the next batch, 50 to 1,000.</summary>
    public int Rows { get; private set; } = 200;

    /// <summary>Says how long the last batch kept the writer; the next one at most doubles or halves.</summary>
    public void Took(TimeSpan held) =>
        Rows = Math.Clamp((int)(Rows * Math.Clamp(Held / (held + TimeSpan.FromMilliseconds(1)), 0.5, 2)), RowsMin, RowsMax);

    /// <summary>The rows in batches of this pace.</summary>
    public IEnumerable<List<T>> Batches<T>(IEnumerable<T> rows)
    {
        var batch = new List<T>();
        foreach (var row in rows)
        {
            batch.Add(row);
            if (batch.Count < Rows) continue;
            yield return batch;
            batch = [];
        }
        if (batch.Count > 0) yield return batch;
    }
}
