using OneCity.Storage;

namespace OneCity.Access.Storage;

/// <summary>An answer kept for a caller that repeats a request.</summary>
internal sealed record AnswerRow(string RequestHash, long? Status, string? ContentType, string? Location, string? Body, long AtUs);

/// <summary>SQL over what the web part keeps for itself: data-protection keys and kept answers.</summary>
internal static class WebStore
{
    public static Task<IReadOnlyList<string>> Keys(IReadSession session) =>
        session.List<string>("SELECT xml FROM access_keys ORDER BY created_at_us, id");

    public static Task AddKey(IWriteSession session, string id, string xml, long atUs) => session.Execute(
        "INSERT INTO access_keys (id, xml, created_at_us) VALUES (@id, @xml, @atUs)", new { id, xml, atUs });

    /// <summary>Takes the key for this request; false when somebody took it before.</summary>
    public static async Task<bool> Claim(IWriteSession session, string caller, string key, string requestHash, long atUs) =>
        await session.Execute(
            "INSERT INTO access_answers (caller, request_key, request_hash, at_us) VALUES (@caller, @key, @requestHash, @atUs) "
            + "ON CONFLICT (caller, request_key) DO NOTHING", new { caller, key, requestHash, atUs }) == 1;

    public static Task<AnswerRow?> Find(IReadSession session, string caller, string key) => session.Find<AnswerRow>(
        "SELECT request_hash AS RequestHash, status, content_type AS ContentType, location, body, at_us AS AtUs FROM access_answers "
        + "WHERE caller = @caller AND request_key = @key", new { caller, key });

    public static Task Keep(IWriteSession session, string caller, string key, AnswerRow answer) => session.Execute(
        "UPDATE access_answers SET status = @Status, content_type = @ContentType, location = @Location, body = @Body "
        + "WHERE caller = @caller AND request_key = @key",
        new { caller, key, answer.Status, answer.ContentType, answer.Location, answer.Body });

    public static Task Release(IWriteSession session, string caller, string key) =>
        session.Execute("DELETE FROM access_answers WHERE caller = @caller AND request_key = @key", new { caller, key });

    public static Task DropOld(IWriteSession session, long beforeUs) =>
        session.Execute("DELETE FROM access_answers WHERE at_us < @beforeUs", new { beforeUs });
}
