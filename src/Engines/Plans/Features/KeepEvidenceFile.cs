using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Features;

/// <summary>A file or photo as it is uploaded.</summary>
/// <param name="Name">Name of the file; its ending must agree with its bytes.</param>
/// <param name="Content">Its bytes, at most <see cref="PaperTypes.SizeBytesMax"/>.</param>
public sealed record EvidenceUpload(string Name, Stream Content);

/// <summary>A file that was kept.</summary>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex; the evidence names it by this.</param>
/// <param name="Name">Name it came with, without folders.</param>
/// <param name="Media">Media type told by its bytes.</param>
/// <param name="SizeBytes">Length in bytes.</param>
public sealed record KeptFile(string Hash, string Name, string Media, long SizeBytes);

/// <summary>Takes in the bytes of evidence: type and size are checked, a photo's time and place read, the bytes kept once by their hash.</summary>
public static class KeepEvidenceFile
{
    private const int NameMax = 120;

    /// <summary>Keeps the file; answers the evidence it makes, with what was typed in going before what the photo carries.</summary>
    internal static async Task<(HandInEvidence.Request Request, KeptFile File)> Handle(
        FileStore files, HandInEvidence.Request request, EvidenceUpload upload, CancellationToken stop)
    {
        if (request.Kind is not ("file" or "photo")) throw PlansRefusals.Unusable("kind", request.Kind).ToException();
        var bytes = await Bytes(upload.Content, stop);
        var name = Path.GetFileName(upload.Name);
        if (name.Length > NameMax) name = name[^NameMax..];
        var media = PaperTypes.Find(name, bytes);
        if (media is null || (request.Kind == "photo" && !IsPicture(media))) throw PlansRefusals.FileType(name).ToException();
        if (request.Kind == "photo")
        {
            var (takenAt, longitude, latitude) = ReadPhoto.Of(bytes);
            request = request with { TakenAt = request.TakenAt ?? takenAt, Longitude = request.Longitude ?? longitude, Latitude = request.Latitude ?? latitude };
            if (request.TakenAt is null || request.Longitude is null || request.Latitude is null) throw PlansRefusals.PhotoNeedsPlace(name).ToException();
        }
        HandInEvidence.Check(request with { Reference = name });
        using var content = new MemoryStream(bytes);
        var (hash, length) = await files.Put(content, PaperTypes.SizeBytesMax, stop);
        return (request with { Reference = hash }, new KeptFile(hash, name, media, length));
    }

    /// <summary>The bytes of evidence; observers see only what is confirmed.</summary>
    internal static async Task<(Stream Content, KeptFile File)> Open(Desk desk, FileStore files, Actor actor, string evidence, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        var row = await desk.Database.Read(session => session.Find<FileRow>(
            "SELECT item, reference, file_name AS FileName, media, size_bytes AS SizeBytes, confirmed_by AS ConfirmedBy FROM plans_evidence WHERE id = @evidence",
            new { evidence }), stop);
        var book = await desk.Books.Current(stop);
        if (row is not { FileName: { } name, Media: { } media } || book.FindOn(row.Item, desk.Today) is not { } item || !Desk.Sees(actor, book.Plans[item.Plan])
            || (row.ConfirmedBy is null && Desk.IsObserverOnly(actor)) || files.Find(row.Reference) is not { } content)
            throw PlansRefusals.UnknownRecord("evidence", evidence).ToException();
        return (content, new KeptFile(row.Reference, name, media, row.SizeBytes ?? 0));
    }

    private static bool IsPicture(string media) => media.StartsWith("image/", StringComparison.Ordinal);

    private static async Task<byte[]> Bytes(Stream content, CancellationToken stop)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
        {
            await whole.WriteAsync(buffer.AsMemory(0, read), stop);
            if (whole.Length > PaperTypes.SizeBytesMax) throw StorageRefusals.FileTooLarge(PaperTypes.SizeBytesMax).ToException();
        }
        return whole.ToArray();
    }

    private sealed class FileRow
    {
        public string Item { get; set; } = "";

        public string Reference { get; set; } = "";

        public string? FileName { get; set; }

        public string? Media { get; set; }

        public long? SizeBytes { get; set; }

        public string? ConfirmedBy { get; set; }
    }
}
