using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model.Forecast;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Targets;

namespace OneCity.Plans.Features;

/// <summary>A goal with its arithmetic.</summary>
/// <param name="Item">The goal.</param>
/// <param name="Verdict">Required growth, best year, trend, state.</param>
/// <param name="Record">Years known.</param>
/// <param name="Sources">Where the record was read.</param>
/// <param name="Outcome">Met, missed, or null while open or unknown.</param>
/// <param name="Sentence">The arithmetic in one sentence.</param>
/// <param name="Forecast">What the unbroken end of the record lets expect for the target's year; null where it is too short or already past.</param>
public sealed record JudgedGoal(
    PlanItem Item, TargetVerdict Verdict, IReadOnlyList<YearValue> Record, IReadOnlyList<string> Sources, bool? Outcome, Words Sentence, ForecastBand? Forecast);

/// <summary>Holds every goal with a target figure against the record of its figure.</summary>
internal static class JudgeGoals
{
    public static async Task<IReadOnlyList<JudgedGoal>> Handle(Desk desk, ForecastCache forecasts, Actor actor, string? plan, CancellationToken stop)
    {
        desk.Gate.Demand(actor, "plans", "read");
        var book = await desk.Books.Current(stop);
        var judged = new List<JudgedGoal>();
        foreach (var item in book.ItemsOn(desk.Today).Where(item => item.Goal is not null && (plan is null || item.Plan == plan)))
        {
            if (!Desk.Sees(actor, book.Plans[item.Plan])) continue;
            var goal = item.Goal!;
            var record = await desk.Figures.Record(goal.Indicator, goal.Region, goal.Unit, stop);
            var from = goal.Base ?? (record.Years.Count > 0 ? record.Years.Where(year => year.Year < goal.Target.Year).Cast<YearValue?>().MaxBy(year => year!.Value.Year) : null);
            var verdict = TargetArithmetic.Judge(new Target(item.Id, from, goal.Target, record.Years));
            judged.Add(new JudgedGoal(item, verdict, record.Years, record.Sources, goal.Outcome is { } outcome ? outcome.Value >= goal.Target.Value : null, Sentence(item, from, verdict), Forecast(forecasts, record.Years, goal.Target.Year)));
        }
        return judged;
    }

    private static ForecastBand? Forecast(ForecastCache forecasts, IReadOnlyList<YearValue> record, int year)
    {
        var years = record.OrderByDescending(each => each.Year).ToList();
        var unbroken = years.TakeWhile((each, index) => each.Year == years[0].Year - index).Select(each => each.Value).Reverse().ToList();
        return years.Count == 0 ? null : forecasts.Find(unbroken, year - years[0].Year);
    }

    private static Words Sentence(PlanItem item, YearValue? from, TargetVerdict verdict)
    {
        var goal = item.Goal!;
        if (from is not { } start || verdict.RequiredGrowth is null)
            return new($"目标 {Number(goal.Target.Value)}{goal.Unit}（{goal.Target.Year}），没有可用的基数", $"{Number(goal.Target.Value)} {goal.Unit} by {goal.Target.Year}; no base to count from");
        var chinese = $"从 {start.Year} 年 {Number(start.Value)}{goal.Unit} 到 {goal.Target.Year} 年 {Number(goal.Target.Value)}{goal.Unit}，需年均 {Percent(verdict.RequiredGrowth)}";
        var english = $"from {Number(start.Value)} {goal.Unit} in {start.Year} to {Number(goal.Target.Value)} in {goal.Target.Year} requires {Percent(verdict.RequiredGrowth)} a year";
        if (verdict.BestGrowth is null) return new($"{chinese}；记录不足以比较", $"{english}; the record is too short to compare");
        return new(
            $"{chinese}；最好年份 {verdict.BestYear} 年 {Percent(verdict.BestGrowth)}，近年趋势 {Percent(verdict.TrendGrowth)}",
            $"{english}; best year {verdict.BestYear} {Percent(verdict.BestGrowth)}, trend {Percent(verdict.TrendGrowth)}");
    }

    private static string Percent(double? growth) => (growth!.Value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%";

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
