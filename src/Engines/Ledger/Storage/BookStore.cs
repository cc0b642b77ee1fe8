using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Storage;

namespace OneCity.Ledger.Storage;

/// <summary>Reads and writes one book; everything a batch needs in a handful of set-based statements.</summary>
internal static class BookStore
{
    private const string EntryColumns =
        "number, id, kind, debit, credit, amount_fen, refers, expires_at_us, at_us, reference, hash";

    /// <summary>The book, locked for this unit of work; created when it is new.</summary>
    public static async Task<BookState> Lock(IWriteSession session, string code)
    {
        await session.Execute(
            "INSERT INTO ledger_books (book, code, last_number, last_at_us, last_hash) "
            + "SELECT COALESCE(MAX(book), 0) + 1, @code, 0, 0, @hash FROM ledger_books WHERE NOT EXISTS (SELECT 1 FROM ledger_books WHERE code = @code) "
            + "HAVING NOT EXISTS (SELECT 1 FROM ledger_books WHERE code = @code) ON CONFLICT DO NOTHING",
            new { code, hash = Journal.Beginning(code) });
        var forUpdate = session.Dialect == Dialect.Postgres ? " FOR UPDATE" : "";
        var row = await session.Get<BookRow>(
            $"SELECT book, code, last_number AS LastNumber, last_at_us AS LastAtUs, last_hash AS LastHash FROM ledger_books WHERE code = @code{forUpdate}", new { code });
        return ToState(row);
    }

    /// <summary>The book as it is; null when there is none.</summary>
    public static async Task<BookState?> Find(IReadSession session, string code)
    {
        var row = await session.Find<BookRow>(
            "SELECT book, code, last_number AS LastNumber, last_at_us AS LastAtUs, last_hash AS LastHash FROM ledger_books WHERE code = @code", new { code });
        return row is null ? null : ToState(row);
    }

    /// <summary>Codes of all books, in order.</summary>
    public static Task<IReadOnlyList<string>> List(IReadSession session) => session.List<string>("SELECT code FROM ledger_books ORDER BY book");

    /// <summary>All accounts of a book, by code.</summary>
    public static async Task<List<Account>> Accounts(IReadSession session, long book) =>
        [.. (await session.List<AccountRow>(AccountSql + " WHERE book = @book ORDER BY code", new { book })).Select(row => row.ToAccount())];

    /// <summary>Loads the accounts with these codes, and those of the transfers that are referred to.</summary>
    public static async Task Load(IWriteSession session, BookState state, IReadOnlyList<Transfer> transfers)
    {
        var ids = transfers.Select(transfer => transfer.Id)
            .Concat(transfers.Select(transfer => transfer.Refers).OfType<TransferId>()).Distinct().ToList();
        foreach (var entry in await EntriesById(session, state.Book, ids)) state.Known[entry.Id] = entry;
        var referred = transfers.Select(transfer => transfer.Refers).OfType<TransferId>()
            .Where(state.Known.ContainsKey).Select(id => state.Known[id].Number).ToHashSet();
        if (referred.Count > 0)
        {
            var numbers = Json(referred);
            foreach (var hold in await session.List<long>(Among("SELECT number FROM ledger_holds WHERE book = @book AND number", session), new { book = state.Book, list = numbers }))
                state.OpenHolds.Add(hold);
            foreach (var number in await session.List<long>(
                Among($"SELECT refers FROM ledger_transfers WHERE book = @book AND kind = {(int)TransferKind.Reversal} AND refers", session), new { book = state.Book, list = numbers }))
                state.Reversed.Add(number);
        }
        var codes = transfers.SelectMany(transfer => (string?[])[transfer.Debit, transfer.Credit]).OfType<string>().Distinct().ToList();
        var more = state.Known.Values.SelectMany(entry => (long[])[entry.Debit, entry.Credit]).Distinct();
        var among = session.Dialect == Dialect.Postgres
            ? " WHERE book = @book AND (code IN (SELECT jsonb_array_elements_text(CAST(@codes AS jsonb))) OR number IN (SELECT CAST(jsonb_array_elements_text(CAST(@numbers AS jsonb)) AS bigint)))"
            : " WHERE book = @book AND (code IN (SELECT value FROM json_each(@codes)) OR number IN (SELECT value FROM json_each(@numbers)))";
        foreach (var row in await session.List<AccountRow>(AccountSql + among,
            new { book = state.Book, codes = System.Text.Json.JsonSerializer.Serialize(codes), numbers = Json(more) }))
            state.Add(row.ToAccount());
    }

