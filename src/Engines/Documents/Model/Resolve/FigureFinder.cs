using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Decides which numbers of a block are figures: joins ranges and ratios, shares units along lists, drops bare numbers.</summary>
internal static class FigureFinder
{
    /// <summary>The figures of a block in order; tokens that became part of a range stay but lead nowhere.</summary>
    public static List<Draft> Find(string text, List<Token> tokens)
    {
        var at = new List<int>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind == TokenKind.Number) at.Add(index);
        }
        foreach (var index in at) Rank(text, tokens, index);
        Ratios(text, tokens, at);
        var isUpper = new bool[tokens.Count];
        for (var next = at.Count - 2; next >= 0; next--) Join(text, tokens, at[next], at[next + 1], isUpper);
        var drafts = new List<Draft>();
        foreach (var index in at)
        {
            var number = tokens[index].Number!;
            if (isUpper[index] || !Accept(text, tokens, index)) continue;
            drafts.Add(new Draft { Number = number, At = index, IsRank = number.UnitClass == "rank" });
        }
        return drafts;
    }

    /// <summary>第45位, 第一 after a word of rank.</summary>
    private static void Rank(string text, List<Token> tokens, int index)
    {
        var number = tokens[index].Number!;
        if (number.Start == 0 || text[number.Start - 1] != '第') return;
        (number.End, number.Unit, number.UnitClass) = (number.Unit is "位" or "名" ? number.End : number.NumberEnd, "位", "rank");
        tokens[index].End = number.End;
        number.IsOrdinal = true;
    }

    /// <summary>6.8:51:42.2 is one figure with its first part as the value, as 17.6∶1 is 17.6; 7∶3 is the quotient.</summary>
    private static void Ratios(string text, List<Token> tokens, List<int> at)
    {
        for (var first = 0; first < at.Count; first++)
        {
            var last = first;
            while (last + 1 < at.Count && tokens[at[last]].Number!.Unit is null && IsColon(text, tokens[at[last]].End, tokens[at[last + 1]].Start)) last++;
            if (last == first) continue;
            var (whole, end) = (tokens[at[first]].Number!, tokens[at[last]].Number!.End);
            if (last == first + 1 && tokens[at[last]].Number!.Value != 0) whole.Value /= tokens[at[last]].Number!.Value;
            for (var part = first + 1; part <= last; part++) tokens[at[part]].Number!.IsCodeLike = true;
            (whole.Form, whole.End, whole.NumberEnd, tokens[at[first]].End) = (NumberForm.Ratio, end, end, end);
            first = last;
        }
    }

    private static bool IsColon(string text, int from, int to) => to > from && to - from <= 3 && text.AsSpan(from, to - from).Trim() is ":" or "：" or "∶";

    private static void Join(string text, List<Token> tokens, int first, int second, bool[] isUpper)
    {
        var (a, b) = (tokens[first].Number!, tokens[second].Number!);
        if (b.Start < a.End || b.Start - a.End > 6) return;
        var between = text.AsSpan(a.End, b.Start - a.End).Trim();
        if (IsRangeSign(between) && b.Form is not NumberForm.Ratio && !isUpper[second])
        {
            if (between is "至" or "到" && FromTo(text, a.Start)) { if (a.Unit is null && a.Form != NumberForm.Ratio) Share(a, b); return; }
            if (a.Unit is null || a.Unit == b.Unit || b.Unit is null && a.Unit is not null && b.HasScale == a.HasScale)
            {
                if (a.Unit is null && b.Unit is null && !b.HasScale) return;
                Range(tokens, first, a, b);
                isUpper[second] = true;
            }
            return;
        }
        // 0.5个和0.2个百分点: the first 个 belongs to the same unit.
        if (a.Unit == "个" && b.Unit is "百分点" && PlaceTracker.IsListGap(between)) { (a.Unit, a.UnitClass) = (b.Unit, b.UnitClass); return; }
        if (a.Unit is not null || a.Form is NumberForm.Ratio or NumberForm.Fraction || b.Unit is null || b.UnitClass == "rank" && a.UnitClass != "rank") return;
        if (a.Unit is null && between is "、" or "和" or "及" or "与" or "以及" or "或" || between is "，" or "," && IsShared(tokens, first)) Share(a, b);
    }

    private static bool IsRangeSign(ReadOnlySpan<char> between) => between is "-" or "—" or "~" or "至" or "到" or "——" or "--";

    /// <summary>由5%到6%: a change from one level to another, no range.</summary>
    private static bool FromTo(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] == ' ') at--;
        if (at > 0 && text[at] is '的' or '年') at--;
        var from = Math.Max(0, start - 14);
        var head = text.AsSpan(from, start - from);
        var stop = head.LastIndexOfAny("，。；,");
        if (stop >= 0) head = head[(stop + 1)..];
        return head.IndexOfAny('由', '从') >= 0;
    }

    private static bool IsShared(List<Token> tokens, int first)
    {
        for (var back = first - 1; back >= 0 && first - back < 12 && tokens[back].Kind != TokenKind.Stop; back--)
        {
            if (tokens[back].Kind == TokenKind.Word && tokens[back].Word!.Text.Contains("分别", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static void Share(NumberRead a, NumberRead b)
    {
        (a.Unit, a.UnitClass) = (b.Unit, b.UnitClass);
        if (!a.HasScale && b.Scale > 1 && a.Value * b.Scale < 1e20m) (a.Value, a.Scale, a.HasScale) = (a.Value * b.Scale, b.Scale, true);
    }

    private static void Range(List<Token> tokens, int first, NumberRead a, NumberRead b)
    {
        if (a.Unit is null && !a.HasScale && b.Scale > 1 && a.Value <= b.Value / b.Scale) a.Value *= b.Scale;
        if (b.Unit is null && !b.HasScale && a.Scale > 1 && b.Value < a.Value) b.Value *= a.Scale;
        (a.Unit, a.UnitClass) = b.Unit is null ? (a.Unit, a.UnitClass) : (b.Unit, b.UnitClass);
        var (low, high) = a.Value <= b.Value ? (a.Value, b.Value) : (b.Value, a.Value);
        (a.Value, a.High) = (low, high);
        (a.HasScale, a.End, tokens[first].End) = (a.HasScale || b.HasScale, b.End, b.End);
        a.Comparator ??= b.Comparator;
    }

    private static bool Accept(string text, List<Token> tokens, int index)
    {
        var number = tokens[index].Number!;
        if (number.IsCodeLike || number.UnitClass == "none") return false;
        if (number.IsBareScale && !IsCompared(tokens, index) && !(number.Unit is "元" or "人" or "亩" or "吨" or "户" && text.AsSpan(number.End).StartsWith("以上"))) return false;
        if (number.Unit is not null) return !(number.HasScale && number.Unit is "级" or "后");
        if (number.Form == NumberForm.Ratio) return true;
        if (number.Form == NumberForm.Fraction) return true;
        var indicator = IndicatorBefore(tokens, index);
        if (number.HasScale && !number.IsBareScale && Behind(text, tokens, index) is { } noun) return BareUnit(noun, number);
        if (number.HasScale)
        {
            if (number.IsBareScale && indicator is null) return number.Value >= 10_000 && BareUnit(indicator, number);
            return BareUnit(indicator, number);
        }
        if (number.Form == NumberForm.Numeral) return number.Value >= 100 && indicator is not null;
        if (indicator is null || indicator.Sort is not ("index" or "share")) return false;
        return number.HasFraction || indicator.Sort == "index" && number.Digits <= 4 && number.Value is not (>= 1900 and <= 2099);
    }

    /// <summary>41.6万建档立卡贫困人口: the noun of people or money that a bare 万 or 亿 counts.</summary>
    private static Word? Behind(string text, List<Token> tokens, int index)
    {
        var end = tokens[index].End;
        for (var next = index + 1; next < tokens.Count && tokens[next].Start - end <= 10 && tokens[next].Kind == TokenKind.Word; next++)
        {
            if (tokens[next].Is(Role.Indicator) && tokens[next].Word!.Sort is "people" or "money") return tokens[next].Word;
        }
        var rest = text.AsSpan(end, Math.Min(12, text.Length - end));
        var stop = rest.IndexOfAny(EndsNoun) is >= 0 and var at ? rest[..at] : rest;
        foreach (var people in (ReadOnlySpan<string>)["居民", "群众", "市民", "职工", "学生", "师生", "农民", "农户", "人才", "党员", "干部", "老人", "儿童", "村民", "劳动力", "毕业生", "旅客", "员工", "民众", "观众"])
        {
            if (stop.IndexOf(people) >= 0) return People;
        }
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> EndsNoun = System.Buffers.SearchValues.Create("，。；、,;和与的");

    private static readonly Word People = new("人", Role.Indicator, "", "people");

    /// <summary>A bare 万 or 亿 after money is 元, after people 人.</summary>
    private static bool BareUnit(Word? indicator, NumberRead number)
    {
        (number.Unit, number.UnitClass) = indicator?.Sort switch
        {
            "money" => ("元", "money"),
            "people" => ("人", "people"),
            _ => (null, ""),
        };
        return true;
    }

    private static bool IsCompared(List<Token> tokens, int index)
    {
        var before = index > 0 ? tokens[index - 1] : null;
        return tokens[index].Number!.Comparator is not null || before is not null && before.Is(Role.Before) && before.End == tokens[index].Start;
    }

    /// <summary>The indicator before the number in its clause, or the clause before when this one only begins with it.</summary>
    internal static Word? IndicatorBefore(List<Token> tokens, int index)
    {
        var (clause, commas) = (tokens[index].Clause, 0);
        for (var back = index - 1; back >= 0 && index - back < 24; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop) return null;
            if (token.Kind == TokenKind.Comma && ++commas > 1) return null;
            if (token.Is(Role.Indicator) && (token.Clause == clause || commas <= 1)) return token.Word;
        }
        return null;
    }
}
