using OneCity.Kernel;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Signs a plan: from here on it stands as the baseline every change is held against.</summary>
public static class SignPlan
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.signed";

    internal static async Task Handle(Desk desk, Actor actor, string id, CancellationToken stop)
    {
        desk.Demand(actor, "sign");
        var book = await desk.Books.Current(stop);
        var plan = book.Plans.GetValueOrDefault(id) ?? throw PlansRefusals.UnknownPlan(id).ToException();
        if (plan.SignedOn is not null) throw PlansRefusals.Taken($"{id} {Files.Days.Text(plan.SignedOn.Value)}").ToException();
        await desk.Database.Write(async session =>
        {
            await BookStore.PutPlan(session, plan with { SignedOn = desk.Today, SignedBy = actor.Name }, await BookStore.NextSeq(session));
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{id}"));
        }, stop);
    }
}
