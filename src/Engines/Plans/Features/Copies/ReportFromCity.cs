using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Plans.Model.Copies;
using OneCity.Plans.Model.Lights;
using OneCity.Storage;

namespace OneCity.Plans.Features.Copies;

/// <summary>A city reports on an item it holds a copy of; the report is a signed message to the item's home, where it waits to be confirmed.</summary>
public static class ReportFromCity
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.reported-home";

    internal static async Task Handle(Desk desk, (IUnits Units, SendMessages Send) exchange, Actor actor, string member, CityReport report)
    {
        if (report.Event is not (TaskEventKind.Started or TaskEventKind.MilestoneDone or TaskEventKind.Done or TaskEventKind.Evidence))
            throw PlansRefusals.Unusable("event", report.Event.ToString()).ToException();
        if (report.Event == TaskEventKind.Evidence) HandInEvidence.Check(new(report.EvidenceKind ?? "", report.Reference ?? "", report.Words));
        _ = await exchange.Units.Write(async unit =>
        {
            var session = ((SqlUnit)unit).Writing;
            var kept = await Find(session, member, report.Item) ?? throw PlansRefusals.UnknownItem(report.Item).ToException();
            desk.Gate.Demand(actor, "plans", "report", desk.Directory.Current.FindOrganisation(kept.Copy.Lead) is null ? null : kept.Copy.Lead, member);
            exchange.Send.Post(unit, member, kept.Home, CopyJson.ReportKind, CopyJson.Write(report with { By = actor.Name }));
            unit.Audit(new AuditEvent(AuditEvent, actor, $"item:{report.Item}", report.Event.ToString()));
            return 0;
        });
    }

    internal static async Task<IReadOnlyList<KeptCopy>> List(Desk desk, Actor actor, string member, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) return [];
        var rows = await desk.Database.Read(session => session.List<CopyRow>(
            "SELECT home, body, as_of_us AS AsOfUs FROM plans_copies WHERE keeper = @member ORDER BY item", new { member }), stop);
        return [.. rows.Select(row => row.ToCopy()).OrderBy(copy => copy.Copy.DueOn)];
    }

    internal static async Task<KeptCopy?> Find(IReadSession session, string keeper, string item) => (await session.Find<CopyRow>(
        "SELECT home, body, as_of_us AS AsOfUs FROM plans_copies WHERE keeper = @keeper AND item = @item", new { keeper, item }))?.ToCopy();

    private sealed class CopyRow
    {
        public string Home { get; set; } = "";

        public string Body { get; set; } = "";

        public long AsOfUs { get; set; }

        public KeptCopy ToCopy() => new(CopyJson.Read<ItemCopy>(Body)!, Home, Instants.FromMicroseconds(AsOfUs));
    }
}
