using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Enters a plan, empty at first.</summary>
public static class CreatePlan
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.created";

    private static readonly string[] Kinds = ["five_year", "yearly", "points", "decisions", "agreement"];

    internal static async Task<Plan> Handle(Desk desk, Actor actor, Plan plan, IReadOnlyDictionary<string, RuleSet> rules, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        Check(plan);
        if (!rules.ContainsKey(plan.Rules)) throw PlansRefusals.Unusable("rules", plan.Rules).ToException();
        // A signature is given by signing, never typed in.
        plan = plan with { SignedOn = null, SignedBy = null, SignedSeq = null };
        await desk.Database.Write(session => Put(session, desk, actor, plan), stop);
        return plan;
    }

    internal static async Task Put(IWriteSession session, Desk desk, Actor actor, Plan plan)
    {
        var taken = await session.Find<string>("SELECT id FROM plans_plans WHERE id = @Id", new { plan.Id });
        if (taken is not null) throw PlansRefusals.Taken(plan.Id).ToException();
        var from = plan.DrawnFrom is null ? "" : await session.Find<string>("SELECT id FROM plans_plans WHERE id = @DrawnFrom", new { plan.DrawnFrom });
        if (from is null) throw PlansRefusals.UnknownPlan(plan.DrawnFrom!).ToException();
        await BookStore.PutPlan(session, plan, await BookStore.NextSeq(session));
        session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{plan.Id}", plan.Kind));
    }

    internal static void Check(Plan plan)
    {
        if (!IsCode(plan.Id)) throw PlansRefusals.Unusable("id", plan.Id).ToException();
        if (!Kinds.Contains(plan.Kind)) throw PlansRefusals.Unusable("kind", plan.Kind).ToException();
        if (plan.Title.Trim().Length == 0) throw PlansRefusals.Unusable("title", plan.Title).ToException();
        if (plan.EndsOn < plan.StartsOn || plan.StartsOn.Year < 1990 || plan.EndsOn.Year > 2100) throw PlansRefusals.Unusable("ends_on", Files.Days.Text(plan.EndsOn)).ToException();
    }

    internal static bool IsCode(string text) =>
        text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
