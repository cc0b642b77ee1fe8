using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Plans.Model.Copies;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features.Copies;

/// <summary>The effect of messages about items, within the commit that takes them in.</summary>
internal sealed class HearAboutItems(Desk desk) : IReceiver
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.heard";

    public bool Takes(string kind) => kind is CopyJson.ItemKind or CopyJson.ReportKind;

    public async ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        var session = ((SqlUnit)unit).Writing;
        if (message.Kind == CopyJson.ItemKind)
        {
            if (CopyJson.Read<ItemCopy>(message.Payload) is not { } copy) return PlansRefusals.Unusable("payload", message.Kind);
            await Keep(session, message, copy);
            return null;
        }
        if (CopyJson.Read<CityReport>(message.Payload) is not { } report) return PlansRefusals.Unusable("payload", message.Kind);
        return await Take(session, message, report);
    }

    public ValueTask TakeBack(IUnit unit, Message message) => default;

    public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

    public ValueTask FinishCatchUp(IUnit unit, string member) => default;

    /// <summary>A city keeps the newest copy; an older one that comes late changes nothing.</summary>
    private static async Task Keep(IWriteSession session, Message message, ItemCopy copy)
    {
        var known = await ReportFromCity.Find(session, message.Receiver, copy.Item);
        if (known is not null && known.Copy.Version >= copy.Version) return;
        await session.Execute(
            "INSERT INTO plans_copies (keeper, item, home, version, body, as_of_us) VALUES (@Receiver, @Item, @Sender, @Version, @body, @AtUs) "
            + "ON CONFLICT (keeper, item) DO UPDATE SET home = @Sender, version = @Version, body = @body, as_of_us = @AtUs",
            new { message.Receiver, copy.Item, message.Sender, copy.Version, body = CopyJson.Write(copy), message.AtUs });
    }

    /// <summary>The home enters the report for the day it hears it; it counts like any other, from its confirmation by somebody else.</summary>
    private async Task<Refusal?> Take(IWriteSession session, Message message, CityReport report)
    {
        var rows = (await session.List<VersionRow>(
            $"SELECT {VersionRow.Columns} FROM plans_item_versions WHERE item = @Item ORDER BY version DESC", new { report.Item })).Select(row => row.ToVersion().Item).ToList();
        if (rows.Count == 0 || rows[0].IsRemoved) return PlansRefusals.UnknownItem(report.Item);
        if (!IsConcerned(rows[0], message.Sender)) return PlansRefusals.NotConcerned(message.Sender, report.Item);
        if (report.Event is not (TaskEventKind.Started or TaskEventKind.MilestoneDone or TaskEventKind.Done or TaskEventKind.Evidence))
            return PlansRefusals.Unusable("event", report.Event.ToString());
        var events = (await BookStore.EventsOf(session, report.Item)).Select(BookStore.ToEvent).ToArray();
        var isDone = ComputeLights.Of(
            [rows[0].ToTask()], new Dictionary<string, TaskEvent[]> { [report.Item] = events }, desk.Today, RuleSet.Default, desk.Directory.Current.Calendar)[0].IsDone;
        if (isDone) return PlansRefusals.IsDone(report.Item);
        var author = Actor.Node with { Name = $"{report.By}@{message.Sender}" };
        if (report.Event == TaskEventKind.Evidence)
        {
            await HandInEvidence.Put(session, desk, author, report.Item, desk.NewId(), new(report.EvidenceKind ?? "statement", report.Reference ?? "", report.Words));
            return null;
        }
        var seq = await BookStore.NextSeq(session);
        await BookStore.AddEvent(session, report.Item, new TaskEvent(desk.Today, report.Event, author.Name), null, report.Words, desk.NowUs, seq);
        session.Audit(new AuditEvent(AuditEvent, author, $"item:{report.Item}", $"{report.Event} by message {message.Number}"));
        return null;
    }

    private bool IsConcerned(PlanItem item, string member) =>
        item.City == member || item.CoLeads.Concat(item.Supports).Any(unit => desk.Directory.Current.FindOrganisation(unit)?.City?.Digits == member);
}
