using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Changes a row, takes it off or puts it back, with a reason; what it read before stays readable for ever.</summary>
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
    /// <param name="IsRemoved">True takes it off the list, false puts it back.</param>
    /// <param name="Why">The reason; must be given.</param>
    /// <param name="CoLeads">New further units in the lead.</param>
    /// <param name="EvidenceExpected">New kinds of evidence expected.</param>
    /// <param name="Parent">Number of the new row above; empty for the top.</param>
    public sealed record Request(
        string? Title, string? Field, string? Lead, string? City, IReadOnlyList<string>? Supports, DateOnly? DueOn,
        IReadOnlyList<string>? WaitsFor, bool? IsRemoved, string Why,
        IReadOnlyList<string>? CoLeads = null, string? EvidenceExpected = null, string? Parent = null);

    internal static async Task<PlanItem> Handle(Desk desk, Actor actor, string id, Request request, CancellationToken stop)
    {
        var book = await desk.Books.Current(stop);
        var item = book.FindOn(id, desk.Today) ?? (request.IsRemoved == false ? book.FindTakenOffOn(id, desk.Today) : null) ?? throw PlansRefusals.UnknownItem(id).ToException();
        desk.Demand(actor, "change", item);
        if (string.IsNullOrWhiteSpace(request.Why)) throw PlansRefusals.NeedsReason(id).ToException();
        var after = item with
        {
            Title = request.Title?.Trim() ?? item.Title, Field = request.Field ?? item.Field, Lead = request.Lead ?? item.Lead,
            City = request.City ?? item.City, Supports = request.Supports ?? item.Supports, WaitsFor = request.WaitsFor ?? item.WaitsFor,
            CoLeads = request.CoLeads ?? item.CoLeads, EvidenceExpected = request.EvidenceExpected ?? item.EvidenceExpected,
            Parent = request.Parent is { } parent ? (parent.Length > 0 ? parent : null) : item.Parent, IsRemoved = request.IsRemoved ?? false,
        };
        Check(desk, book, after, request.DueOn);
        await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            var version = 1 + await session.Get<long>("SELECT MAX(version) FROM plans_item_versions WHERE item = @id", new { id });
            if (version != book.Versions[id].Length + 1) throw PlansRefusals.ChangedMeanwhile(id).ToException();
            await BookStore.AddVersions(session, [new ItemVersion(after, version, desk.Today, request.Why.Trim(), actor.Name, desk.Clock.GetUtcNow())], seq);
            if (request.DueOn is { } due)
                await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, TaskEventKind.DueMoved, actor.Name, due), null, request.Why, desk.NowUs, seq);
            session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", $"version {version}"));
        }, stop);
        return after;
    }

    private static void Check(Desk desk, Book book, PlanItem after, DateOnly? due)
    {
        if (after.Title.Length == 0) throw PlansRefusals.Unusable("title", after.Title).ToException();
        if (due is { } day && (day < after.StartsOn || day.Year is < 1990 or > 2100)) throw PlansRefusals.Unusable("due_on", Days.Text(day)).ToException();
        if (due is not null && ListLights.IsDone(book, after)) throw PlansRefusals.IsDone(after.Id).ToException();
        if (after.IsRemoved)
        {
            if (book.ItemsOn(desk.Today).FirstOrDefault(other => other.Parent == after.Id) is { } below) throw PlansRefusals.HasRowsBelow(after.Id, below.Id).ToException();
            return;
        }
        foreach (var other in after.WaitsFor.Where(other => book.FindOn(other, desk.Today) is null)) throw PlansRefusals.UnknownItem(other).ToException();
        EnterItems.CheckAbove(after, each => book.FindOn(each, desk.Today));
        EnterItems.CheckCircles([after.Id], each => each == after.Id ? after : book.FindOn(each, desk.Today));
    }
}
