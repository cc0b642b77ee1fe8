using System.Collections.Concurrent;
using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>
/// Brings the bytes of files that messages named: part by part, going on after a cut where it stopped, and kept only when their hash is right.
/// What is half there is held in memory, never on a disk: papers are sealed at rest.
/// </summary>
internal sealed class FetchFiles(HttpLink link, IUnits units, INamedFiles? files, PeerContacts contacts, TimeProvider clock)
{
    private const int PartBytes = 256 << 10;
    private const long WholeBytesMax = 256L << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Peer, string Hash), MemoryStream> _parts = new();
    private readonly ConcurrentDictionary<(string Peer, string Hash), long> _failedAt = new();

    /// <summary>Fetches what is missing from this peer. What failed is tried again after a minute.</summary>
    public async Task Run(string member, string peer, CancellationToken stop)
    {
        if (files is null) return;
        foreach (var file in await units.Read(unit => unit.Journals.ListFiles(member, peer, isOwn: false)))
        {
            if (_failedAt.TryGetValue((peer, file.Hash), out var failed) && clock.GetElapsedTime(failed) < Pause) continue;
            try
            {
                if (await files.Open(file.Hash) is null && !await Fetch(member, peer, file, stop))
                {
                    _failedAt[(peer, file.Hash)] = clock.GetTimestamp();
                    continue;
                }
                _failedAt.TryRemove((peer, file.Hash), out _);
                await Forget(member, peer, file);
            }
            catch (LinkBrokenException broken) when (broken.Refusal.Code == LinkRefusals.FileNotThere.Code)
            {
                _failedAt[(peer, file.Hash)] = clock.GetTimestamp();
            }
            catch (LinkBrokenException broken)
            {
                // The next part goes on where this one stopped; the pause is short, since the line may only have been cut.
                await contacts.Failed(member, peer, broken.Refusal);
                return;
            }
        }
    }

    private async Task<bool> Fetch(string member, string peer, NamedFile file, CancellationToken stop)
    {
        var whole = _parts.GetOrAdd((peer, file.Hash), _ => new MemoryStream());
        while (whole.Length < Math.Min(file.Bytes, WholeBytesMax))
        {
            var part = await link.FetchPart(member, peer, file.Hash, whole.Length, PartBytes, stop);
            if (part.Length == 0) break;
            whole.Write(part);
        }
        _parts.TryRemove((peer, file.Hash), out _);
        var content = whole.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Hash && await files!.Keep(file, content);
    }

    private async Task Forget(string member, string peer, NamedFile file) => await units.Write(async unit =>
    {
        await unit.Journals.ForgetFile(member, peer, file.Hash);
        return 0;
    });
}
