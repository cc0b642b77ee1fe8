using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Follows which place a text is about: through the sentence, the paragraph, the section, the title.</summary>
internal sealed class PlaceTracker(IReadOnlyDictionary<string, Place> places)
{
    private readonly Dictionary<string, Place> _byCode = places.Values.Where(place => place.Code.Length > 0).GroupBy(place => place.Code).ToDictionary(group => group.Key, group => group.First());
    private Place? _section;
    private Place? _paragraph;
    private Place? _lastPark;

    /// <summary>The place of the whole document; null when the text names none.</summary>
    public Place? Document { get; set; }

    /// <summary>A heading sets the place of its section, or clears it when it names none.</summary>
    public void Heading(List<Token> tokens, string text)
    {
        _section = MostSpecific(tokens, text) ?? _section;
        _paragraph = null;
    }

    /// <summary>A new paragraph begins.</summary>
    public void Paragraph() => _paragraph = null;

    /// <summary>The most specific place named: of a title or heading.</summary>
    public Place? MostSpecific(List<Token> tokens, string text)
    {
        Place? best = null;
        foreach (var token in tokens)
        {
            if (!token.Is(Role.Place) || token.IsTitled || token.IsInName) continue;
            var place = places[token.Word!.Value];
            if (best is null || Rank(place) > Rank(best)) best = place;
        }
        _ = text;
        if (best?.Sort == "park") _lastPark = best;
        return best;
    }

    /// <summary>The place of a figure: the nearest that can be its subject, else what the paragraph, section and title say.</summary>
    public Place? Of(Draft draft, List<Token> tokens, string text)
    {
        for (var back = draft.At - 1; back >= 0; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop && text[token.Start] != '；' && text[token.Start] != ';') break;
            if (Subject(token, text, draft) is { } place) return place;
        }
        return _paragraph ?? _section ?? Document;
    }

    /// <summary>Remembers the sentence's subject for the sentences after it.</summary>
    public void Sentence(List<Token> tokens, string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Subject(tokens[at], text, null) is not { } place) continue;
            if (place.Sort is "country" || place.Sort is "province" && Document is not null and not { Sort: "province" or "country" }) continue;
            _paragraph = Listed(tokens, at, text) ?? place;
            return;
        }
    }

    private Place? Subject(Token token, string text, Draft? draft)
    {
        if (token.Kind != TokenKind.Word || token.IsTitled) return null;
        if (token.Word!.Role == Role.Scope) return Scope(token, text);
        if (token.Word.Role != Role.Place || token.IsInName || IsBase(text, token)) return null;
        var place = places[token.Word.Value];
        if (place.Sort == "park") _lastPark = place;
        if (place.Sort is "country" && !IsOpening(token, text)) return null;
        if (draft is not null && token.End == draft.Number.Start && draft.Number.UnitClass == "rate") return null;
        return place;
    }

    /// <summary>长沙、株洲、湘潭 in a row stand for the three cities together.</summary>
    private Place? Listed(List<Token> tokens, int at, string text)
    {
        _ = text;
        var names = new HashSet<string>();
        for (var next = at; next < tokens.Count && next < at + 6; next++)
        {
            if (tokens[next].Is(Role.Place)) names.Add(tokens[next].Word!.Value);
            else if (tokens[next].Kind != TokenKind.Pause) break;
        }
        return names.Contains("长沙市") && names.Contains("株洲市") && names.Contains("湘潭市") ? _byCode.GetValueOrDefault("scope:czt3") ?? places.GetValueOrDefault("长株潭") : null;
    }

    private Place? Scope(Token token, string text)
    {
        if (IsBase(text, token)) return null;
        var here = _paragraph ?? _section ?? Document;
        return token.Word!.Value switch
        {
            "country" => IsOpening(token, text) ? places.GetValueOrDefault("全国") : null,
            "province" => IsOpening(token, text) ? Above(here, 2) : null,
            "city" => here is { Sort: "county" } county && county.Name.EndsWith('市') || here is { Sort: "city" } ? here : Document is { Sort: "city" } ? Document : Above(here, 4),
            "county" => here is { Sort: "county" } ? here : Document is { Sort: "county" } ? Document : null,
            "park" => _lastPark,
            "three" => places.GetValueOrDefault("长株潭"),
            _ => null,
        };
    }

    private Place? Above(Place? place, int digits) =>
        place is { Code.Length: 6 } && char.IsAsciiDigit(place.Code[0]) ? _byCode.GetValueOrDefault(place.Code[..digits].PadRight(6, '0'))
        : place?.Code.StartsWith("scope:c", StringComparison.Ordinal) == true || place?.Sort == "park" ? _byCode.GetValueOrDefault(digits == 2 ? "430000" : "") : null;

    /// <summary>全国, 全省 are subjects only where a clause begins with them and no rank or share follows.</summary>
    private static bool IsOpening(Token token, string text)
    {
        var before = token.Start == 0 ? '。' : text[token.Start - 1];
        if (before is not ('。' or '，' or ',' or '；' or ';' or '：' or ':' or '得' or '”' or ' ' or '\n' or '、' or '为' or '年' or '月' or '日' or '度' or '底' or '末')) return false;
        var rest = text.AsSpan(token.End);
        foreach (var word in (ReadOnlySpan<string>)["第", "前", "百强", "排名", "平均", "领先", "唯一", "最", "同类", "先进", "首位", "首个", "首条", "首家", "首台", "县域", "各", "均"])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    /// <summary>Whether the place is what something is compared with, comes from or goes to.</summary>
    private static bool IsBase(string text, Token token)
    {
        var at = token.Start - 1;
        while (at >= 0 && text[at] is ' ' or '“') at--;
        if (at < 0) return false;
        var (last, before) = (text[at], at > 0 ? text[at - 1] : '\0');
        return last switch
        {
            '占' or '居' or '比' or '较' or '往' or '赴' or '距' or '离' or '列' or '超' or '向' => true,
            '与' or '从' or '由' => true,
            '到' or '至' => true,
            '于' => before is '高' or '低' or '优' or '快' or '慢' or '好' or '多' or '少' or '当',
            '自' => before == '来',
            '接' => before is '对' or '承',
            '入' => before is '进' or '融',
            '以' => text.AsSpan(token.End, Math.Min(3, text.Length - token.End)).ContainsAnyInRange('0', '9'),
            _ => false,
        };
    }

    private static int Rank(Place place) => place.Sort switch { "park" => 5, "county" => 4, "city" => 3, "scope" => 2, "province" => 1, _ => 0 };
}
