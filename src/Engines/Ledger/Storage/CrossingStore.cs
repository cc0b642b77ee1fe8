using OneCity.Ledger.Model;
using OneCity.Storage;

namespace OneCity.Ledger.Storage;

/// <summary>Crossings as a book keeps them.</summary>
internal static class CrossingStore
{
    private const string Columns = "id, peer, is_out AS IsOut, amount_fen AS AmountFen, debit, credit, reference, state, message, answer, line, closing_line AS ClosingLine, refusal";

    /// <summary>Adds crossings.</summary>
    public static async Task Add(IWriteSession session, long book, IReadOnlyList<Crossing> crossings)
    {
        if (crossings.Count == 0) return;
        await session.Execute(
            "INSERT INTO ledger_crossings (book, id, peer, is_out, amount_fen, debit, credit, reference, state, message, answer, line, closing_line, refusal) "
            + "VALUES (@book, @id, @Peer, @isOut, @AmountFen, @Debit, @Credit, @Reference, @State, @Message, @Answer, @Line, @ClosingLine, @Refusal)",
            crossings.Select(each => new
            {
                book, id = Key(session, each.Id), each.Peer, isOut = each.IsOut ? 1L : 0L, each.AmountFen, each.Debit, each.Credit,
                each.Reference, each.State, each.Message, each.Answer, each.Line, each.ClosingLine, each.Refusal,
            }).ToList());
    }

    /// <summary>Writes what became of crossings.</summary>
    public static Task Close(IWriteSession session, long book, IReadOnlyList<Crossing> crossings) => crossings.Count == 0 ? Task.CompletedTask : session.Execute(
        "UPDATE ledger_crossings SET state = @State, answer = @Answer, closing_line = @ClosingLine, refusal = @Refusal WHERE book = @book AND id = @id",
        crossings.Select(each => new { book, id = Key(session, each.Id), each.State, each.Answer, each.ClosingLine, each.Refusal }).ToList());

    /// <summary>Crossings of a book with these ids.</summary>
    public static async Task<Dictionary<TransferId, Crossing>> Find(IReadSession session, long book, IEnumerable<TransferId> ids)
    {
        var wanted = ids.Distinct().ToList();
        var sql = $"SELECT {Columns} FROM ledger_crossings WHERE book = @book AND id ";
        var rows = session.Dialect == Dialect.Postgres
            ? await session.List<Row>(sql + "= ANY(@list)", new { book, list = wanted.Select(id => id.ToGuid()).ToArray() })
            : await session.List<Row>(sql + "IN (SELECT unhex(value) FROM json_each(@list))",
                new { book, list = System.Text.Json.JsonSerializer.Serialize(wanted.Select(id => id.ToGuid().ToString("N"))) });
        return rows.Select(row => row.ToCrossing()).ToDictionary(each => each.Id);
    }

    /// <summary>All crossings of a book, in the order of its lines; page by page, so that other queries may run in between.</summary>
    public static async IAsyncEnumerable<Crossing> Stream(IReadSession session, long book)
    {
        const int Page = 5000;
        for (var (after, count) = (0L, Page); count == Page;)
        {
            var rows = await session.List<Row>($"SELECT {Columns} FROM ledger_crossings WHERE book = @book AND line > @after ORDER BY line LIMIT {Page}", new { book, after });
            foreach (var row in rows) yield return row.ToCrossing();
            count = rows.Count;
            if (count > 0) after = rows[^1].Line;
        }
    }

    /// <summary>Crossings that stand in the in-transit accounts of a book, in the order of its lines.</summary>
    public static async Task<IReadOnlyList<Crossing>> InTransit(IReadSession session, long book) =>
        [.. (await session.List<Row>($"SELECT {Columns} FROM ledger_crossings WHERE book = @book AND state = '{CrossingStates.InTransit}' ORDER BY line", new { book })).Select(row => row.ToCrossing())];

    private static object Key(IReadSession session, TransferId id) => session.Dialect == Dialect.Postgres ? id.ToGuid() : id.ToBytes();

    private sealed class Row
    {
        public object Id { get; set; } = "";
        public string Peer { get; set; } = "";
        public long IsOut { get; set; }
        public long AmountFen { get; set; }
        public string Debit { get; set; } = "";
        public string Credit { get; set; } = "";
        public string Reference { get; set; } = "";
        public string State { get; set; } = "";
        public long Message { get; set; }
        public long? Answer { get; set; }
        public long Line { get; set; }
        public long? ClosingLine { get; set; }
        public string Refusal { get; set; } = "";

        public Crossing ToCrossing() => new(
            TransferId.From(Id is Guid uuid ? uuid : new Guid((byte[])Id, bigEndian: true)), Peer, IsOut == 1, AmountFen, Debit, Credit, Reference, State,
            Message, Answer, Line, ClosingLine, Refusal);
    }
}
