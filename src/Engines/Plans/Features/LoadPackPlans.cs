using OneCity.Kernel;
using OneCity.Plans.Features.Files;

namespace OneCity.Plans.Features;

/// <summary>Loads the plans of a region pack; plans that are there already are left alone.</summary>
public static class LoadPackPlans
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.pack-loaded";

    internal static async Task<int> Handle(Desk desk, Actor actor, string folder, CancellationToken stop)
    {
        desk.Demand(actor, "import");
        var files = new PackFiles(folder);
        if (!files.Exist) return 0;
        var (plans, items) = files.Read();
        return await desk.Database.Write(async session =>
        {
            // Asked within the writing unit: a command and a server that start together both come here, and the second must find what the first entered.
            var there = (await session.List<string>("SELECT id FROM plans_plans")).ToHashSet(StringComparer.Ordinal);
            var fresh = plans.Where(plan => !there.Contains(plan.Id)).ToList();
            if (fresh.Count == 0) return 0;
            foreach (var plan in fresh)
            {
                await CreatePlan.Put(session, desk, actor, plan);
                await EnterItems.Put(session, desk, actor, plan.Id, [.. items.Where(item => item.Plan == plan.Id)], "region pack", plan.StartsOn);
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"pack:{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}", $"{fresh.Count} plans"));
            return fresh.Count;
        }, stop);
    }
}
