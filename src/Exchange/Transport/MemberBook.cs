using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>The members as the database knows them, looked up at most every other second: a command beside the server may enter one.</summary>
public sealed class MemberBook(IDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private IReadOnlyList<Member>? _known;
    private long _readAt;

    /// <summary>All members, in order of code.</summary>
    public async Task<IReadOnlyList<Member>> List()
    {
        if (_known is { } known && clock.GetElapsedTime(_readAt) < Fresh) return known;
        (_known, _readAt) = (await Read(database), clock.GetTimestamp());
        return _known;
    }

    /// <summary>The member of this code; null when nobody entered it.</summary>
    public Task<Member?> Find(string code) => Find(member => member.Code == code);

    /// <summary>The first member that fits. Before it answers that there is none it looks again: one may have been entered a moment ago.</summary>
    public async Task<Member?> Find(Func<Member, bool> which)
    {
        if ((await List()).FirstOrDefault(which) is { } known) return known;
        _known = null;
        return (await List()).FirstOrDefault(which);
    }

    /// <summary>All members now, in order of code.</summary>
    public static Task<IReadOnlyList<Member>> Read(IDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Read(session => session.List<Member>(
            "SELECT code, name_zh AS NameZh, name_en AS NameEn, address, is_hosted AS IsHosted, certificate FROM exchange_members ORDER BY code"));
    }
}
