using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Storage;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Features;

/// <summary>Hands in evidence: a figure, a file, a photo with place and time, a case or a statement. It counts once another confirms it.</summary>
public static class HandInEvidence
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.evidence-handed-in";

    private const int WordsMax = 4_000;

    private static readonly string[] Kinds = ["figure", "file", "photo", "case", "statement"];

    /// <summary>What is handed in.</summary>
    /// <param name="Kind"><c>figure</c>, <c>file</c>, <c>photo</c>, <c>case</c> or <c>statement</c>.</param>
    /// <param name="Reference">Key of the figure, number of the case, SHA-256 of a file kept elsewhere; may be empty for a statement, filled in for an upload.</param>
    /// <param name="Words">What it shows.</param>
    /// <param name="TakenAt">When a photo was taken; must be given for photos that do not carry it.</param>
    /// <param name="Longitude">Where a photo was taken, decimal degrees (WGS 84); as <paramref name="TakenAt"/>.</param>
    /// <param name="Latitude">As <paramref name="Longitude"/>.</param>
    public sealed record Request(string Kind, string Reference, string Words, DateTimeOffset? TakenAt = null, string? Longitude = null, string? Latitude = null);

    internal static async Task<string> Handle(
        Desk desk, FileStore files, Actor actor, string id, Request request, EvidenceUpload? upload, CancellationToken stop)
    {
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "report", item);
        if (ListLights.IsDone(book, item)) throw PlansRefusals.IsDone(id).ToException();
        KeptFile? file = null;
        if (upload is not null) (request, file) = await KeepEvidenceFile.Handle(files, request, upload, stop);
        Check(request);
        var evidence = desk.NewId();
        await desk.Database.Write(session => Put(session, desk, actor, id, evidence, request, file), stop);
        return evidence;
    }

    internal static async Task Put(
        IWriteSession session, Desk desk, Actor actor, string id, string evidence, Request request, KeptFile? file = null)
    {
        var seq = await BookStore.NextSeq(session);
        await session.Execute(
            "INSERT INTO plans_evidence (id, item, kind, reference, words, taken_at_us, lon, lat, by_name, on_day, file_name, media, size_bytes) "
            + "VALUES (@evidence, @id, @Kind, @Reference, @Words, @taken, @Longitude, @Latitude, @by, @onDay, @name, @media, @size)",
            new
            {
                evidence, id, request.Kind, request.Reference, request.Words, taken = request.TakenAt is { } at ? Instants.ToMicroseconds(at) : (long?)null,
                request.Longitude, request.Latitude, by = actor.Name, onDay = Files.Days.Text(desk.Today),
                name = file?.Name, media = file?.Media, size = file?.SizeBytes,
            });
        await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, TaskEventKind.Evidence, actor.Name), evidence, request.Words, desk.NowUs, seq);
        session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", $"{request.Kind} {evidence}"));
    }

    internal static void Check(Request request)
    {
        if (!Kinds.Contains(request.Kind)) throw PlansRefusals.Unusable("kind", request.Kind).ToException();
        if (request.Words.Length > WordsMax || (request.Kind == "statement" && string.IsNullOrWhiteSpace(request.Words)))
            throw PlansRefusals.Unusable("words", request.Words.Length > 40 ? request.Words[..40] : request.Words).ToException();
        if (request.Kind != "statement" && request.Reference.Length == 0) throw PlansRefusals.Unusable("reference", "").ToException();
        if (request.Kind == "photo" && (request.TakenAt is null || request.Longitude is null || request.Latitude is null))
            throw PlansRefusals.Unusable("taken_at, longitude, latitude", "").ToException();
        Degrees("longitude", request.Longitude, 180);
        Degrees("latitude", request.Latitude, 90);
    }

    private static void Degrees(string what, string? text, decimal limit)
    {
        if (text is null) return;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > limit)
            throw PlansRefusals.Unusable(what, text).ToException();
    }
}
