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
        var book = await desk.Books.Current(stop);
        var fresh = plans.Where(plan => !book.Plans.ContainsKey(plan.Id)).ToList();
        if (fresh.Count == 0) return 0;
        await desk.Database.Write(async session =>
        {
            foreach (var plan in fresh)
            {
                await CreatePlan.Put(session, desk, actor, plan);
                await EnterItems.Put(session, desk, actor, plan.Id, [.. items.Where(item => item.Plan == plan.Id)], "region pack", plan.StartsOn);
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"pack:{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}", $"{fresh.Count} plans"));
            return 0;
        }, stop);
        return fresh.Count;
    }
}
