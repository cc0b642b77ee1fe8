using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Hands in evidence: a figure, a file, a photo with place and time, a case or a statement. It counts once another confirms it.</summary>
public static class HandInEvidence
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.evidence-handed-in";

    private static readonly string[] Kinds = ["figure", "file", "photo", "case", "statement"];

    /// <summary>What is handed in.</summary>
    /// <param name="Kind"><c>figure</c>, <c>file</c>, <c>photo</c>, <c>case</c> or <c>statement</c>.</param>
    /// <param name="Reference">Key of the figure, digest of the file, number of the case; may be empty for a statement.</param>
    /// <param name="Words">What it shows.</param>
    /// <param name="TakenAt">When a photo was taken; must be given for photos.</param>
    /// <param name="Longitude">Where a photo was taken, decimal degrees; must be given for photos.</param>
    /// <param name="Latitude">As <paramref name="Longitude"/>.</param>
    public sealed record Request(string Kind, string Reference, string Words, DateTimeOffset? TakenAt = null, string? Longitude = null, string? Latitude = null);

    internal static async Task<string> Handle(Desk desk, Actor actor, string id, Request request, CancellationToken stop)
    {
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "report", item);
        Check(request);
        if (ListLights.IsDone(desk, book, item)) throw PlansRefusals.IsDone(id).ToException();
        var evidence = desk.NewId();
        await desk.Database.Write(session => Put(session, desk, actor, id, evidence, request), stop);
        return evidence;
    }

    internal static async Task Put(IWriteSession session, Desk desk, Actor actor, string id, string evidence, Request request)
    {
        var seq = await BookStore.NextSeq(session);
        await session.Execute(
            "INSERT INTO plans_evidence (id, item, kind, reference, words, taken_at_us, lon, lat, by_name, on_day) "
            + "VALUES (@evidence, @id, @Kind, @Reference, @Words, @taken, @Longitude, @Latitude, @by, @onDay)",
            new
            {
                evidence, id, request.Kind, request.Reference, request.Words, taken = request.TakenAt is { } at ? Instants.ToMicroseconds(at) : (long?)null,
                request.Longitude, request.Latitude, by = actor.Name, onDay = Files.Days.Text(desk.Today),
            });
        await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, TaskEventKind.Evidence, actor.Name), evidence, request.Words, desk.NowUs, seq);
        session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", $"{request.Kind} {evidence}"));
    }

    internal static void Check(Request request)
    {
        if (!Kinds.Contains(request.Kind)) throw PlansRefusals.Unusable("kind", request.Kind).ToException();
        if (request.Kind != "statement" && request.Reference.Length == 0) throw PlansRefusals.Unusable("reference", "").ToException();
        if (request.Kind == "photo" && (request.TakenAt is null || request.Longitude is null || request.Latitude is null))
            throw PlansRefusals.Unusable("taken_at, longitude, latitude", "").ToException();
    }
}
