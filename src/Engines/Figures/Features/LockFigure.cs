using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>Approves and locks a figure, or unlocks it with a reason; while locked, no claim about it enters.</summary>
public static class LockFigure
{
    /// <summary>The event when it is approved and locked.</summary>
    public const string ApprovedEvent = "figures.approved";

    /// <summary>The event when it is unlocked.</summary>
    public const string UnlockedEvent = "figures.unlocked";

    /// <summary>What to do with the lock.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Locked">True to approve and lock, false to unlock.</param>
    /// <param name="Reason">Why; needed for unlocking.</param>
    public sealed record Request(Fact Fact, bool Locked, string Reason);

    internal static Task<bool> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        if (!request.Locked && string.IsNullOrWhiteSpace(request.Reason)) throw FiguresRefusals.ReasonNeeded.ToException();
        return store.Database.Write(async session =>
        {
            var (ids, record) = await FactFinder.Get(session, store, request.Fact);
            if (record.IsLocked == request.Locked) return request.Locked;
            await session.Execute(
                $"INSERT INTO figures_locks ({FactIds.Columns}, locked, at_us, actor, reason) "
                + "VALUES (@Indicator, @Subject, @Book, @Period, @locked, @at, @actor, @reason)",
                new
                {
                    ids.Indicator, ids.Subject, ids.Book, ids.Period,
                    locked = request.Locked ? 1 : 0, at = store.NowUs, actor = actor.AuditName, reason = request.Reason.Trim(),
                });
            session.Audit(new AuditEvent(request.Locked ? ApprovedEvent : UnlockedEvent, actor, request.Fact.ToString()));
            return request.Locked;
        }, stop);
    }
}
