using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Draws rows of one plan into another, such as the yearly list from the five-year plan; what is carried over says from where.</summary>
public static class DrawList
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.drawn";

    internal static async Task<IReadOnlyList<PlanItem>> Handle(
        Desk desk, Actor actor, string target, IReadOnlyList<string> from, DateOnly? dueOn, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        var book = await desk.Books.Current(stop);
        var plan = book.Plans.GetValueOrDefault(target) ?? throw PlansRefusals.UnknownPlan(target).ToException();
        var next = 1 + book.Versions.Keys.Where(id => id.StartsWith(target + "/", StringComparison.Ordinal))
            .Select(id => int.TryParse(id.AsSpan(target.Length + 1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        var drawn = from.Select((id, index) =>
        {
            var item = book.FindOn(id, desk.Today) ?? throw PlansRefusals.UnknownItem(id).ToException();
            return item with
            {
                Id = $"{target}/{next + index}", Plan = target, Parent = null, CarriedFrom = id, WaitsFor = [],
                StartsOn = plan.StartsOn, DueOn = dueOn ?? plan.EndsOn,
            };
        }).ToList();
        EnterItems.Check(book, target, drawn);
        await desk.Database.Write(async session =>
        {
            await EnterItems.Put(session, desk, actor, target, drawn, $"drawn from {string.Join(',', from)}", desk.Today);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{target}", $"{drawn.Count} rows"));
        }, stop);
        return drawn;
    }
}