    /// <summary>Opens an account, or changes its limits; sums stay.</summary>
    public static Task Open(IWriteSession session, long book, string code, Money? floor, Money? ceiling) => session.Execute(
        "INSERT INTO ledger_accounts (number, book, code, floor_fen, ceiling_fen, debits_fen, credits_fen, held_debits_fen, held_credits_fen) "
        + "SELECT COALESCE(MAX(number), CAST(@book AS bigint) * 1000000000) + 1, CAST(@book AS bigint), @code, CAST(@floor AS bigint), CAST(@ceiling AS bigint), 0, 0, 0, 0 FROM ledger_accounts WHERE book = @book "
        + "ON CONFLICT (book, code) DO UPDATE SET floor_fen = excluded.floor_fen, ceiling_fen = excluded.ceiling_fen",
        new { book, code, floor = floor?.Fen, ceiling = ceiling?.Fen });

    /// <summary>Writes what a batch has decided.</summary>
    public static async Task Save(IWriteSession session, BookState state, Batch batch)
    {
        if (batch.Entries.Count == 0) return;
        var writer = session.Dialect == Dialect.Postgres ? (IBatchWriter)new PostgresBatchWriter() : new SqliteBatchWriter();
        await writer.Write(session, state, batch);
        await session.Execute("UPDATE ledger_books SET last_number = @LastNumber, last_at_us = @LastAtUs, last_hash = @LastHash WHERE book = @Book", state);
    }

    /// <summary>The journal in order.</summary>
    public static async IAsyncEnumerable<JournalEntry> Stream(IReadSession session, long book, long after = 0)
    {
        await foreach (var row in session.Stream<EntryRow>($"SELECT {EntryColumns} FROM ledger_transfers WHERE book = @book AND number > @after ORDER BY number", new { book, after }))
            yield return row.ToEntry();
    }

    /// <summary>Open holds whose time is over.</summary>
    public static async Task<List<JournalEntry>> Expired(IReadSession session, long book, long nowUs, int max)
    {
        var rows = await session.List<EntryRow>(
            $"SELECT {EntryColumns} FROM ledger_transfers WHERE book = @book AND number IN "
            + "(SELECT number FROM ledger_holds WHERE book = @book AND expires_at_us <= @nowUs ORDER BY expires_at_us, number LIMIT @max) ORDER BY number",
            new { book, nowUs, max });
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>Loads accounts by number.</summary>
    public static async Task LoadAccounts(IReadSession session, BookState state, IEnumerable<long> numbers)
    {
        var rows = await session.List<AccountRow>(Among(AccountSql + " WHERE book = @book AND number", session), new { book = state.Book, list = Json(numbers) });
        foreach (var row in rows) state.Add(row.ToAccount());
    }

    private const string AccountSql =
        "SELECT number, code, floor_fen AS FloorFen, ceiling_fen AS CeilingFen, debits_fen AS DebitsFen, credits_fen AS CreditsFen, "
        + "held_debits_fen AS HeldDebitsFen, held_credits_fen AS HeldCreditsFen FROM ledger_accounts";

    private static async Task<List<JournalEntry>> EntriesById(IReadSession session, long book, List<TransferId> ids)
    {
        // An array, not a sub-select: PostgreSQL then goes through the index for every id, also before it has statistics.
        var isPostgres = session.Dialect == Dialect.Postgres;
        var among = isPostgres ? "id = ANY(@list)" : "id IN (SELECT unhex(value) FROM json_each(@list))";
        object list = isPostgres ? ids.Select(id => id.ToGuid()).ToArray() : System.Text.Json.JsonSerializer.Serialize(ids.Select(id => id.ToGuid().ToString("N")));
        var sql = $"SELECT {EntryColumns} FROM ledger_transfers WHERE book = @book AND {among}";
        var rows = isPostgres
            ? await session.List<EntryRow>(sql, new { book, list = (Guid[])list })
            : await session.List<EntryRow>(sql, new { book, list = (string)list });
        return [.. rows.Select(row => row.ToEntry())];
    }

    private static string Among(string sql, IReadSession session) => sql + (session.Dialect == Dialect.Postgres
        ? " IN (SELECT CAST(jsonb_array_elements_text(CAST(@list AS jsonb)) AS bigint))"
        : " IN (SELECT value FROM json_each(@list))");

    private static string Json(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    private static BookState ToState(BookRow row) => new()
    {
        Book = row.Book, LastNumber = row.LastNumber, LastAtUs = row.LastAtUs, LastHash = row.LastHash,
    };

    private sealed record BookRow(long Book, string Code, long LastNumber, long LastAtUs, byte[] LastHash);
}
