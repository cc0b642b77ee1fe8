using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Finds what a figure measures: an indicator before it, the noun behind its measure word, else the words before it.</summary>
internal static class Measures
{
    private const int Longest = 16;

    /// <summary>The words, and the code of the indicator where the grammar knows one.</summary>
    public static (string? Words, string? Indicator) Of(string text, List<Token> tokens, Draft draft)
    {
        var number = draft.Number;
        if (draft.IsRank) return (Ranked(text, tokens, draft), null);
        if (number.UnitClass is "places" or "things" or "people" or "events" or "learning" && !draft.IsRank && Noun(text, number.End) is { Length: >= 2 } noun) return (noun, null);
        if (FigureFinder.IndicatorBefore(tokens, draft.At) is { } indicator && Fits(indicator, draft))
            return (indicator.Text, indicator.Value.Length > 0 && draft.Change is null ? indicator.Value : null);
        if (draft.SharesWith is not null) return Of(text, tokens, draft.SharesWith);
        return (Before(text, tokens, draft) ?? Noun(text, number.End), null);
    }

    /// <summary>县域综合实力排名全国百强第45位: what is ranked stands in the rank's own clause; a rank is no value of an indicator.</summary>
    private static string? Ranked(string text, List<Token> tokens, Draft draft)
    {
        var (first, clause) = (draft.At, tokens[draft.At].Clause);
        while (first > 0 && draft.At - first < tokens[first].Reach && tokens[first - 1].Clause == clause && tokens[first - 1].Kind is not (TokenKind.Comma or TokenKind.Stop)) first--;
        var start = first > 0 ? tokens[first - 1].End : 0;
        for (var at = first; at < draft.At; at++)
        {
            if (tokens[at].Is(Role.Indicator)) return tokens[at].Word!.Text;
            if (tokens[at].Is(Role.Rank) && tokens[at].Start - start is >= 2 and <= Longest) return text[start..tokens[at].Start];
        }
        return Before(text, tokens, draft);
    }

    /// <summary>260个 is no value of the 地区生产总值 told before it: the unit must be of the indicator's sort.</summary>
    private static bool Fits(Word indicator, Draft draft)
    {
        var unit = draft.Number.UnitClass;
        if (draft.Change is not null || draft.IsRank || unit is "rate" or "times" or "") return true;
        return indicator.Sort switch
        {
            "money" => unit is "money" or "ratio",
            "people" => unit is "people",
            "share" => false,
            _ => unit is not ("places" or "things" or "events"),
        };
    }

    /// <summary>How far the figure's slice reaches over a plain noun such as 项目 behind its measure word.</summary>
    public static int WithNoun(string text, NumberRead number)
    {
        if (number.Unit is not ("个" or "家" or "项") || number.High is not null) return number.End;
        foreach (var noun in (ReadOnlySpan<string>)["项目", "企业"])
        {
            if (text.AsSpan(number.End).StartsWith(noun, StringComparison.Ordinal)) return number.End + noun.Length;
        }
        return number.End;
    }

    private static string? Noun(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '的' or '“') at++;
        foreach (var after in (ReadOnlySpan<string>)["以上", "左右", "以下", "以内", "及以上"])
        {
            if (at < text.Length && text.AsSpan(at).StartsWith(after, StringComparison.Ordinal)) at += after.Length;
        }
        if (at < text.Length && text[at] == '的') at++;
        var end = at;
        while (end < text.Length && end - at < Longest && text[end] is >= '\u4e00' and <= '\u9fff' && !Stops(text, end)) end++;
        return end - at >= 2 ? text[at..end] : null;
    }

    private static bool Stops(string text, int at) =>
        text[at] is '在' or '将' or '已' or '被' or '为' or '占' or '达' or '和' or '与' or '了' or '的' or '比' or '较'
        || text.AsSpan(at).StartsWith("开工") || text.AsSpan(at).StartsWith("签约") || text.AsSpan(at).StartsWith("竣工") || text.AsSpan(at).StartsWith("投产") || text.AsSpan(at).StartsWith("集中") || text.AsSpan(at).StartsWith("落户") || text.AsSpan(at).StartsWith("总投资");

    private static string? Before(string text, List<Token> tokens, Draft draft)
    {
        var end = draft.Number.Start;
        for (var back = draft.At - 1; back >= 0 && tokens[back].Kind == TokenKind.Word && tokens[back].End >= end - 1 && tokens[back].Word!.Role is not (Role.Indicator or Role.Place or Role.Doing); back--) end = tokens[back].Start;
        var start = end;
        while (start > 0 && end - start < Longest && text[start - 1] is >= '\u4e00' and <= '\u9fff' or '·' && !(text[start - 1] is '的' or '了' or '在' or '达' or '为')) start--;
        return end - start >= 2 ? text[start..end] : null;
    }
}
