using OneCity.Kernel;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Features;

/// <summary>What of the plans waits for a reader: their unit's open items near or past the limit, and reports to confirm.</summary>
internal sealed class PlansInbox(PlansEngine engine, IGate gate) : IInboxSource
{
    private const int LinesMax = 500;

    public async Task<IReadOnlyList<InboxItem>> List(Actor actor, CancellationToken stop = default)
    {
        if (actor.Kind == ActorKind.Anonymous || !gate.May(actor, "plans", "read")) return [];
        var mayConfirm = gate.May(actor, "plans", "confirm");
        var lines = new List<InboxItem>();
        foreach (var row in await engine.ListLights(actor, null, new LightFilter(), stop))
        {
            if (lines.Count == LinesMax) break;
            var isOwn = actor.Organisation is { } unit && (row.Item.Lead == unit || row.Item.CoLeads.Contains(unit));
            if (mayConfirm && row.Light.ReportedOn is { } reported && row.Light.ReportedBy != actor.Name)
                lines.Add(Line(row, InboxKind.ToConfirm, new($"确认办结：{row.Item.Title}", $"Confirm: {row.Item.Title}"), reported));
            else if (isOwn && row.Light.Light == Light.Red)
                lines.Add(Line(row, InboxKind.Overdue, new($"已逾期：{row.Item.Title}", $"Late: {row.Item.Title}"), row.Light.Since));
            else if (isOwn && !row.Light.IsDone)
                lines.Add(Line(row, InboxKind.ToHandle, new(row.Item.Title, row.Item.Title), row.Light.Since));
        }
        return lines;
    }

    private static InboxItem Line(LightRow row, InboxKind kind, Words title, DateOnly since) => new(
        "plans", kind, $"item:{row.Item.Id}", title, $"/plans/items/{Uri.EscapeDataString(row.Item.Id)}",
        new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.FromHours(8)), row.Light.DueOn, row.Light.IsProvisional);
}
