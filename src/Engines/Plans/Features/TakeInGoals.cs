using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Takes goals and projects that another part of the platform has read into a plan of their own, within its unit of work.</summary>
/// <remarks>The caller's own right was asked before; the plan is a draft until somebody signs it. A row that is there already is left alone.</remarks>
public static class TakeInGoals
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.taken-in";

    internal static async Task<int> Handle(IWriteSession session, Desk desk, Actor actor, Plan plan, IReadOnlyList<PlanItem> items, string why)
    {
        if (items.Count == 0) return 0;
        if (await session.Find<string>("SELECT id FROM plans_plans WHERE id = @Id", new { plan.Id }) is null) await CreatePlan.Put(session, desk, actor, plan);
        var fresh = new List<PlanItem>();
        foreach (var item in items)
        {
            if (await session.Get<long>("SELECT COUNT(*) FROM plans_item_versions WHERE item = @Id", new { item.Id }) == 0) fresh.Add(item);
        }
        await EnterItems.Put(session, desk, actor, plan.Id, fresh, why, desk.Today);
        session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{plan.Id}", $"{fresh.Count} rows"));
        return fresh.Count;
    }
}
