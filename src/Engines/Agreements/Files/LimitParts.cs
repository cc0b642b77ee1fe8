using System.Collections.Immutable;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>Reads increment, threshold, cap, term and minimum.</summary>
internal static class LimitParts
{
    private static readonly Dictionary<string, BaseKind> BaseWords = new(StringComparer.Ordinal)
    {
        ["prior_average"] = BaseKind.PriorAverage, ["amount"] = BaseKind.Amount,
    };

    private static readonly Dictionary<string, CapMeasure> MeasureWords = new(StringComparer.Ordinal)
    {
        ["out_share"] = CapMeasure.OutShare, ["total"] = CapMeasure.Total,
    };

    private static readonly Dictionary<string, bool> ExtendWords = new(StringComparer.Ordinal) { ["cap_not_reached"] = true };

    private static readonly Dictionary<string, bool> PerWords = new(StringComparer.Ordinal) { ["firm"] = false, ["agreement"] = true };

    /// <summary>Base and increment.</summary>
    public static Increment? Increment(YamlFields top, ShareReading shares)
    {
        if (Part(top, "increment", "base", "prior_years", "amount_yuan", "base_to") is not { } fields) return null;
        fields.FindOrLeaveOpen("base", "未定基数如何计算", "how the base is found is open");
        fields.FindOrLeaveOpen("base_to", "未定基数归哪一方", "who keeps the base is open");
        var kind = fields.Choice("base", BaseWords);
        if (kind == BaseKind.PriorAverage) fields.FindOrLeaveOpen("prior_years", "未定按前几年平均", "over how many prior years is open");
        if (kind == BaseKind.Amount) fields.FindOrLeaveOpen("amount_yuan", "未定基数金额", "the amount of the base is open");
        return new(kind ?? BaseKind.Amount, fields.Count("prior_years", 1) ?? 1, fields.Yuan("amount_yuan", mayBeNegative: true) ?? Rational.Zero,
            shares.Party(fields, "base_to") ?? 0);
    }

    /// <summary>Entry threshold.</summary>
    public static Threshold? Threshold(YamlFields top, ImmutableArray<string> heads)
    {
        if (Part(top, "threshold", "average_yuan", "prior_years", "heads") is not { } fields) return null;
        fields.FindOrLeaveOpen("average_yuan", "未定门槛金额", "the amount of the threshold is open");
        fields.FindOrLeaveOpen("prior_years", "未定按前几年平均", "over how many prior years is open");
        var counted = fields.Find("heads") is null ? heads : TermsParts.Heads(fields, "heads", isRequired: true);
        return new(fields.Yuan("average_yuan") ?? Rational.Zero, fields.Count("prior_years", 1) ?? 1, counted);
    }

    /// <summary>Cap.</summary>
    public static Cap? Cap(YamlFields top)
    {
        if (Part(top, "cap", "prior_years_sum", "amount_yuan", "measured_on") is not { } fields) return null;
        var (years, amount) = (fields.Count("prior_years_sum", 1), fields.Yuan("amount_yuan"));
        if (fields.Find("prior_years_sum") is null && fields.Find("amount_yuan") is null)
            top.Findings.LeaveOpen("cap.amount_yuan", fields.Line, "未定封顶额（金额，或前几年之和）", "the cap is open: an amount or a sum of prior years");
        if (fields.Find("prior_years_sum") is not null && fields.Find("amount_yuan") is not null)
            top.Findings.Fault(fields.Line, "prior_years_sum 与 amount_yuan 只能写一个", "prior_years_sum and amount_yuan exclude each other", "只保留一个", "keep one");
        fields.FindOrLeaveOpen("measured_on", "未定封顶按飞出地份额（out_share）还是按分享总额（total）计算", "whether the cap is measured on the out share (out_share) or on the total (total) is open");
        return new(years, amount ?? Rational.Zero, fields.Choice("measured_on", MeasureWords) ?? CapMeasure.OutShare);
    }

    /// <summary>Term and conditional extension.</summary>
    public static Term? Term(YamlFields top)
    {
        if (Part(top, "term", "years", "extend_years", "extend_when") is not { } fields) return null;
        fields.FindOrLeaveOpen("years", "未定期限", "the number of years is open");
        if (fields.Find("extend_years") is not null) fields.FindOrLeaveOpen("extend_when", "未定延长的条件", "when the term is extended is open");
        if (fields.Find("extend_when") is not null) fields.FindOrLeaveOpen("extend_years", "未定延长几年", "by how many years the term is extended is open");
        _ = fields.Choice("extend_when", ExtendWords);
        return new(fields.Count("years", 1) ?? 1, fields.Count("extend_years", 0) ?? 0);
    }

    /// <summary>Guaranteed minimum.</summary>
    public static Minimum? Minimum(YamlFields top, ShareReading shares)
    {
        if (Part(top, "minimum", "party", "yuan_per_year", "from_year", "from", "per") is not { } fields) return null;
        fields.FindOrLeaveOpen("party", "未定保底给哪一方", "who is guaranteed the minimum is open");
        fields.FindOrLeaveOpen("yuan_per_year", "未定保底金额", "the amount of the minimum is open");
        if (fields.Find("from_year") is not null && fields.Find("from") is not null)
            top.Findings.Fault(fields.Line, "from_year 与 from 只能写一个", "from_year and from exclude each other", "只保留一个", "keep one");
        return new(shares.Party(fields, "party") ?? 0, fields.Yuan("yuan_per_year") ?? Rational.Zero, fields.Count("from_year", 1) ?? 1,
            fields.Year("from"), fields.Choice("per", PerWords) ?? false);
    }

    private static YamlFields? Part(YamlFields top, string key, params IReadOnlyList<string> known) =>
        top.Find(key) is { } value ? YamlFields.Of(top.Findings, key, value, known) : null;
}
