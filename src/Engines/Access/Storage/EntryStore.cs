using OneCity.Storage;

namespace OneCity.Access.Storage;

/// <summary>One row of <c>access_tokens</c>.</summary>
internal sealed record TokenRow(
    string Id,
    string Label,
    string SecretHash,
    string? NameKey,
    string? Organisation,
    string? Role,
    string Scopes,
    long CreatedAtUs,
    string CreatedBy,
    long? ExpiresAtUs,
    long? RevokedAtUs);

/// <summary>SQL over the ways in: sessions, tokens, failures, and the code of the first set-up.</summary>
internal static class EntryStore
{
    private const string TokenColumns =
        "id, label, secret_hash AS SecretHash, name_key AS NameKey, organisation, role, scopes, created_at_us AS CreatedAtUs, "
        + "created_by AS CreatedBy, expires_at_us AS ExpiresAtUs, revoked_at_us AS RevokedAtUs";

    public static Task AddSession(IWriteSession session, string hash, string key, long atUs, long expiresUs) => session.Execute(
        "INSERT INTO access_sessions (id_hash, name_key, created_at_us, expires_at_us) VALUES (@hash, @key, @atUs, @expiresUs)",
        new { hash, key, atUs, expiresUs });

    public static Task<(string NameKey, long ExpiresAtUs)?> FindSession(IReadSession session, string hash) =>
        session.Find<(string, long)?>("SELECT name_key, expires_at_us FROM access_sessions WHERE id_hash = @hash", new { hash });

    public static Task EndSession(IWriteSession session, string hash) =>
        session.Execute("DELETE FROM access_sessions WHERE id_hash = @hash", new { hash });

    public static Task EndSessions(IWriteSession session, string key, string? but = null) =>
        session.Execute("DELETE FROM access_sessions WHERE name_key = @key AND id_hash <> @but", new { key, but = but ?? "" });

    public static Task DropExpired(IWriteSession session, long nowUs) =>
        session.Execute("DELETE FROM access_sessions WHERE expires_at_us < @nowUs", new { nowUs });

    public static Task AddToken(IWriteSession session, TokenRow row) => session.Execute(
        "INSERT INTO access_tokens (id, label, secret_hash, name_key, organisation, role, scopes, created_at_us, created_by, expires_at_us) "
        + "VALUES (@Id, @Label, @SecretHash, @NameKey, @Organisation, @Role, @Scopes, @CreatedAtUs, @CreatedBy, @ExpiresAtUs)", row);

    public static Task<TokenRow?> FindToken(IReadSession session, string hash) =>
        session.Find<TokenRow>($"SELECT {TokenColumns} FROM access_tokens WHERE secret_hash = @hash", new { hash });

    public static Task<TokenRow?> FindTokenById(IReadSession session, string id) =>
        session.Find<TokenRow>($"SELECT {TokenColumns} FROM access_tokens WHERE id = @id OR label = @id ORDER BY id", new { id });

    public static Task<IReadOnlyList<TokenRow>> ListTokens(IReadSession session, string after, int limit) =>
        session.List<TokenRow>($"SELECT {TokenColumns} FROM access_tokens WHERE id > @after ORDER BY id LIMIT @limit", new { after, limit });

    public static Task RevokeToken(IWriteSession session, string id, long atUs) =>
        session.Execute("UPDATE access_tokens SET revoked_at_us = @atUs WHERE id = @id AND revoked_at_us IS NULL", new { id, atUs });

    public static Task RevokeTokensOf(IWriteSession session, string key, long atUs) =>
        session.Execute("UPDATE access_tokens SET revoked_at_us = @atUs WHERE name_key = @key AND revoked_at_us IS NULL", new { key, atUs });

    public static Task<(long Failures, long LastAtUs, long LockedUntilUs)?> FindFailures(IReadSession session, string key) =>
        session.Find<(long, long, long)?>(
            "SELECT failures, last_at_us, locked_until_us FROM access_failures WHERE name_key = @key", new { key });

    /// <summary>Counts one more failure, also when two arrive at once; answers how many there are.</summary>
    public static async Task<long> CountFailure(IWriteSession session, string key, long atUs)
    {
        await session.Execute(
            "INSERT INTO access_failures (name_key, failures, last_at_us, locked_until_us) VALUES (@key, 1, @atUs, 0) "
            + "ON CONFLICT (name_key) DO UPDATE SET failures = access_failures.failures + 1, last_at_us = @atUs", new { key, atUs });
        return await session.Get<long>("SELECT failures FROM access_failures WHERE name_key = @key", new { key });
    }

    public static Task Lock(IWriteSession session, string key, long untilUs) =>
        session.Execute("UPDATE access_failures SET locked_until_us = @untilUs WHERE name_key = @key", new { key, untilUs });

    public static Task ForgetFailures(IWriteSession session, string key) =>
        session.Execute("DELETE FROM access_failures WHERE name_key = @key", new { key });

    /// <summary>Names that nobody tried for a day need no row: a storm over made-up names cannot fill the disk for long.</summary>
    public static Task ForgetOldFailures(IWriteSession session, long beforeUs) =>
        session.Execute("DELETE FROM access_failures WHERE last_at_us < @beforeUs", new { beforeUs });

    public static Task SetSetupCode(IWriteSession session, string hash, long atUs) => session.Execute(
        "INSERT INTO access_setup (id, code_hash, created_at_us, used_at_us) VALUES (1, @hash, @atUs, NULL) "
        + "ON CONFLICT (id) DO UPDATE SET code_hash = @hash, created_at_us = @atUs, used_at_us = NULL", new { hash, atUs });

    public static Task<string?> FindSetupHash(IReadSession session) =>
        session.Find<string>("SELECT code_hash FROM access_setup WHERE id = 1 AND used_at_us IS NULL");

    /// <summary>Uses the code up; false when somebody else did, also within the same moment: the row is theirs first and looked at again.</summary>
    public static async Task<bool> UseSetupCode(IWriteSession session, string hash, long atUs) =>
        await session.Execute("UPDATE access_setup SET used_at_us = @atUs WHERE id = 1 AND code_hash = @hash AND used_at_us IS NULL", new { hash, atUs }) == 1;
}
