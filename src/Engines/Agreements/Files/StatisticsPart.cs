using System.Collections.Immutable;
using OneCity.Agreements.Model;

namespace OneCity.Agreements.Files;

/// <summary>Reads how statistics are attributed.</summary>
internal static class StatisticsPart
{
    private static readonly Dictionary<string, StatisticsKind> RuleWords = new(StringComparer.Ordinal)
    {
        ["location"] = StatisticsKind.Location,
        ["ratio"] = StatisticsKind.Ratio,
        ["full_both"] = StatisticsKind.FullBoth,
        ["wholly"] = StatisticsKind.Wholly,
    };

    /// <summary>The rules in the order of the file.</summary>
    public static ImmutableArray<StatisticsRule> Read(YamlFields top, ShareReading shares)
    {
        var rules = new List<StatisticsRule>();
        foreach (var item in top.List("statistics") ?? [])
        {
            if (YamlFields.Of(top.Findings, "statistics", item, "indicator", "rule", "shares", "to", "publish") is not { } fields) continue;
            fields.FindOrLeaveOpen("indicator", "未定指标", "the indicator is open");
            fields.FindOrLeaveOpen("rule", "未定归属办法", "how it is attributed is open");
            if (fields.Text("indicator") is not { } indicator || fields.Choice("rule", RuleWords) is not { } kind) continue;
            if (kind == StatisticsKind.Wholly) fields.FindOrLeaveOpen("to", "未定归哪一方", "to whom it counts is open");
            var isShared = kind == StatisticsKind.Ratio || fields.Find("shares") is not null;
            rules.Add(new(indicator, kind, isShared ? shares.Shares(fields) : null, shares.Party(fields, "to"), fields.Flag("publish")));
        }
        return [.. rules];
    }
}
