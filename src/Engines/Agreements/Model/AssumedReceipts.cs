namespace OneCity.Agreements.Model;

/// <summary>Receipts for years to come, assumed from the last year at hand.</summary>
public static class AssumedReceipts
{
    /// <summary>The book with the receipts of its last year going on until <paramref name="last"/>.</summary>
    /// <param name="book">Receipts at hand; empty stays empty.</param>
    /// <param name="last">Last year to fill.</param>
    /// <param name="growthPercent">Growth a year in percent, above −100; amounts are rounded to whole fen.</param>
    public static ReceiptBook After(ReceiptBook book, int last, decimal growthPercent)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (book.Rows.IsEmpty) return book;
        var rows = book.Rows.ToArray().ToList();
        var known = rows.Max(row => row.Year);
        var latest = rows.Where(row => row.Year == known).ToList();
        var factor = 1m;
        for (var year = known + 1; year <= last; year++)
        {
            factor *= 1 + Math.Max(growthPercent, -100m) / 100m;
            foreach (var row in latest) rows.Add(row with { Year = year, AmountFen = (long)Math.Round(row.AmountFen * factor, MidpointRounding.AwayFromZero) });
        }
        return book with { Rows = rows.ToArray() };
    }
}
