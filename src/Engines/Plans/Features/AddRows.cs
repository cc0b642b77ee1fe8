using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Adds rows to a plan by hand: goals, items, tasks, milestones. Each takes the next number of the plan; all come in or none.</summary>
public static class AddRows
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.rows-added";

    /// <summary>A row as it is typed in.</summary>
    /// <param name="Title">The words of the row.</param>
    /// <param name="Level">What it is.</param>
    /// <param name="Parent">Number of the row above, which may be one of those added with it; null at the top.</param>
    /// <param name="Field">Field of work; null takes that of the row above.</param>
    /// <param name="Lead">Unit in the lead.</param>
    /// <param name="City">City of the lead; null takes the one the directory gives the lead.</param>
    /// <param name="CoLeads">Further units in the lead.</param>
    /// <param name="Supports">Supporting units of any city.</param>
    /// <param name="StartsOn">First day; null for the first of the plan's term, and for none where the row waits for others.</param>
    /// <param name="DueOn">Due date; null for the last day of the plan's term.</param>
    /// <param name="WaitsFor">Numbers of rows whose result it needs.</param>
    /// <param name="EvidenceExpected">Kinds of evidence expected, joined by <c>;</c>.</param>
    /// <param name="Goal">Target figure of a goal.</param>
    public sealed record Row(
        string Title, ItemLevel Level = ItemLevel.Item, string? Parent = null, string? Field = null, string? Lead = null, string? City = null,
        IReadOnlyList<string>? CoLeads = null, IReadOnlyList<string>? Supports = null, DateOnly? StartsOn = null, DateOnly? DueOn = null,
        IReadOnlyList<string>? WaitsFor = null, string? EvidenceExpected = null, GoalFigure? Goal = null);

    internal static async Task<IReadOnlyList<PlanItem>> Handle(Desk desk, Actor actor, string id, IReadOnlyList<Row> rows, string why, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        var book = await desk.Books.Current(stop);
        var plan = book.Plans.GetValueOrDefault(id) ?? throw PlansRefusals.UnknownPlan(id).ToException();
        if (plan.SignedOn is not null && string.IsNullOrWhiteSpace(why)) throw PlansRefusals.NeedsReason(id).ToException();
        var next = EnterItems.NextNumber(book, id);
        var items = new List<PlanItem>(rows.Count);
        foreach (var row in rows) items.Add(ItemOf(desk, plan, row, $"{id}/{next + items.Count}", above => items.Find(item => item.Id == above) ?? book.FindOn(above, desk.Today)));
        EnterItems.Check(book, id, items);
        await desk.Database.Write(async session =>
        {
            await EnterItems.Put(session, desk, actor, id, items, why, desk.Today);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{id}", $"{items.Count} rows"));
        }, stop);
        return items;
    }

    private static PlanItem ItemOf(Desk desk, Plan plan, Row row, string id, Func<string, PlanItem?> find)
    {
        var above = row.Parent is { } parent ? find(parent) ?? throw PlansRefusals.UnknownItem(parent).ToException() : null;
        var due = row.DueOn ?? plan.EndsOn;
        return new PlanItem(
            id, plan.Id, above?.Id, row.Level, row.Title.Trim(), row.Field ?? above?.Field ?? "", row.Lead ?? "",
            row.City ?? desk.Directory.Current.FindOrganisation(row.Lead)?.City?.Digits, row.CoLeads ?? [], row.Supports ?? [],
            row.StartsOn ?? (row.WaitsFor is not { Count: > 0 } && plan.StartsOn <= due ? plan.StartsOn : null), due, row.WaitsFor ?? [], row.EvidenceExpected ?? "", row.Goal, Source: plan.Source);
    }
}
