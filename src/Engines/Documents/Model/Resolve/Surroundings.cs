using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Reads what stands right before and behind a number: comparator, change and its sign, level, words of kind.</summary>
internal sealed class Surroundings(string text, List<Token> tokens)
{
    /// <summary>Fills the draft; a list's later members take the change of the first.</summary>
    public void Read(Draft draft, Draft? previous)
    {
        var number = draft.Number;
        draft.Comparator = number.Comparator;
        var found = Back(draft, out var sign, out var basis);
        Behind(draft, ref found, ref sign);
        if (previous is not null && found is null && !draft.IsLevel && IsListed(previous, draft))
        {
            (draft.Change, draft.SharesWith, draft.IsLevel) = (previous.Change, previous.SharesWith ?? previous, previous.IsLevel);
            draft.KindWord ??= previous.KindWord;
            if (previous.Number is { Value: < 0, IsNegative: false } && number.Value > 0) number.Value = -number.Value;
            return;
        }
        if (found is null && !draft.IsLevel && number.UnitClass is "rate" or "times") found = Farther(draft, ref sign);
        Settle(draft, found, sign, basis);
    }

    /// <summary>Walks back over words that touch each other.</summary>
    private string? Back(Draft draft, out string sign, out string? basis)
    {
        (sign, basis) = ("", null);
        string? found = null;
        var edge = draft.Number.Start;
        while (edge > 0 && (text[edge - 1] == '+' || draft.Number.IsNegative && text[edge - 1] is '-' or ' ')) edge--;
        if (draft.IsRank && edge > 0) edge--;
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind != TokenKind.Word || !Touches(token.End, edge)) break;
            edge = token.Start;
            var word = token.Word!;
            switch (word.Role)
            {
                case Role.Before: draft.Comparator ??= word.Value; break;
                case Role.Level: if (found is null) draft.IsLevel = true; break;
                case Role.Change when found is null && EndsAsLevel(word): draft.IsLevel = true; found = "level"; break;
                // 降幅扩大至3.2%: the level of a rate of change.
                case Role.Rate when found is "level" || found is null && draft.IsLevel: (found, sign, draft.IsLevel) = ("change", word.Value, false); return found;
                case Role.Change or Role.Rate when found is null && !draft.IsLevel: (found, sign) = ("change", word.Value); break;
                case Role.Change or Role.Rate: break;
                case Role.Basis:
                    basis ??= word.Value;
                    if (found is not null || draft.IsLevel) break;
                    if (word.Text.AsSpan().IndexOfAny('降', '减', '缩') >= 0) (found, sign) = ("change", "-");
                    else if (word.Text.AsSpan().IndexOfAny('增', '提') >= 0) (found, sign) = ("change", "+");
                    break;
                case Role.Kind: draft.KindWord ??= word.Value; break;
                case Role.Glue or Role.Future or Role.Rank or Role.Doing: break;
                default: return found;
            }
        }
        return found;
    }

    /// <summary>以上, 左右 behind the unit, then 的增速 and the like.</summary>
    private void Behind(Draft draft, ref string? found, ref string sign)
    {
        var edge = draft.Number.End;
        for (var next = draft.At + 1; next < tokens.Count && next < draft.At + 4; next++)
        {
            var token = tokens[next];
            var gap = edge < text.Length && text[edge] == '的' ? 1 : 0;
            if (token.Start < edge) continue;
            if (token.Kind == TokenKind.Comma && token.Start == edge && text[edge] is '(' or '（' && text.AsSpan(edge + 1).StartsWith("含")) { edge += 3; continue; }
            if (token.Kind != TokenKind.Word || !Touches(edge + gap, token.Start) && !Touches(edge, token.Start)) return;
            if (token.Word!.Role == Role.After && gap == 0) { if (!(token.Word.Text == "内" && draft.Number.UnitClass is not ("days" or "duration" or "rate"))) draft.Comparator = draft.Comparator is null or "≈" ? token.Word.Value : draft.Comparator; }
            else if (token.Word.Role is Role.Rate && draft.Number.UnitClass is "rate" && found is null && !draft.IsLevel) { (found, sign) = ("change", token.Word.Value); return; }
            else if (token.Word.Role is Role.Rate or Role.Change && draft.Number.UnitClass is "rate" && gap == 1 && found is null) { (found, sign) = ("change", token.Word.Value); return; }
            else return;
            edge = token.End;
        }
    }

    /// <summary>A word of change farther off in the clause: 增幅居全省第一,达12.3%.</summary>
    private string? Farther(Draft draft, ref string sign)
    {
        var clause = tokens[draft.At].Clause;
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind is TokenKind.Number or TokenKind.Stop) return null;
            if (token.Clause < clause - 1) return null;
            if (token.Clause < clause && !(draft.At > 0 && tokens[draft.At - 1] is { Kind: TokenKind.Word } before && before.Clause == clause && before.Word!.Role is Role.Glue or Role.Level && before.Word.Text.Contains('达', StringComparison.Ordinal))) return null;
            if (token.Is(Role.Level)) return null;
            if (token.Is(Role.Indicator) && token.Word!.Sort == "share") return null;
            if (token.Is(Role.Rate)) { sign = token.Word!.Value; return "change"; }
            if (token.Is(Role.Change) && token.Clause == clause && token.Word!.Text.Length > 1 && !EndsAsLevel(token.Word) && draft.Number.Start - token.End <= 6) { sign = token.Word.Value; return "change"; }
        }
        return null;
    }

    private void Settle(Draft draft, string? found, string sign, string? basis)
    {
        var number = draft.Number;
        var isRate = number.UnitClass is "rate" or "times" || number.Unit is "位" && !draft.IsRank;
        if (found is null && basis is "yoy" or "mom" or "avg" && found is null && !draft.IsLevel && number.UnitClass == "rate") (found, sign) = ("change", number.Value < 0 ? "" : "+");
        basis ??= Basis(draft);
        if (number.Unit is "百分点" or "基点" && found is null && !draft.IsLevel) found = basis is null ? null : "change";
        if (number.Form == NumberForm.Doubling) (found, sign) = ("change", "+");
        if (found != "change") { if (number.UnitClass == "times" && !draft.IsLevel) draft.Change = basis ?? "vs_base"; return; }
        var isDifference = sign.StartsWith('d');
        if (isDifference && basis is not ("yoy" or "mom")) return;
        if (isDifference) sign = sign[1..];
        if (!isRate)
        {
            if (sign == "-" && basis is not null && number.Value > 0 && number.UnitClass is not ("days" or "duration")) number.Value = -number.Value;
            return;
        }
        draft.Change = sign == "narrow" ? "narrowed" : basis is "base" ? "vs_base" : basis ?? (number.Form == NumberForm.Doubling ? "vs_base" : "yoy");
        if (sign == "-" && !number.IsNegative) Negate(number);
    }

    private static void Negate(NumberRead number)
    {
        if (number.High is { } high) (number.Value, number.High) = (-high, -number.Value);
        else number.Value = -number.Value;
    }

    /// <summary>What the change is measured against, from the words of the clause and the one before.</summary>
    private string? Basis(Draft draft)
    {
        var (clause, numbers) = (tokens[draft.At].Clause, 0);
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop || token.Clause < clause - 1) return null;
            if (token.Kind == TokenKind.Number && token.Clause == clause && ++numbers > 1) return null;
            if (token.Is(Role.Basis)) return token.Word!.Value;
            if (token.Kind == TokenKind.Period && token.Period!.IsBase) return token.Period.Form == PeriodForm.Year && token.Period.From is YearFrom.Document or YearFrom.Last && token.Period.Year == -1 ? "yoy" : "base";
        }
        return null;
    }

    private bool IsListed(Draft previous, Draft draft)
    {
        if (previous.Number.UnitClass != draft.Number.UnitClass || draft.Number.Start < previous.Number.End) return false;
        var between = text.AsSpan(previous.Number.End, draft.Number.Start - previous.Number.End);
        if (between.Length > 12) return false;
        foreach (var word in (ReadOnlySpan<string>)["以上", "左右", "以内", "以下", "约", "近", "超", "超过"])
        {
            var at = between.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0) between = at == 0 ? between[word.Length..] : at + word.Length == between.Length ? between[..at] : between;
        }
        return between.Trim() is "、" or "和" or "及" or "与" or "以及" or "，" or ",";
    }

    private bool Touches(int end, int start)
    {
        if (start < end) return false;
        for (var at = end; at < start; at++)
        {
            if (text[at] is not (' ' or '\n' or '“' or '"')) return false;
        }
        return true;
    }

    private static bool EndsAsLevel(Word word) => word.Text[^1] is '至' or '到' or '为';
}
