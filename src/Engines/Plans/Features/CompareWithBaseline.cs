using OneCity.Kernel;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Features;

/// <summary>A row that reads otherwise than when the plan was signed.</summary>
/// <param name="Item">Its number.</param>
/// <param name="AsSigned">As signed; null for a row that came later.</param>
/// <param name="Now">As of the day; null for a row taken off.</param>
/// <param name="Changes">Every change since, with who, when and why.</param>
public sealed record BaselineChange(string Item, PlanItem? AsSigned, PlanItem? Now, IReadOnlyList<ItemVersion> Changes);

/// <summary>Holds a plan as of a day against the plan as signed.</summary>
internal static class CompareWithBaseline
{
    public static async Task<IReadOnlyList<BaselineChange>> Handle(Desk desk, Actor actor, string id, DateOnly on, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        var book = await desk.Books.Current(stop);
        var plan = book.Plans.GetValueOrDefault(id);
        if (plan is null || !Desk.Sees(actor, plan)) throw PlansRefusals.UnknownPlan(id).ToException();
        if (plan.SignedOn is not { } signedOn) return [];
        var changes = new List<BaselineChange>();
        foreach (var (item, versions) in book.Versions.Where(pair => pair.Value[0].Item.Plan == id).OrderBy(pair => pair.Key, Comparer<string>.Create(ItemOrder.Compare)))
        {
            var later = versions.Where(version => version.FromOn <= on && (version.FromOn > signedOn || version.Version > 1)).ToList();
            if (later.Count > 0) changes.Add(new BaselineChange(item, versions[0].FromOn <= signedOn ? versions[0].Item : null, book.FindOn(item, on), later));
        }
        return changes;
    }
}
