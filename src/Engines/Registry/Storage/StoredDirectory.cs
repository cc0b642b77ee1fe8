using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Registry.Storage;

/// <summary>The directory in force, held in memory; looks every few seconds whether another process loaded a pack.</summary>
internal sealed class StoredDirectory(IDatabase database, TimeProvider clock) : IDirectory
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    /// <summary>Whoever comes after a silence of this length waits for a look; in between the look goes on beside what is held, and nobody waits.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private volatile Held? _held;
    private bool _isLooking;
    private int _forgotten;

    public RegionDirectory Current
    {
        get
        {
            if (_held is { } held && clock.GetElapsedTime(held.LookedAt) is var age && age < Silence)
            {
                if (age >= Trusted) LookBeside();
                return held.Directory;
            }
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
        lock (_gate) (_held, _forgotten) = (null, _forgotten + 1);
    }

    /// <summary>One look at a time; threads that waited for it would be missing where it is worked on.</summary>
    private void LookBeside()
    {
        int forgotten;
        lock (_gate)
        {
            if (_isLooking) return;
            (_isLooking, forgotten) = (true, _forgotten);
        }
        _ = Task.Run(async () =>
        {
            try
            {
                var (directory, number) = await database.Read(Look);
                lock (_gate)
                    if (_forgotten == forgotten) _held = new(directory, number, clock.GetTimestamp());
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                // The database is away: what is held stays good until the silence is over, and then it is said.
            }
            finally
            {
                lock (_gate) _isLooking = false;
            }
        });
    }

    private async Task<(RegionDirectory Directory, long Number)> Look(IReadSession session)
    {
        var number = (await DirectoryStore.LastLoad(session))?.Number ?? 0;
        return _held is { } held && held.Number == number ? (held.Directory, number) : (await DirectoryStore.Read(session), number);
    }

    private sealed record Held(RegionDirectory Directory, long Number, long LookedAt);
}
