using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Changes a row, with a reason; what it read before stays readable for ever.</summary>
public static class ChangeItem
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.changed";

    /// <summary>The new values; null leaves a value as it is.</summary>
    /// <param name="Title">New wording.</param>
    /// <param name="Field">New field of work.</param>
    /// <param name="Lead">New unit in the lead.</param>
    /// <param name="City">City of the new lead.</param>
    /// <param name="Supports">New supporting units.</param>
    /// <param name="DueOn">New due date; kept as an event, so the light remembers.</param>
    /// <param name="WaitsFor">New list of what it waits for.</param>
    /// <param name="IsRemoved">True takes it off the list.</param>
    /// <param name="Why">The reason; must be given.</param>
    public sealed record Request(
        string? Title, string? Field, string? Lead, string? City, IReadOnlyList<string>? Supports, DateOnly? DueOn,
        IReadOnlyList<string>? WaitsFor, bool? IsRemoved, string Why);

    internal static async Task<PlanItem> Handle(Desk desk, Actor actor, string id, Request request, CancellationToken stop)
    {
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "change", item);
        if (string.IsNullOrWhiteSpace(request.Why)) throw PlansRefusals.NeedsReason(id).ToException();
        var after = item with
        {
            Title = request.Title ?? item.Title, Field = request.Field ?? item.Field, Lead = request.Lead ?? item.Lead,
            City = request.City ?? item.City, Supports = request.Supports ?? item.Supports, WaitsFor = request.WaitsFor ?? item.WaitsFor,
            IsRemoved = request.IsRemoved ?? false,
        };
        foreach (var other in after.WaitsFor.Where(other => book.FindOn(other, desk.Today) is null)) throw PlansRefusals.UnknownItem(other).ToException();
        EnterItems.CheckCircles([id], each => each == id ? after : book.FindOn(each, desk.Today));
        await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            var version = 1 + await session.Get<long>("SELECT MAX(version) FROM plans_item_versions WHERE item = @id", new { id });
            await BookStore.AddVersions(session, [new ItemVersion(after, version, desk.Today, request.Why, actor.Name, desk.Clock.GetUtcNow())], seq);
            if (request.DueOn is { } due)
                await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, TaskEventKind.DueMoved, actor.Name, due), null, request.Why, desk.NowUs, seq);
            session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", $"version {version}"));
        }, stop);
        return after;
    }
}
