using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>A person settles which claim of a fact is taken; the reason is kept for good, and so is every decision before.</summary>
public static class DecideFigure
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.decided";

    /// <summary>The decision.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Claim">Number of the claim to take.</param>
    /// <param name="Reason">Why; needed.</param>
    public sealed record Request(Fact Fact, long Claim, string Reason);

    internal static Task<Taken> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) throw FiguresRefusals.ReasonNeeded.ToException();
        return store.Database.Write(async session =>
        {
            var (ids, record) = await FactFinder.Get(session, store, request.Fact);
            if (!Taking.Standing(record.Claims).Exists(claim => claim.Number == request.Claim))
                throw FiguresRefusals.UnknownClaim(request.Fact, request.Claim).ToException();
            var decision = new Decision(request.Claim, store.NowUs, actor.AuditName, request.Reason.Trim());
            await session.Execute(
                $"INSERT INTO figures_decisions ({FactIds.Columns}, claim_number, at_us, actor, reason) "
                + "VALUES (@Indicator, @Subject, @Book, @Period, @ClaimNumber, @AtUs, @Actor, @Reason)",
                new { ids.Indicator, ids.Subject, ids.Book, ids.Period, decision.ClaimNumber, decision.AtUs, decision.Actor, decision.Reason });
            await FactFinder.Project(session, store, ids, request.Fact);
            session.Audit(new AuditEvent(AuditEvent, actor, request.Fact.ToString(), $"claim={request.Claim}"));
            var after = new FactRecord(request.Fact, record.Claims, [.. record.Decisions, decision], record.IsLocked);
            return after.Take(new Owners(store.Directory).Ground())!;
        }, stop);
    }
}
