using OneCity.Storage;

namespace OneCity.Access.Storage;

/// <summary>One row of <c>access_users</c>.</summary>
internal sealed record UserRow(
    string NameKey,
    string Name,
    string Display,
    string? Organisation,
    string? PasswordHash,
    long PasswordIsOnce,
    long? OnceUntilUs,
    long IsDemonstration,
    string? OutsideSubject,
    string? ClosedOn);

/// <summary>One row of <c>access_roles</c>.</summary>
internal sealed record RoleRow(string Id, string NameKey, string Role, string FromOn, string? ToOn, string GivenBy)
{
    public HeldRole ToHeldRole() => new(Id, Role, Days.Read(FromOn), ToOn is null ? null : Days.Read(ToOn), GivenBy);
}

/// <summary>SQL over users, the roles they hold and who stands in for them.</summary>
internal static class UserStore
{
    private const string Columns =
        "name_key AS NameKey, name, display, organisation, password_hash AS PasswordHash, password_is_once AS PasswordIsOnce, "
        + "once_until_us AS OnceUntilUs, is_demonstration AS IsDemonstration, outside_subject AS OutsideSubject, closed_on AS ClosedOn";

    private const string RoleColumns = "id, name_key AS NameKey, role, from_on AS FromOn, to_on AS ToOn, given_by AS GivenBy";

    public static Task<UserRow?> Find(IReadSession session, string key) =>
        session.Find<UserRow>($"SELECT {Columns} FROM access_users WHERE name_key = @key", new { key });

    public static Task<UserRow?> FindOutside(IReadSession session, string subject) =>
        session.Find<UserRow>($"SELECT {Columns} FROM access_users WHERE outside_subject = @subject", new { subject });

    public static Task<IReadOnlyList<UserRow>> List(IReadSession session, string after, int limit) =>
        session.List<UserRow>(
            $"SELECT {Columns} FROM access_users WHERE name_key > @after ORDER BY name_key LIMIT @limit", new { after, limit });

    public static Task<IReadOnlyList<string>> Names(IReadSession session) =>
        session.List<string>("SELECT name FROM access_users ORDER BY name_key LIMIT 2000");

    public static Task Add(IWriteSession session, UserRow row, long atUs) => session.Execute(
        "INSERT INTO access_users (name_key, name, display, organisation, password_hash, password_is_once, once_until_us, "
        + "is_demonstration, outside_subject, created_at_us, closed_on) VALUES (@NameKey, @Name, @Display, @Organisation, @PasswordHash, "
        + "@PasswordIsOnce, @OnceUntilUs, @IsDemonstration, @OutsideSubject, @atUs, @ClosedOn)",
        new
        {
            row.NameKey, row.Name, row.Display, row.Organisation, row.PasswordHash, row.PasswordIsOnce, row.OnceUntilUs,
            row.IsDemonstration, row.OutsideSubject, row.ClosedOn, atUs,
        });

    public static Task SetPassword(IWriteSession session, string key, string hash, bool isOnce) => session.Execute(
        "UPDATE access_users SET password_hash = @hash, password_is_once = @once, once_until_us = NULL WHERE name_key = @key",
        new { key, hash, once = isOnce ? 1L : 0L });

    public static Task LimitOnce(IWriteSession session, string key, long untilUs) => session.Execute(
        "UPDATE access_users SET once_until_us = @untilUs WHERE name_key = @key AND once_until_us IS NULL", new { key, untilUs });

    public static Task Close(IWriteSession session, string key, string on) => session.Execute(
        "UPDATE access_users SET closed_on = @on, password_hash = NULL, outside_subject = NULL WHERE name_key = @key", new { key, on });

    public static Task Tie(IWriteSession session, string key, string subject) =>
        session.Execute("UPDATE access_users SET outside_subject = @subject WHERE name_key = @key", new { key, subject });

