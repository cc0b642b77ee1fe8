using System.Globalization;
using OneCity.Documents.Model.Claims;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Holds the figures of one text against each other: sums against parts, growth against base, aims against the record.</summary>
internal static class ReadingChecks
{
    private const int MostChecks = 500;

    /// <summary>What holds and what does not, in the order of the text.</summary>
    public static IReadOnlyList<Check> Of(IReadOnlyList<Figure> figures, string text)
    {
        var checks = new List<Check>();
        for (var at = 0; at < figures.Count && checks.Count < MostChecks; at++)
        {
            if (!figures[at].Main) continue;
            if (Sum(figures, at, text) is { } sum) checks.Add(sum);
            if (figures[at] is not { Kind: "target", Change: null }) continue;
            var growth = Growth(figures, at, text).ToList();
            checks.AddRange(growth);
            if (!growth.Exists(check => check.Kind == "unreachable_target") && Record(figures, at) is { } record) checks.Add(record);
        }
        return checks;
    }

    /// <summary>122个项目…其中产业83个、…: parts of one unit that follow 其中, 包括 or 分别 in the same sentence or the next.</summary>
    private static Check? Sum(IReadOnlyList<Figure> figures, int at, string text)
    {
        var whole = figures[at];
        if (whole.Change is not null || whole.Unit is null or "%" or "位" or "倍" || whole.ValueHigh is not null || at + 2 >= figures.Count) return null;
        var from = whole.End;
        var parts = new List<int>();
        var total = 0m;
        var (opened, sentences) = (false, 0);
        for (var next = at + 1; next < figures.Count && next < at + 40; next++)
        {
            var part = figures[next];
            if (part.Start < from || part.Start - whole.End > 400) break;
            var between = text.AsSpan(from, part.Start - from);
            sentences += between.Count('。') + between.Count('\n');
            if (sentences > (opened ? 0 : 1)) break;
            if (!opened) { opened = between.IndexOf("其中") >= 0 || between.IndexOf("包括") >= 0 || between.IndexOf("分别") >= 0; if (opened) sentences = 0; }
            from = part.End;
            if (part.Unit != whole.Unit || part.Change is not null || part.Period != whole.Period) continue;
            if (!opened && parts.Count == 0 && !Follows(text, whole, part)) return null;
            if (part.Value >= whole.Value || part.Value <= 0) break;
            parts.Add(next);
            total += part.Value;
            if (total == whole.Value && parts.Count >= 2) return Holds("sum_holds", figures, at, parts, total, whole.Value);
        }
        if (!opened || parts.Count < 3 || total <= whole.Value * 0.9m || total > whole.Value * 1.1m) return null;
        return Holds("sum_differs", figures, at, parts, total, whole.Value);
    }

    private static bool Follows(string text, Figure whole, Figure part) => part.Start - whole.End < 60 && text.AsSpan(whole.End, part.Start - whole.End).IndexOf('。') < 0 && text.AsSpan(whole.End, part.Start - whole.End).IndexOfAny('：', ':') >= 0;

    private static Check Holds(string kind, IReadOnlyList<Figure> figures, int at, List<int> parts, decimal total, decimal stated)
    {
        var sum = string.Join(" + ", parts.Select(part => Number(figures[part].Value)));
        var unit = figures[at].Unit;
        return new(kind, kind == "sum_holds" ? $"{Number(stated)}{unit} = {sum}" : $"{sum} = {Number(total)}{unit}，文中合计为 {Number(stated)}{unit}，相差 {Number(stated - total)}{unit}", [at, .. parts]);
    }

