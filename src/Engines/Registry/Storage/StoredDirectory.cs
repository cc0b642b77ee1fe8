using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Registry.Storage;

/// <summary>The directory in force, held in memory; looks every few seconds whether another process loaded a pack.</summary>
internal sealed class StoredDirectory(IDatabase database, TimeProvider clock) : IDirectory
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private volatile Held? _held;

    public RegionDirectory Current
    {
        get
        {
            lock (_gate)
            {
                if (_held is { } fresh && clock.GetElapsedTime(fresh.LookedAt) < Trusted) return fresh.Directory;
                // On a thread of its own: a page's renderer lets one continuation run at a time, and would wait for itself.
                var (directory, number) = Task.Run(() => database.Read(Look)).GetAwaiter().GetResult();
                _held = new(directory, number, clock.GetTimestamp());
                return directory;
            }
        }
    }

    /// <summary>Number of the load in force; 0 before the first.</summary>
    public long Revision
    {
        get
        {
            _ = Current;
            return _held?.Number ?? 0;
        }
    }

    /// <summary>Forgets what is held; the next look reads anew.</summary>
    public void Forget()
    {
        lock (_gate) _held = null;
    }

    private async Task<(RegionDirectory Directory, long Number)> Look(IReadSession session)
    {
        var number = (await DirectoryStore.LastLoad(session))?.Number ?? 0;
        return _held is { } held && held.Number == number ? (held.Directory, number) : (await DirectoryStore.Read(session), number);
    }

    private sealed record Held(RegionDirectory Directory, long Number, long LookedAt);
}
