using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>The steps of one firm's year in words, in the order in which they are taken.</summary>
public static class FirmSteps
{
    /// <summary>One sentence per step that the terms have; amounts in yuan.</summary>
    public static IEnumerable<string> Of(FirmYear year, Language language)
    {
        ArgumentNullException.ThrowIfNull(year);
        return Steps(year).Select(step => "    " + step.In(language)).Prepend($"  {year.Firm}");
    }

    /// <summary>The steps in both languages.</summary>
    public static IEnumerable<Words> Steps(FirmYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        var terms = year.Terms;
        yield return new($"第 {year.Number} 年", $"year {year.Number}");
        if (terms.Threshold is { } threshold && year.PriorAverage is { } average)
        {
            var (sign, english) = year.HasEntered ? ("≥", "entered") : ("<", "not entered");
            yield return new(
                $"门槛：前 {threshold.PriorYears} 年平均 {Yuan.Show(average)} {sign} {Yuan.Show(threshold.AverageFen)}",
                $"threshold: average of {threshold.PriorYears} prior years {Yuan.Show(average)} {sign} {Yuan.Show(threshold.AverageFen)}, {english}");
        }
        yield return new($"收入基础：{Yuan.Show(year.Gross)}{(terms.Retained.Any(part => part != Rational.One) ? "（地方留成）" : "")}", $"basis: {Yuan.Show(year.Gross)}");
        if (year.Deducted.Sign != 0)
            yield return new($"扣除奖补：{Yuan.Show(year.Deducted)}，余 {Yuan.Show(year.Basis)}", $"incentives taken off: {Yuan.Show(year.Deducted)}, leaving {Yuan.Show(year.Basis)}");
        if (year.IsWhole)
        {
            var collector = terms.Parties[terms.Collector].Name;
            var why = year.Stopped is { } reason ? reason : StopReason.Threshold;
            yield return new($"{StatementText.Reason(why, Language.Chinese)}：全部留在征收方 {collector}", $"{StatementText.Reason(why, Language.English)}: all stays with the collector {collector}");
            yield break;
        }
        foreach (var step in Shared(year)) yield return step;
    }

    private static IEnumerable<Words> Shared(FirmYear year)
    {
        var terms = year.Terms;
        if (year.Base is { } kept)
        {
            var party = terms.Parties[terms.Increment!.BaseTo].Name;
            yield return new($"基数：{Yuan.Show(kept)} 归 {party}，增量 {Yuan.Show(year.Shared)}", $"base: {Yuan.Show(kept)} to {party}, increment {Yuan.Show(year.Shared)}");
        }
        var parts = YearSharing.ByBands(terms, year.Number, year.Shared);
        yield return new(
            $"分享 {Yuan.Show(year.Shared)}：{string.Join("，", terms.Parties.Select((party, i) => $"{party.Name} {Yuan.Show(parts[i])}"))}",
            $"shared {Yuan.Show(year.Shared)}: {string.Join(", ", terms.Parties.Select((party, i) => $"{party.Name} {Yuan.Show(parts[i])}"))}");
        if (year.CapAmount is { } cap)
        {
            yield return new(
                $"封顶 {Yuan.Show(cap)}：此前已计 {Yuan.Show(year.CountedBefore)}{(year.Cut.Sign != 0 ? $"，本年截去 {Yuan.Show(year.Cut)}" : "")}{(year.Stopped == StopReason.Cap ? "，本年到顶" : "")}",
                $"cap {Yuan.Show(cap)}: counted before {Yuan.Show(year.CountedBefore)}{(year.Cut.Sign != 0 ? $", cut by {Yuan.Show(year.Cut)}" : "")}{(year.Stopped == StopReason.Cap ? ", reached this year" : "")}");
        }
        if (year.TopUp.Sign != 0)
        {
            var party = terms.Parties[terms.Minimum!.Party].Name;
            yield return new($"保底：征收方补给 {party} {Yuan.Show(year.TopUp)}", $"minimum: the collector adds {Yuan.Show(year.TopUp)} for {party}");
        }
    }
}
