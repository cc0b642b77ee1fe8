using System.Collections.Concurrent;
using OneCity.Access.Features;
using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access;

/// <summary>Keeps the actors of recent sessions and tokens, so that a request costs no look-up; forgets all when anything about rights changes.</summary>
/// <remarks>A change made here or by another process raises <c>access_version</c>; it is looked at every 50 ms at most, so a revoked token is dead
/// well before anybody can type. Roles begin and end at midnight in Shanghai: the day is part of what is remembered.</remarks>
internal sealed class ActorsInMind(AccessParts parts)
{
    private const int RememberedMax = 20_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private volatile Memory _memory = new(-1, default, []);
    private long _lookedAt;

    private sealed record Memory(long Version, DateOnly Day, ConcurrentDictionary<string, FindActor.Found> Actors);

    /// <summary>The actor of an open session; null when it is unknown, ended, or its account is closed.</summary>
    public Task<Actor?> BySession(string secret, CancellationToken stop) =>
        Find("s:" + Secrets.Hash(secret), (session, hash) => FindActor.BySession(parts, session, hash), stop);

    /// <summary>The actor of a token; null when it is unknown, ended or revoked, or its holder's account is closed.</summary>
    public Task<Actor?> ByToken(string secret, CancellationToken stop) =>
        Find("t:" + Secrets.Hash(secret), (session, hash) => FindActor.ByToken(parts, session, hash), stop);

    private async Task<Actor?> Find(string key, Func<IReadSession, string, Task<FindActor.Found?>> find, CancellationToken stop)
    {
        var memory = await Fresh(stop);
        if (!memory.Actors.TryGetValue(key, out var found))
        {
            if (await parts.Database.Read(session => find(session, key[2..]), stop) is not { } read) return null;
            if (memory.Actors.Count > RememberedMax) memory.Actors.Clear();
            memory.Actors[key] = found = read;
        }
        return found.ExpiresAtUs > parts.NowUs ? found.Actor : null;
    }

    private async Task<Memory> Fresh(CancellationToken stop)
    {
        var memory = _memory;
        var isOld = memory.Version < 0 || memory.Day != parts.Today
            || parts.Clock.GetElapsedTime(Interlocked.Read(ref _lookedAt)) >= LookEvery;
        if (!isOld) return memory;
        // Two requests that look at the same moment read the same number; the later one only repeats the earlier.
        var now = parts.Clock.GetTimestamp();
        var version = await parts.Database.Read(UserStore.Version, stop);
        if (version != memory.Version || memory.Day != parts.Today) _memory = memory = new(version, parts.Today, []);
        Interlocked.Exchange(ref _lookedAt, now);
        return memory;
    }
}
