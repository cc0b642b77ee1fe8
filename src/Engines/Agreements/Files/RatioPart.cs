using System.Collections.Immutable;
using OneCity.Agreements.Model;

namespace OneCity.Agreements.Files;

/// <summary>Reads the ratio's steps and the bands.</summary>
internal static class RatioPart
{
    /// <summary>The steps in order; they must neither overlap nor leave a year between them.</summary>
    public static ImmutableArray<RatioStep> Steps(YamlFields top, ShareReading shares, bool isRequired)
    {
        if (isRequired && top.FindOrLeaveOpen("ratio", "未定分享比例", "the ratio is open") is null) return [];
        if (top.Find("ratio") is not { } value) return [];
        var steps = new List<(RatioStep Step, int Line)>();
        foreach (var item in value.Items ?? [value])
        {
            if (YamlFields.Of(top.Findings, "ratio", item, "from_year", "to_year", "shares") is not { } fields) continue;
            var (from, to) = (fields.Count("from_year", 1) ?? 1, fields.Count("to_year", 1));
            if (to < from) top.Findings.Fault(item.Line, "to_year 早于 from_year", "to_year is before from_year", "改正年次", "correct the years");
            if (shares.Shares(fields) is { } set) steps.Add((new(from, to, set), item.Line));
        }
        steps = [.. steps.OrderBy(each => each.Step.FromYear)];
        Check(top, steps);
        if (isRequired && steps.Count == 0) top.Findings.LeaveOpen("ratio", value.Line, "未定分享比例", "the ratio is open");
        return [.. steps.Select(each => each.Step)];
    }

    /// <summary>The bands by their limits.</summary>
    public static ImmutableArray<Band> Bands(YamlFields top, ShareReading shares)
    {
        var bands = new List<Band>();
        foreach (var item in top.List("bands") ?? [])
        {
            if (YamlFields.Of(top.Findings, "bands", item, "over_yuan", "shares") is not { } fields) continue;
            fields.FindOrLeaveOpen("over_yuan", "未定档次起点", "where the band begins is open");
            if (fields.Yuan("over_yuan") is not { } over || shares.Shares(fields) is not { } set) continue;
            if (bands.Exists(band => band.OverFen == over))
                top.Findings.Fault(item.Line, "两档起点相同", "two bands begin at the same amount", "改正起点", "correct the amounts");
            bands.Add(new(over, set));
        }
        return [.. bands.OrderBy(band => band.OverFen)];
    }

    private static void Check(YamlFields top, List<(RatioStep Step, int Line)> steps)
    {
        if (steps.Count > 0 && steps[0].Step.FromYear > 1)
            top.Findings.LeaveOpen("ratio.year_1", steps[0].Line, $"第 1 至 {steps[0].Step.FromYear - 1} 年没有比例", $"years 1 to {steps[0].Step.FromYear - 1} have no ratio");
        for (var i = 1; i < steps.Count; i++)
        {
            var (before, (step, line)) = (steps[i - 1].Step, steps[i]);
            if (step.FromYear == before.FromYear || step.FromYear <= before.ToYear)
                top.Findings.Fault(line, $"第 {step.FromYear} 年有两个比例", $"year {step.FromYear} has two ratios", "让各段年次首尾相接", "let the steps follow each other");
            else if (step.FromYear > before.ToYear + 1)
                top.Findings.LeaveOpen($"ratio.year_{before.ToYear + 1}", line, $"第 {before.ToYear + 1} 至 {step.FromYear - 1} 年没有比例", $"years {before.ToYear + 1} to {step.FromYear - 1} have no ratio");
        }
    }
}
