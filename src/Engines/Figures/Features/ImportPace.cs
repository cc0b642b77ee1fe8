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

    /// <summary>The rows in batches of this pace; the next batch is read while the database is at work with the one before.</summary>
    public async IAsyncEnumerable<List<T>> Batches<T>(IEnumerable<T> rows)
    {
        using var source = rows.GetEnumerator();
        var coming = Task.Run(() => Next(source));
        try
        {
            while (await coming is { Count: > 0 } batch)
            {
                coming = Task.Run(() => Next(source));
                yield return batch;
            }
        }
        finally
        {
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<T> Next<T>(IEnumerator<T> rows)
    {
        var batch = new List<T>(Rows);
        for (var left = Rows; left > 0 && rows.MoveNext(); left--) batch.Add(rows.Current);
        return batch;
    }
}