    /// <summary>Growth asked against the base told: 737.6 × 1.08⁴ = 1003.5; and what growth the aim needs.</summary>
    private static IEnumerable<Check> Growth(IReadOnlyList<Figure> figures, int at, string text)
    {
        var target = figures[at];
        if (target.Unit == "%" || TargetFinder.PairedGrowth(figures, at, text) is not { } growth || Period.Find(target.Period) is not { } due) yield break;
        if (TargetFinder.Base(figures, at) is not { } start || Period.Find(start.Period) is not { } from) yield break;
        var years = due.LastDay.Year - from.LastDay.Year;
        if (years is < 1 or > 40 || growth.Value is <= -50 or > 100) yield break;
        var reached = start.Value;
        for (var year = 0; year < years; year++) reached *= 1 + growth.Value / 100;
        var (fold, word) = Fold(target.Value);
        var passes = target.Comparator == "≤" || target.Comparator == "<" ? reached <= target.Value : reached >= target.Value;
        int[] used = [IndexOf(figures, start), IndexOf(figures, growth), at];
        var message = $"{Number(start.Value / fold)} × {Number(1 + growth.Value / 100)}^{years} = {Number(Math.Round(reached / fold, 1))}{word}{target.Unit}";
        yield return passes
            ? new Check("growth_holds", $"{message}，达到 {Number(target.Value / fold)}{word}{target.Unit}", used)
            : new Check("growth_differs", $"{message}，达不到 {Number(target.Value / fold)}{word}{target.Unit}", used);
        if (passes) yield break;
        var needed = (Math.Pow((double)(target.Value / start.Value), 1.0 / years) - 1) * 100;
        yield return new Check("unreachable_target",
            $"要在 {due} 达到 {Number(target.Value / fold)}{word}{target.Unit}，每年须增长 {needed.ToString("0.0", CultureInfo.InvariantCulture)}%，文中所提增速为 {Number(growth.Value)}%", used);
    }

    /// <summary>An aim that asks for more growth in every year than the best year the text tells of.</summary>
    private static Check? Record(IReadOnlyList<Figure> figures, int at)
    {
        var target = figures[at];
        if (target.Comparator is "≤" or "<" || Period.Find(target.Period) is not { } due || TargetFinder.Base(figures, at) is not { Value: > 0 } start || Period.Find(start.Period) is not { Kind: PeriodKind.Year } from) return null;
        var years = due.LastDay.Year - from.LastDay.Year;
        if (years is < 1 or > 40 || target.Value <= start.Value || Best(figures, target) is not { } best) return null;
        var needed = ((decimal)Math.Pow((double)(target.Value / start.Value), 1.0 / years) - 1) * 100;
        if (needed <= best.Growth) return null;
        var (fold, word) = Fold(target.Value);
        return new Check("unreachable_target",
            $"要在 {due} 由 {Number(start.Value / fold)}{word}{target.Unit} 达到 {Number(target.Value / fold)}{word}{target.Unit}，每年须增长 {Rounded(needed)}%，高于文中最好的一年 {Rounded(best.Growth)}%",
            [IndexOf(figures, start), best.Figure, at]);
    }

    /// <summary>The best yearly growth told of the same thing: as a change, or from the levels of two years in a row.</summary>
    private static (decimal Growth, int Figure)? Best(IReadOnlyList<Figure> figures, Figure target)
    {
        (decimal Growth, int Figure)? best = null;
        var levels = new SortedDictionary<int, (decimal Value, int Figure)>();
        for (var at = 0; at < Math.Min(figures.Count, 2000); at++)
        {
            var each = figures[at];
            if (each.Kind is not ("actual" or "preliminary") || each.Place != target.Place || !SameThing(each, target)) continue;
            if (each is { Change: "yoy" or "avg", Unit: "%" }) { if (best is null || each.Value > best.Value.Growth) best = (each.Value, at); }
            else if (each.Change is null && each.Unit == target.Unit && Period.Find(each.Period) is { Kind: PeriodKind.Year } year) levels.TryAdd(year.FirstDay.Year, (each.Value, at));
        }
        foreach (var (year, level) in levels)
        {
            if (!levels.TryGetValue(year - 1, out var before) || before.Value <= 0) continue;
            var growth = (level.Value / before.Value - 1) * 100;
            if (best is null || growth > best.Value.Growth) best = (growth, level.Figure);
        }
        return best;
    }

    private static bool SameThing(Figure one, Figure other) => one.Measure is not null && (one.Measure == other.Measure || TargetFinder.SameMeasure(one, other));

    private static string Rounded(decimal percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);

    private static int IndexOf(IReadOnlyList<Figure> figures, Figure figure)
    {
        for (var at = 0; at < figures.Count; at++)
        {
            if (ReferenceEquals(figures[at], figure)) return at;
        }
        return -1;
    }

    private static (decimal Fold, string Word) Fold(decimal value) => value >= 100_000_000 ? (100_000_000m, "亿") : value >= 10_000 ? (10_000m, "万") : (1m, "");

    internal static string Number(decimal value) => BlockReader.Plain(value).ToString(CultureInfo.InvariantCulture);
}
