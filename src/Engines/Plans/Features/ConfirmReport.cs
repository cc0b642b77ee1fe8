using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Confirms what the lead unit reported: done first, else the evidence that waits. Nobody confirms their own.</summary>
public static class ConfirmReport
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.confirmed";

    internal static async Task Handle(Desk desk, Actor actor, string id, string words, CancellationToken stop)
    {
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "confirm");
        var waits = WaitingReport.Of(item.ToTask(), book.Events.GetValueOrDefault(id) ?? []);
        if (waits.Count == 0) throw PlansRefusals.NothingToConfirm(id).ToException();
        if (waits.All(author => author == actor.Name)) throw PlansRefusals.OwnWork(id, actor.Name).ToException();
        await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, TaskEventKind.Confirmed, actor.Name), null, words, desk.NowUs, seq);
            if (!WaitingReport.IsDoneWaiting(item.ToTask(), book.Events.GetValueOrDefault(id) ?? []))
            {
                await session.Execute(
                    "UPDATE plans_evidence SET confirmed_by = @by, confirmed_on = @onDay WHERE id = (SELECT id FROM plans_evidence "
                    + "WHERE item = @id AND confirmed_by IS NULL AND by_name <> @by ORDER BY on_day, id LIMIT 1)",
                    new { id, by = actor.Name, onDay = Files.Days.Text(desk.Today) });
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}"));
        }, stop);
    }
}
