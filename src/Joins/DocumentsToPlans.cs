using System.Globalization;
using OneCity.Documents;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Targets;
using OneCity.Storage;
using Claim = OneCity.Documents.Model.Claims.Figure;

namespace OneCity.Joins;

/// <summary>Accepted targets and projects of a document become goals and items of a draft plan named after it.</summary>
internal sealed class DocumentsToPlans(Func<PlansEngine> plans, IDirectory directory) : ITakeGoals
{
    public async Task<IReadOnlyList<string?>> Take(IWriteSession session, Actor actor, long document, string title, IReadOnlyList<AcceptedClaim> claims)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"document-{document}");
        var items = claims.Select(claim => Item(id, claim)).ToList();
        var taken = items.OfType<PlanItem>().ToList();
        if (taken.Count == 0) return [.. items.Select(_ => (string?)null)];
        var due = taken.Max(item => item.DueOn);
        var today = plans().Today;
        var plan = new Plan(
            id, $"《{title}》的目标和项目", "points", today < due ? today : due, due, claims.Select(each => each.Claim.Region).FirstOrDefault(region => region is not null) ?? "",
            null, "", "default", $"文件{document}", IsPublic: false);
        await plans().TakeIn(session, actor, plan, taken, $"文件{document}");
        return [.. items.Select(item => item is null ? null : $"plan:{item.Id}")];
    }

    private PlanItem? Item(string plan, AcceptedClaim accepted)
    {
        var claim = accepted.Claim;
        var isGoal = claim is { Kind: "target", Change: null };
        if (!isGoal && accepted.Project is null) return null;
        if (Period.Find(claim.Period) is not { } period) return null;
        var title = isGoal ? $"{claim.Place}{claim.Measure}{claim.Comparator}{Amount(claim)}" : accepted.Project!.Name;
        return new PlanItem(
            string.Create(CultureInfo.InvariantCulture, $"{plan}/{accepted.Number}"), plan, null, isGoal ? ItemLevel.Goal : ItemLevel.Item, title, "", "", null, [], [], null,
            period.LastDay, [], "", isGoal ? Goal(claim, period) : null, Source: accepted.Source);
    }

    /// <summary>A goal with a figure needs an indicator, a subject and a unit of the indicator's kind.</summary>
    private GoalFigure? Goal(Claim claim, Period period)
    {
        if (directory.Current.FindIndicator(claim.Indicator) is not { } indicator || directory.Current.FindSubject(claim.Region) is null) return null;
        if (Unit.Find(claim.Unit) is not { } unit || unit.Dimension != indicator.Unit.Dimension) return null;
        return new GoalFigure(indicator.Code, claim.Region!, claim.Unit!, null, new YearValue(period.LastDay.Year, (double)claim.Value), null, "");
    }

    private static string Amount(Claim claim) => claim.Value >= 100_000_000 ? $"{claim.Value / 100_000_000:0.####}亿{claim.Unit}"
        : claim.Value >= 10_000 ? $"{claim.Value / 10_000:0.####}万{claim.Unit}" : $"{claim.Value:0.####}{claim.Unit}";
}
