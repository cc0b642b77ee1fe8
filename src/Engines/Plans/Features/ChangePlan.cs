using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Changes what stands at the head of a plan: all of it while it is a draft, after signing only whether observers read it.</summary>
public static class ChangePlan
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.plan-changed";

    /// <summary>The new values; null leaves a value as it is.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="StartsOn">First day of its term.</param>
    /// <param name="EndsOn">Last day of its term.</param>
    /// <param name="Confirmer">Body that confirms.</param>
    /// <param name="Source">Where it is printed.</param>
    /// <param name="IsPublic">Whether observers read it.</param>
    public sealed record Request(
        string? Title = null, DateOnly? StartsOn = null, DateOnly? EndsOn = null, string? Confirmer = null, string? Source = null, bool? IsPublic = null);

    internal static async Task<Plan> Handle(Desk desk, Actor actor, string id, Request request, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        return await desk.Database.Write(async session =>
        {
            var seq = await BookStore.NextSeq(session);
            var plan = (await session.Find<PlanRow>($"SELECT {PlanRow.Columns} FROM plans_plans WHERE id = @id", new { id }))?.ToPlan()
                ?? throw PlansRefusals.UnknownPlan(id).ToException();
            var after = plan with
            {
                Title = request.Title ?? plan.Title, StartsOn = request.StartsOn ?? plan.StartsOn, EndsOn = request.EndsOn ?? plan.EndsOn,
                Confirmer = request.Confirmer ?? plan.Confirmer, Source = request.Source ?? plan.Source, IsPublic = request.IsPublic ?? plan.IsPublic,
            };
            CreatePlan.Check(after);
            if (plan.SignedOn is not null && after with { IsPublic = plan.IsPublic } != plan) throw PlansRefusals.IsSigned(id).ToException();
            await BookStore.PutPlan(session, after, seq);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{id}"));
            return after;
        }, stop);
    }
}
