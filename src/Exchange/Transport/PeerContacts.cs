using System.Collections.Concurrent;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>When a peer was last heard, and what keeps it from being reached.</summary>
/// <param name="Member">The member served here.</param>
/// <param name="Peer">The other one.</param>
/// <param name="HeardAtUs">Last answer or call, UTC microseconds since 1970; 0 for never.</param>
/// <param name="Trouble">Code of what failed last; empty when the last call went well.</param>
/// <param name="TroubleZh">It in Chinese, with its remedy.</param>
/// <param name="TroubleEn">It in English, with its remedy.</param>
/// <param name="TroubleAtUs">Since when; 0 when all is well.</param>
/// <param name="Attempts">Calls that failed since the last that did not.</param>
public sealed record Contact(string Member, string Peer, long HeardAtUs, string Trouble, string TroubleZh, string TroubleEn, long TroubleAtUs, long Attempts);

/// <summary>Notes contacts: each change at once, what stays the same once a minute, so that a busy line does not write rows all day.</summary>
public sealed class PeerContacts(IDatabase database, TimeProvider clock)
{
    private static readonly long NotedEveryUs = (long)TimeSpan.FromMinutes(1).TotalMicroseconds;

    private readonly ConcurrentDictionary<(string Member, string Peer), (Contact Contact, long NotedUs)> _known = new();

    /// <summary>All contacts, in order of member and peer.</summary>
    public static Task<IReadOnlyList<Contact>> List(IDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Read(session => session.List<Contact>(
            "SELECT member, peer, heard_at_us AS HeardAtUs, trouble, trouble_zh AS TroubleZh, trouble_en AS TroubleEn, trouble_at_us AS TroubleAtUs, attempts "
            + "FROM exchange_contacts ORDER BY member, peer"));
    }

    /// <summary>The peer answered.</summary>
    public Task Heard(string member, string peer) => Note(member, peer, before => before with
    {
        HeardAtUs = Now, Trouble = "", TroubleZh = "", TroubleEn = "", TroubleAtUs = 0, Attempts = 0,
    });

    /// <summary>A call failed.</summary>
    public Task Failed(string member, string peer, Refusal why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return Note(member, peer, before => before with
        {
            Trouble = why.Code, TroubleZh = $"{why.What.Chinese}；{why.Remedy.Chinese}", TroubleEn = $"{why.What.English}; {why.Remedy.English}",
            TroubleAtUs = before.TroubleAtUs == 0 ? Now : before.TroubleAtUs, Attempts = before.Attempts + 1,
        });
    }

    private long Now => Instants.ToMicroseconds(clock.GetUtcNow());

    private async Task Note(string member, string peer, Func<Contact, Contact> change)
    {
        var (before, noted) = _known.GetValueOrDefault((member, peer));
        before ??= (await List(database)).FirstOrDefault(each => each.Member == member && each.Peer == peer) ?? new Contact(member, peer, 0, "", "", "", 0, 0);
        var after = change(before);
        var isNews = after.Trouble != before.Trouble || Now - noted > NotedEveryUs;
        _known[(member, peer)] = (after, isNews ? Now : noted);
        if (!isNews) return;
        await database.Write(async session => await session.Execute(
            "INSERT INTO exchange_contacts (member, peer, heard_at_us, trouble, trouble_zh, trouble_en, trouble_at_us, attempts) "
            + "VALUES (@Member, @Peer, @HeardAtUs, @Trouble, @TroubleZh, @TroubleEn, @TroubleAtUs, @Attempts) ON CONFLICT (member, peer) DO UPDATE SET "
            + "heard_at_us = excluded.heard_at_us, trouble = excluded.trouble, trouble_zh = excluded.trouble_zh, trouble_en = excluded.trouble_en, "
            + "trouble_at_us = excluded.trouble_at_us, attempts = excluded.attempts", after));
    }
}
