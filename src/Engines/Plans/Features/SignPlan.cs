using OneCity.Kernel;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Signs a plan: as it reads at this moment it is the baseline every later change is held against.</summary>
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
        if (book.ItemsOn(desk.Today).All(item => item.Plan != id)) throw PlansRefusals.NothingToSign(id).ToException();
        await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            await BookStore.PutPlan(session, plan with { SignedOn = desk.Today, SignedBy = actor.Name, SignedSeq = seq }, seq);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{id}"));
        }, stop);
    }
}