    public static Task Move(IWriteSession session, string key, string organisation) =>
        session.Execute("UPDATE access_users SET organisation = @organisation WHERE name_key = @key", new { key, organisation });

    public static async Task<IReadOnlyList<HeldRole>> Roles(IReadSession session, string key) =>
    [
        .. (await session.List<RoleRow>(
            $"SELECT {RoleColumns} FROM access_roles WHERE name_key = @key ORDER BY from_on, id", new { key })).Select(row => row.ToHeldRole()),
    ];

    public static async Task<ILookup<string, HeldRole>> RolesBetween(IReadSession session, string first, string last) =>
        (await session.List<RoleRow>(
            $"SELECT {RoleColumns} FROM access_roles WHERE name_key >= @first AND name_key <= @last ORDER BY from_on, id", new { first, last }))
        .ToLookup(row => row.NameKey, row => row.ToHeldRole());

    public static Task AddRole(IWriteSession session, string key, HeldRole role) => session.Execute(
        "INSERT INTO access_roles (id, name_key, role, from_on, to_on, given_by) VALUES (@Id, @key, @Role, @from, @to, @GivenBy)",
        new { role.Id, key, role.Role, from = Days.Write(role.FromOn), to = role.ToOn is { } to ? Days.Write(to) : null, role.GivenBy });

    public static Task EndRole(IWriteSession session, string id, DateOnly on) =>
        session.Execute("UPDATE access_roles SET to_on = @on WHERE id = @id", new { id, on = Days.Write(on) });

    public static Task DropRole(IWriteSession session, string id) => session.Execute("DELETE FROM access_roles WHERE id = @id", new { id });

    /// <summary>Open accounts that hold the role on the day.</summary>
    public static Task<IReadOnlyList<string>> HoldersOf(IReadSession session, string role, DateOnly day) => session.List<string>(
        "SELECT DISTINCT r.name_key FROM access_roles r JOIN access_users u ON u.name_key = r.name_key "
        + "WHERE r.role = @role AND r.from_on <= @day AND (r.to_on IS NULL OR r.to_on >= @day) AND u.closed_on IS NULL ORDER BY r.name_key",
        new { role, day = Days.Write(day) });

    public static Task AddSubstitution(IWriteSession session, Substitution entry, string givenBy) => session.Execute(
        "INSERT INTO access_substitutes (id, name_key, substitute_key, from_on, to_on, given_by) "
        + "VALUES (@Id, @User, @Substitute, @from, @to, @givenBy)",
        new { entry.Id, entry.User, entry.Substitute, from = Days.Write(entry.FromOn), to = Days.Write(entry.ToOn), givenBy });

    /// <summary>Ends what reaches beyond the day, on either side of the user; what lies wholly behind it never happens.</summary>
    public static Task EndSubstitutions(IWriteSession session, string key, DateOnly last) => session.Execute(
        "DELETE FROM access_substitutes WHERE (name_key = @key OR substitute_key = @key) AND from_on > @last; "
        + "UPDATE access_substitutes SET to_on = @last WHERE (name_key = @key OR substitute_key = @key) AND to_on > @last",
        new { key, last = Days.Write(last) });

    /// <summary>Whom the user stands in for on the day.</summary>
    public static Task<IReadOnlyList<string>> StandsInFor(IReadSession session, string key, DateOnly day) => session.List<string>(
        "SELECT s.name_key FROM access_substitutes s JOIN access_users u ON u.name_key = s.name_key WHERE s.substitute_key = @key "
        + "AND s.from_on <= @day AND s.to_on >= @day AND u.closed_on IS NULL ORDER BY s.name_key", new { key, day = Days.Write(day) });

    public static Task<long> Version(IReadSession session) => session.Get<long>("SELECT version FROM access_version WHERE id = 1");

    /// <summary>Tells every reader that who may do what has changed.</summary>
    public static Task Touch(IWriteSession session) => session.Execute("UPDATE access_version SET version = version + 1 WHERE id = 1");
}
