using OneCity.Documents.Model.Claims;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Makes targets of the figures that are aimed at: by when, from which base, with which growth asked.</summary>
internal static class TargetFinder
{
    /// <summary>The targets in the order of the text; a growth asked of a level goes with that level.</summary>
    public static IReadOnlyList<Target> Find(IReadOnlyList<Figure> figures, string text, DateOnly? document)
    {
        var targets = new List<Target>();
        for (var at = 0; at < figures.Count; at++)
        {
            var figure = figures[at];
            if (figure.Kind != "target" || !figure.Main || figure.Change == "avg" && PairedLevel(figures, at, text) is not null) continue;
            var growth = figure.Change is null ? PairedGrowth(figures, at, text) : null;
            var standing = figure.Change is null ? Base(figures, at) : null;
            var (start, end) = Sentence(text, figure.Start, figure.End);
            targets.Add(new Target(
                at, start, end, figure.Indicator, figure.Measure, figure.Place, figure.Region, figure.Comparator, figure.Value, figure.Unit, figure.Period,
                standing is not null ? Period.Find(standing.Period)?.LastDay.Year : null, standing?.Value, growth?.Value ?? (figure.Change == "avg" ? figure.Value : null), Nature(text, start, end)));
        }
        _ = document;
        return targets;
    }

    /// <summary>The level that a yearly growth leads to: the next target level of the same sentence.</summary>
    internal static Figure? PairedLevel(IReadOnlyList<Figure> figures, int at, string text)
    {
        for (var next = at + 1; next < figures.Count && next <= at + 3; next++)
        {
            if (Breaks(text, figures[at].End, figures[next].Start)) return null;
            if (figures[next] is { Kind: "target", Change: null } level && level.Unit is not "年" && level.Place == figures[at].Place) return level;
        }
        return null;
    }

    /// <summary>The yearly growth asked before a level.</summary>
    internal static Figure? PairedGrowth(IReadOnlyList<Figure> figures, int at, string text)
    {
        for (var back = at - 1; back >= 0 && back >= at - 3; back--)
        {
            if (Breaks(text, figures[back].End, figures[at].Start)) return null;
            if (figures[back] is { Kind: "target", Change: "avg", Unit: "%" } growth) return growth;
        }
        return null;
    }

    /// <summary>What the same indicator was before: the last actual level told of the same place and unit.</summary>
    internal static Figure? Base(IReadOnlyList<Figure> figures, int at)
    {
        var target = figures[at];
        Figure? best = null;
        for (var index = 0; index < figures.Count && index < at + 400; index++)
        {
            var each = figures[index];
            if (each.Kind is not ("actual" or "preliminary") || each.Change is not null || each.Unit != target.Unit || each.Place != target.Place || each.Measure is null) continue;
            if (!SameMeasure(each, target)) continue;
            best = best is null || string.CompareOrdinal(each.Period, best.Period) > 0 ? each : best;
        }
        return best;
    }

    /// <summary>Whether both measure the same: by indicator, else by words that are equal or contain each other.</summary>
    internal static bool SameMeasure(Figure one, Figure other)
    {
        if (one.Indicator is not null && other.Indicator is not null) return one.Indicator == other.Indicator;
        if (one.Measure is null || other.Measure is null) return false;
        return one.Measure == other.Measure;
    }

    internal static (int Start, int End) Sentence(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < 300 && text[from - 1] is not ('。' or '！' or '？' or '\n' or '；')) from--;
        var to = end;
        while (to < text.Length && to - end < 300 && text[to] is not ('。' or '！' or '？' or '\n' or '；')) to++;
        return (from, to);
    }

    private static bool Breaks(string text, int from, int to) => to < from || to - from > 120 || text.AsSpan(from, to - from) is var between && (between.IndexOfAny('。', '；', ';') >= 0 || between.Contains('\n') && (between.IndexOfAny('\t', '|') >= 0 || between.IndexOf("  ") >= 0));

    private static string? Nature(string text, int start, int end)
    {
        var sentence = text.AsSpan(start, end - start);
        return sentence.IndexOf("约束性") >= 0 ? "约束性" : sentence.IndexOf("预期性") >= 0 ? "预期性" : null;
    }
}
