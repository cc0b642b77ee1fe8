using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;

namespace OneCity.Plans.Features;

/// <summary>A row that was changed between two states of a plan.</summary>
/// <param name="Item">Its number.</param>
/// <param name="AsSigned">As signed, or as of the earlier day; null for a row that was not on the list then.</param>
/// <param name="Now">As of the later day; null for a row taken off.</param>
/// <param name="Changes">Every change between, with who, when and why.</param>
/// <param name="Differences">What reads otherwise; empty where a change was taken back, and for a row that came or went.</param>
public sealed record BaselineChange(
    string Item, PlanItem? AsSigned, PlanItem? Now, IReadOnlyList<ItemVersion> Changes, IReadOnlyList<ItemDifference> Differences);

/// <summary>Holds a plan as of a day against the plan as signed, or as of an earlier day.</summary>
/// <remarks>What was changed before the signing, on the same day too, belongs to the baseline. A plan that is a draft has none: nothing deviates from it.</remarks>
internal static class CompareWithBaseline
{
    public static async Task<IReadOnlyList<BaselineChange>> Handle(Desk desk, Actor actor, string id, DateOnly? from, DateOnly on, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        var book = await desk.Books.Current(stop);
        var plan = book.Plans.GetValueOrDefault(id);
        if (plan is null || !Desk.Sees(actor, plan)) throw PlansRefusals.UnknownPlan(id).ToException();
        if (from > on) throw PlansRefusals.Unusable("from", Days.Text(from.Value)).ToException();
        if (from is null && plan.SignedOn is null) return [];
        var moves = (await desk.Database.Read(session => BookStore.MovesOf(session, id), stop)).ToLookup(move => move.Item, StringComparer.Ordinal);
        var changes = new List<BaselineChange>();
        foreach (var (item, versions) in book.Versions.Where(pair => pair.Value[0].Item.Plan == id).OrderBy(pair => pair.Key, Comparer<string>.Create(ItemOrder.Compare)))
        {
            var later = versions.Where(version => version.FromOn <= on && !WasBefore(version.FromOn, version.Seq, version.Version == 1)).ToList();
            if (later.Count == 0) continue;
            var before = versions.LastOrDefault(version => WasBefore(version.FromOn, version.Seq, version.Version == 1))?.Item is { IsRemoved: false } kept ? kept : null;
            var now = book.FindOn(item, on);
            var differences = before is null || now is null ? [] : ItemDifference.Between(
                before, DueOf(before, moves[item].Where(move => WasBefore(Days.Find(move.OnDay)!.Value, move.Seq, isFirst: false))),
                now, DueOf(now, moves[item].Where(move => Days.Find(move.OnDay) <= on)));
            changes.Add(new BaselineChange(item, before, now, later, differences));
        }
        return changes;

        // Where a plan was entered as signed elsewhere, only the day is known: its rows as first entered by then are the baseline.
        bool WasBefore(DateOnly day, long seq, bool isFirst) => from is { } start ? day <= start : plan.SignedSeq is { } signed ? seq < signed : isFirst && day <= plan.SignedOn;
    }

    private static DateOnly DueOf(PlanItem item, IEnumerable<EventRow> moves) => moves.LastOrDefault()?.MovedTo is { } moved ? Days.Find(moved)!.Value : item.DueOn;
}
