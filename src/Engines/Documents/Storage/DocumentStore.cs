using System.Text.Json;
using OneCity.Documents.Model.Claims;
using OneCity.Storage;

namespace OneCity.Documents.Storage;

/// <summary>A document as stored, without its claims.</summary>
internal sealed record TextRow(
    long Number, string Name, string Format, string Sha256, string? Title, string? DatedOn, string? GivenDate, string Text, string Aside, string TakenInBy, long TakenInAtUs);

/// <summary>A claim as stored.</summary>
internal sealed record ClaimRow(long Document, long Claim, string Body, string? Corrected, string State, string? Outcome, string? DecidedBy, long? DecidedAtUs);

/// <summary>Documents and claims in the database; the same statements on both.</summary>
internal static class DocumentStore
{
    private const string TextColumns =
        "number, name, format, sha256, title, dated_on AS DatedOn, given_date AS GivenDate, text, aside, taken_in_by AS TakenInBy, taken_in_at_us AS TakenInAtUs";

    private const string ClaimColumns =
        "document, claim, body, corrected, state, outcome, decided_by AS DecidedBy, decided_at_us AS DecidedAtUs";

    /// <summary>How claims are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>The document with this content; null when it is new.</summary>
    public static Task<TextRow?> FindByContent(IReadSession session, string sha256) =>
        session.Find<TextRow>($"SELECT {TextColumns} FROM documents_texts WHERE sha256 = @sha256", new { sha256 });

    /// <summary>The document of this number; null when there is none.</summary>
    public static Task<TextRow?> Find(IReadSession session, long number) =>
        session.Find<TextRow>($"SELECT {TextColumns} FROM documents_texts WHERE number = @number", new { number });

    /// <summary>The newest documents first, without their texts.</summary>
    public static Task<IReadOnlyList<DocumentListed>> List(IReadSession session, int most) => session.List<DocumentListed>(
        "SELECT t.number, t.name, t.format, t.title, t.dated_on AS DatedOn, t.taken_in_by AS TakenInBy, t.taken_in_at_us AS TakenInAtUs, "
        + "(SELECT COUNT(*) FROM documents_claims c WHERE c.document = t.number) AS Claims, "
        + "(SELECT COUNT(*) FROM documents_claims c WHERE c.document = t.number AND c.state = 'open') AS OpenClaims "
        + "FROM documents_texts t ORDER BY t.number DESC LIMIT @most", new { most });

    /// <summary>The document's claims in the order of its text.</summary>
    public static Task<IReadOnlyList<ClaimRow>> Claims(IReadSession session, long document) =>
        session.List<ClaimRow>($"SELECT {ClaimColumns} FROM documents_claims WHERE document = @document ORDER BY claim", new { document });

    /// <summary>Adds a document with its claims, all open; answers its number.</summary>
    public static async Task<long> Add(IWriteSession session, TextRow row, IReadOnlyList<Figure> figures)
    {
        if (session.Dialect == Dialect.Postgres) await session.Execute("LOCK TABLE documents_texts IN SHARE ROW EXCLUSIVE MODE");
        var number = 1 + await session.Get<long>("SELECT COALESCE(MAX(number), 0) FROM documents_texts");
        await session.Execute(
            "INSERT INTO documents_texts (number, name, format, sha256, title, dated_on, given_date, text, aside, taken_in_by, taken_in_at_us) "
            + "VALUES (@Number, @Name, @Format, @Sha256, @Title, @DatedOn, @GivenDate, @Text, @Aside, @TakenInBy, @TakenInAtUs)", row with { Number = number });
        for (var claim = 0; claim < figures.Count; claim++)
        {
            await session.Execute(
                "INSERT INTO documents_claims (document, claim, body, state) VALUES (@number, @claim, @body, 'open')",
                new { number, claim = (long)claim, body = JsonSerializer.Serialize(figures[claim], Json) });
        }
        return number;
    }

    /// <summary>Makes a decided claim open again; its correction goes with the decision.</summary>
    public static Task<int> Reopen(IWriteSession session, long document, long claim) => session.Execute(
        "UPDATE documents_claims SET state = 'open', corrected = NULL, outcome = NULL, decided_by = NULL, decided_at_us = NULL WHERE document = @document AND claim = @claim", new { document, claim });

    /// <summary>Writes what was decided about a claim.</summary>
    public static Task<int> Decide(IWriteSession session, long document, long claim, string state, string? corrected, string? outcome, string by, long atUs) =>
        session.Execute(
            "UPDATE documents_claims SET state = @state, corrected = @corrected, outcome = @outcome, decided_by = @by, decided_at_us = @atUs "
            + "WHERE document = @document AND claim = @claim AND state = 'open'", new { document, claim, state, corrected, outcome, by, atUs });
}
