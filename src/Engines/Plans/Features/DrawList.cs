using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Draws rows of one plan into another, such as the yearly list from the five-year plan; what is carried over says from where.</summary>
/// <remarks>
/// Drawn rows keep the row above them, and what they wait for, where that is drawn with them. A row due within the target's term keeps its date; any other is
/// due on the last day of that term unless a date is given. The row drawn from stays where it is, with its light.
/// </remarks>
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
        if (from.Count == 0) throw PlansRefusals.Unusable("from", "").ToException();
        var carried = book.ItemsOn(desk.Today).Where(item => item.Plan == target && item.CarriedFrom is not null).ToDictionary(item => item.CarriedFrom!, item => item.Id, StringComparer.Ordinal);
        var next = EnterItems.NextNumber(book, target);
        var numbers = from.Distinct().Select((id, index) => (id, number: $"{target}/{next + index}")).ToDictionary(each => each.id, each => each.number, StringComparer.Ordinal);
        var drawn = numbers.Select(pair =>
        {
            var item = book.FindOn(pair.Key, desk.Today) ?? throw PlansRefusals.UnknownItem(pair.Key).ToException();
            if (item.Plan == target) throw PlansRefusals.Unusable("from", pair.Key).ToException();
            if (carried.TryGetValue(pair.Key, out var already)) throw PlansRefusals.Taken($"{already} ← {pair.Key}").ToException();
            var due = dueOn ?? (item.DueOn >= plan.StartsOn && item.DueOn <= plan.EndsOn ? item.DueOn : plan.EndsOn);
            return item with
            {
                Id = pair.Value, Plan = target, Parent = item.Parent is { } parent ? numbers.GetValueOrDefault(parent) : null, CarriedFrom = pair.Key,
                WaitsFor = [.. item.WaitsFor.Where(numbers.ContainsKey).Select(other => numbers[other])], StartsOn = plan.StartsOn <= due ? plan.StartsOn : null, DueOn = due,
            };
        }).ToList();
        EnterItems.Check(book, target, drawn);
        await desk.Database.Write(async session =>
        {
            await EnterItems.Put(session, desk, actor, target, drawn, $"drawn from {string.Join(", ", numbers.Keys)}", desk.Today);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{target}", $"{drawn.Count} rows"));
        }, stop);
        return drawn;
    }
}
