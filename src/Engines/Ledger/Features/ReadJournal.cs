using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>A line of the journal for people.</summary>
public sealed class JournalLine
{
    /// <summary>Number in the book.</summary>
    public long Number { get; set; }

    /// <summary>Kind as a number; see the engine's README.</summary>
    public long Kind { get; set; }

    /// <summary>Account debited.</summary>
    public string Debit { get; set; } = "";

    /// <summary>Account credited.</summary>
    public string Credit { get; set; } = "";

    /// <summary>Amount in fen.</summary>
    public long AmountFen { get; set; }

    /// <summary>Line that it posts, voids, expires or reverses; null for none.</summary>
    public long? Refers { get; set; }

    /// <summary>When, UTC microseconds.</summary>
    public long AtUs { get; set; }

    /// <summary>What it is for.</summary>
    public string Reference { get; set; } = "";
}

/// <summary>Lists the journal, newest first.</summary>
internal static class ReadJournal
{
    /// <summary>At most <paramref name="limit"/> lines before a number.</summary>
    public static async Task<IReadOnlyList<JournalLine>> Handle(IReadSession session, string code, long? before, int limit)
    {
        var book = await BookStore.Find(session, code) ?? throw LedgerRefusals.UnknownBook(code).ToException();
        return await session.List<JournalLine>(
            """
            SELECT t.number, t.kind, d.code AS debit, c.code AS credit, t.amount_fen AS AmountFen, t.refers, t.at_us AS AtUs, t.reference
            FROM ledger_transfers t JOIN ledger_accounts d ON d.number = t.debit JOIN ledger_accounts c ON c.number = t.credit
            WHERE t.book = @Book AND t.number < @before ORDER BY t.number DESC LIMIT @limit
            """, new { book.Book, before = before ?? long.MaxValue, limit = Math.Clamp(limit, 1, 1000) });
    }
}
