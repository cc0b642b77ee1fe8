using System.Text.Json;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>The bytes of papers for their way to another node: what a message names was let through by its procedure, nothing else is named.</summary>
internal sealed class CarryPapers(IUnits units, ContentSeal seal, FileStore files, TimeProvider clock) : INamedFiles
{
    /// <inheritdoc/>
    public IReadOnlyList<NamedFile> In(string kind, string payload) => kind switch
    {
        CaseKinds.Offered => Named(JsonSerializer.Deserialize(payload, CaseJson.Readable.OfferedPayload)?.Content.Papers),
        CaseKinds.Confirmed => Named(JsonSerializer.Deserialize(payload, CaseJson.Readable.ConfirmedPayload)?.Content.Papers),
        CaseKinds.Supplemented => Named(JsonSerializer.Deserialize(payload, CaseJson.Readable.SupplementedPayload)?.Paper is { } paper ? [paper] : null),
        _ => [],
    };

    /// <inheritdoc/>
    public async Task<byte[]?> Open(string hash)
    {
        var known = await units.Read(async unit => await DeskRows.In(unit, seal).FindFile(hash));
        if (known is not { } file || files.Find(file.Stored) is not { } stream) return null;
        await using (stream)
        {
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole);
            return seal.Open(whole.ToArray());
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Keep(NamedFile file, byte[] bytes)
    {
        if (bytes.Length > PaperTypes.SizeBytesMax || PaperTypes.Find(file.Name, bytes) is not { } media) return false;
        using var locked = new MemoryStream(seal.Seal(bytes));
        var (stored, _) = await files.Put(locked, long.MaxValue);
        await units.Write(async unit =>
        {
            await DeskRows.In(unit, seal).SaveFile(file.Hash, stored, media, bytes.Length, Instants.ToMicroseconds(clock.GetUtcNow()));
            unit.Audit(new AuditEvent(CaseEvents.PaperKept, Actor.Node, $"paper:{file.Hash}", $"{bytes.Length} bytes from a peer"));
            return 0;
        });
        return true;
    }

    /// <summary>Only what can be a paper: a hash of another form would never be found.</summary>
    private static IReadOnlyList<NamedFile> Named(IReadOnlyList<Paper>? papers) =>
        [.. (papers ?? []).Where(paper => paper.Hash.Length == 64 && paper.Hash.All(char.IsAsciiHexDigitLower))
            .DistinctBy(paper => paper.Hash).Select(paper => new NamedFile(paper.Hash, paper.Name, paper.SizeBytes))];
}
