using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Enters rows into a plan; all of them or none.</summary>
public static class EnterItems
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.entered";

    internal static async Task<int> Handle(
        Desk desk, Actor actor, string plan, IReadOnlyList<PlanItem> items, string why, DateOnly? fromOn, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        var book = await desk.Books.Current(stop);
        Check(book, plan, items);
        await desk.Database.Write(session => Put(session, desk, actor, plan, items, why, fromOn ?? desk.Today), stop);
        return items.Count;
    }

    internal static async Task Put(
        IWriteSession session, Desk desk, Actor actor, string plan, IReadOnlyList<PlanItem> items, string why, DateOnly fromOn)
    {
        var seq = await BookStore.NextSeq(session);
        var at = desk.Clock.GetUtcNow();
        await BookStore.AddVersions(session, items.Select(item => new ItemVersion(item, 1, fromOn, why, actor.Name, at)), seq);
        session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{plan}", $"{items.Count} rows"));
    }

    internal static void Check(Book book, string plan, IReadOnlyList<PlanItem> items)
    {
        if (!book.Plans.ContainsKey(plan)) throw PlansRefusals.UnknownPlan(plan).ToException();
        var fresh = new Dictionary<string, PlanItem>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Plan != plan || !item.Id.StartsWith(plan + "/", StringComparison.Ordinal)) throw PlansRefusals.Unusable("id", item.Id).ToException();
            if (book.Versions.ContainsKey(item.Id) || !fresh.TryAdd(item.Id, item)) throw PlansRefusals.Taken(item.Id).ToException();
            if (item.Title.Trim().Length == 0) throw PlansRefusals.Unusable("title", item.Title).ToException();
            if (item.StartsOn > item.DueOn) throw PlansRefusals.Unusable("starts_on", Files.Days.Text(item.StartsOn.Value)).ToException();
        }
        foreach (var item in items)
        {
            foreach (var other in item.WaitsFor.Concat(item.Parent is null ? [] : [item.Parent]))
            {
                if (!fresh.ContainsKey(other) && !book.Versions.ContainsKey(other)) throw PlansRefusals.UnknownItem(other).ToException();
            }
        }
        foreach (var item in items) CheckAbove(item, Find);
        CheckCircles(items.Select(item => item.Id), Find);

        PlanItem? Find(string id) => fresh.TryGetValue(id, out var item) ? item : book.Versions.GetValueOrDefault(id) is { IsDefaultOrEmpty: false } old ? old[^1].Item : null;
    }

    /// <summary>The next free number of a plan whose rows are counted 1, 2, 3 …</summary>
    internal static int NextNumber(Book book, string plan) => 1 + book.Versions.Keys.Where(id => id.StartsWith(plan + "/", StringComparison.Ordinal))
        .Select(id => int.TryParse(id.AsSpan(plan.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();

    /// <summary>The row above stands in the same plan, is on the list, and is of a higher level: goal, item, task, milestone.</summary>
    internal static void CheckAbove(PlanItem item, Func<string, PlanItem?> find)
    {
        if (item.Parent is not { } parent) return;
        var above = find(parent);
        if (above is null or { IsRemoved: true }) throw PlansRefusals.UnknownItem(parent).ToException();
        if (above.Plan != item.Plan || above.Level >= item.Level) throw PlansRefusals.Unusable("parent", parent).ToException();
    }

    internal static void CheckCircles(IEnumerable<string> from, Func<string, PlanItem?> find)
    {
        var roots = from.ToList();
        var circle = Circles.Find(roots, id => find(id)?.WaitsFor ?? []) ?? Circles.Find(roots, id => find(id)?.Parent is { } parent ? [parent] : []);
        if (circle is not null) throw PlansRefusals.Circle(string.Join(" → ", circle.Append(circle[0]))).ToException();
    }
}
