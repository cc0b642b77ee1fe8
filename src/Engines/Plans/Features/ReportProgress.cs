using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>The lead unit reports: started, a milestone reached, done. Done counts from its confirmation by another.</summary>
public static class ReportProgress
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.reported";

    internal static async Task Handle(Desk desk, Actor actor, string id, TaskEventKind kind, string words, CancellationToken stop)
    {
        if (kind is not (TaskEventKind.Started or TaskEventKind.MilestoneDone or TaskEventKind.Done))
            throw PlansRefusals.Unusable("event", kind.ToString()).ToException();
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "report", item);
        if (ListLights.IsDone(book, item)) throw PlansRefusals.IsDone(id).ToException();
        await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            await BookStore.AddEvent(session, id, new TaskEvent(desk.Today, kind, actor.Name), null, words, desk.NowUs, seq);
            session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", kind.ToString()));
        }, stop);
    }
}
