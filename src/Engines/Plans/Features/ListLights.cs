using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Features;

/// <summary>Which rows of which plans; every part may be left out.</summary>
/// <param name="Plan">Code of the plan.</param>
/// <param name="City">City of the lead.</param>
/// <param name="Field">Field of work.</param>
/// <param name="Lead">Unit in the lead, or one that supports.</param>
/// <param name="Light">Colour.</param>
/// <param name="Words">Part of the title or number.</param>
/// <param name="Level">Level in the plan.</param>
public sealed record LightFilter(
    string? Plan = null, string? City = null, string? Field = null, string? Lead = null, Light? Light = null, string? Words = null, ItemLevel? Level = null)
{
    internal bool Takes(LightRow row) =>
        (Plan is null || row.Item.Plan == Plan) && (City is null || row.Item.City == City) && (Field is null || row.Item.Field == Field)
        && (Light is null || row.Light.Light == Light) && (Level is null || row.Item.Level == Level)
        && (Lead is null || row.Item.Lead == Lead || row.Item.CoLeads.Contains(Lead) || row.Item.Supports.Contains(Lead))
        && (Words is null || row.Item.Title.Contains(Words, StringComparison.OrdinalIgnoreCase) || row.Item.Id.Contains(Words, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A row of a list with its light.</summary>
/// <param name="Item">The row as it read on the day.</param>
/// <param name="Light">Its light on the day.</param>
/// <param name="Confirmer">Between done and its confirmation: the body that has to confirm; null otherwise.</param>
public sealed record LightRow(PlanItem Item, TaskLight Light, string? Confirmer);

/// <summary>Lights of the stored plans as of any day, kept for the newest state so that a board costs a count, not a computation.</summary>
internal static class ListLights
{
    public static async Task<IReadOnlyList<LightRow>> List(
        Desk desk, LightCache cache, Actor actor, DateOnly on, LightFilter filter, CancellationToken stop)
    {
        desk.Gate.Demand(actor, "plans", "read");
        var book = await desk.Books.Current(stop);
        if (filter.Plan is { } plan && !Desk.Sees(actor, book.Plans.GetValueOrDefault(plan))) throw PlansRefusals.UnknownPlan(plan).ToException();
        var rows = cache.Rows(book, on, desk.Directory.Current.Calendar);
        var all = !Desk.IsObserverOnly(actor);
        return [.. rows.Where(row => (all || book.Plans[row.Item.Plan].IsPublic) && filter.Takes(row))];
    }

    /// <summary>Whether the row is done and confirmed, whatever the rule set; events are never entered for days to come.</summary>
    public static bool IsDone(Book book, PlanItem item) => WaitingReport.IsComplete(item.ToTask(), book.Events.GetValueOrDefault(item.Id) ?? []);
}
