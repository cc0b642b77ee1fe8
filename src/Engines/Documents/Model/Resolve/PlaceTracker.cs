using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Follows which place a text is about: through the sentence, the paragraph, the section, the title.</summary>
internal sealed class PlaceTracker(IReadOnlyDictionary<string, Place> places, IReadOnlyDictionary<string, string> above)
{
    private readonly Dictionary<string, Place> _byCode = places.Values.Where(place => place.Code.Length > 0).GroupBy(place => place.Code).ToDictionary(group => group.Key, group => group.First());
    private Place? _section;
    private Place? _paragraph;
    private Place? _lastPark;

    /// <summary>The place of the whole document; null when the text names none.</summary>
    public Place? Document { get; set; }

    /// <summary>A heading sets the place of its section, or clears it when it names none.</summary>
    public void Heading(List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.Is(Role.Place) || token.IsTitled || token.IsInName || token.Start > 5 || token.Place! is not { Sort: "county" or "city" or "park" or "town" } place) continue;
            if (place.Sort == "park") _lastPark = place;
            _section = place;
            break;
        }
        _paragraph = null;
    }

    /// <summary>A new paragraph begins.</summary>
    public void Paragraph() => _paragraph = null;

    /// <summary>The most specific place named: of a title or heading.</summary>
    public Place? MostSpecific(List<Token> tokens, string text)
    {
        Place? best = null;
        var isNamed = tokens.Exists(token => token.Is(Role.Place) && !token.IsTitled && !token.IsInName);
        foreach (var token in tokens)
        {
            if (!token.Is(Role.Place) || token.IsTitled && isNamed || token.IsInName) continue;
            var place = token.Place!;
            // 中国北车, 中国动力谷: a part of a name more often than the country itself.
            if (token.Word!.Text == "中国") continue;
            // 廊坊市北三县与北京市通州区…: what stands behind 与 is the other side.
            if (best is not null && ChainHead(tokens, token) is var head && head.Start > 0 && text[head.Start - 1] == '与') continue;
            if (best is null || Rank(place) > Rank(best)) best = place;
        }
        if (best?.Sort == "park") _lastPark = best;
        return best;
    }

    /// <summary>The place of a figure: the nearest that can be its subject, else what the paragraph, section and title say.</summary>
    /// <remarks>A place that opens a clause comes before one inside a clause, which is often an object.</remarks>
    public Place? Of(Draft draft, List<Token> tokens, string text)
    {
        if (InTurn(draft, tokens, text) is { } turn) return turn;
        Place? inside = null;
        var isCounty = draft.IsRank && OfCounties(text, draft.Number.Start);
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop && text[token.Start] != '；' && text[token.Start] != ';') break;
            // 平湖市、海盐县新建公路36公里，投资2亿元: what stands behind the clause is told of neither alone.
            if (token.Clause != tokens[draft.At].Clause && token.Is(Role.Place) && !token.IsInName && Row(tokens, back) == 2 && !IsListedBase(tokens, back, text)) break;
            if (Subject(tokens, back, text, draft) is not { } place || isCounty && place.Sort is "park" or "town" or "organisation") continue;
            var opens = Opens(text, ChainStart(tokens, back));
            if (place.Sort is "country" or "province" && !IsCity(place) && Document is not null and not { Sort: "country" or "province" } && (draft.IsRank || token.Clause != tokens[draft.At].Clause && !(opens && token.Is(Role.Place)))) continue;
            if (token.Is(Role.Scope) && token.Word!.Value == "park" && token.Clause != tokens[draft.At].Clause && !opens) continue;
            if (opens) return place;
            inside ??= place;
        }
        return inside ?? _paragraph ?? _section ?? Document;
    }

    /// <summary>园区收入达600亿元，县域综合实力列全国第45位: a rank among counties is no rank of a park.</summary>
    private static bool OfCounties(string text, int number)
    {
        var clause = text.AsSpan(0, number);
        clause = clause[(clause.LastIndexOfAny('，', '。', ',') + 1)..];
        return clause.IndexOf("县域") >= 0 || clause.IndexOf("百强县") >= 0 || clause.IndexOf("县级") >= 0;
    }

    /// <summary>雨湖区、岳塘区分别引进12个和9个: the member of the list of places that the figure's turn in its own list points to.</summary>
    private static Place? InTurn(Draft draft, List<Token> tokens, string text)
    {
        var (turn, first) = (0, draft.At);
        for (var most = Math.Min(30, tokens[draft.At].Reach); first >= 1 && turn < most;)
        {
            var back = first - 1;
            while (back >= 0 && tokens[back].Kind != TokenKind.Number && tokens[back].Kind is not (TokenKind.Stop or TokenKind.Comma)) back--;
            if (back < 0 || tokens[back].Kind != TokenKind.Number || !IsListGap(text.AsSpan(tokens[back].End, Math.Max(0, tokens[first].Start - tokens[back].End)))) break;
            (first, turn) = (back, turn + 1);
        }
        var (clause, isApart, length) = (tokens[first].Clause, false, turn + 1 + Following(tokens, draft.At, text));
        List<Token> names = [];
        for (var at = first - 1; at >= 0 && first - at < tokens[at].Reach && tokens[at].Kind != TokenKind.Stop; at--)
        {
            if (tokens[at].Clause == clause && tokens[at].Kind == TokenKind.Word && SharesOut(tokens[at].Word!.Text)) isApart = true;
            if (!isApart && length < 2 && tokens[at].Clause < clause) return null;
            if (tokens[at].Is(Role.Place) && !tokens[at].IsInName)
            {
                if (names.Count > 0 && !IsListGap(text.AsSpan(tokens[at].End, names[0].Start - tokens[at].End))) { if (names.Count > 1) break; names.Clear(); }
                names.Insert(0, tokens[at]);
            }
        }
        // As many numbers as places: each has its own, also where no 分别 says so.
        return (isApart || length == names.Count) && names.Count >= 2 && turn < names.Count && !IsBase(text, names[0]) ? names[turn].Place : null;
    }

    /// <summary>How many numbers of the same list stand behind this one.</summary>
    private static int Following(List<Token> tokens, int at, string text)
    {
        var count = 0;
        for (var (next, most) = (at + 1, at + tokens[at].Reach); next < tokens.Count && next < most && tokens[next].Kind is not (TokenKind.Stop or TokenKind.Comma); next++)
        {
            if (tokens[next].Kind != TokenKind.Number) continue;
            if (!IsListGap(text.AsSpan(tokens[at].End, Math.Max(0, tokens[next].Start - tokens[at].End)))) break;
            (at, count) = (next, count + 1);
        }
        return count;
    }

    private static bool SharesOut(string word) => word.Contains("分别", StringComparison.Ordinal) || word.StartsWith("依次", StringComparison.Ordinal) || word is "分列" or "分居" or "分获" or "分别列" or "分占";

    /// <summary>Whether only what joins the members of a list stands between two of them.</summary>
    internal static bool IsListGap(ReadOnlySpan<char> between)
    {
        if (between.Length == 1) return between[0] is '、' or '和' or '与' or '及';
        between = between.Trim();
        foreach (var word in (ReadOnlySpan<string>)["以上", "左右", "以内", "以下"])
        {
            if (between.StartsWith(word, StringComparison.Ordinal)) between = between[word.Length..];
        }
        while (between.Length > 1 && between[^1] is '第' or '约' or '近' or '超' or '达' or '为' or '过' or '-' or '+') between = between[..^1];
        return between is "、" or "和" or "与" or "及" or "以及";
    }

    /// <summary>鄂尔多斯市伊金霍洛旗: where the chain of places begins that the place ends.</summary>
    private static int ChainStart(List<Token> tokens, int at)
    {
        while (at > 0 && (tokens[at - 1].Is(Role.Place) || tokens[at - 1].Is(Role.Scope)) && tokens[at - 1].End == tokens[at].Start) at--;
        return tokens[at].Start;
    }

    private static Token ChainHead(List<Token> tokens, Token last)
    {
        var at = tokens.IndexOf(last);
        while (at > 0 && tokens[at - 1].Is(Role.Place) && tokens[at - 1].End == tokens[at].Start) at--;
        return tokens[at];
    }

    /// <summary>Whether a clause begins here, after a word of time or place at most.</summary>
    private static bool Opens(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] is ' ' or '“' or '\n') at--;
        return at < 0 || text[at] is '，' or ',' or '。' or '；' or ';' or '：' or ':' or '、' or '年' or '月' or '日' or '在' or '于' or '中' or '度' or '期' or '末' or '底' or '来' or '前' or '（' or '(' or '！' or '?' or '？' or '!' or '让' or '使' or '份' or '半' or '间';
    }

    /// <summary>Remembers the sentence's subject for the sentences after it.</summary>
    public void Sentence(List<Token> tokens, string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Subject(tokens, at, text, null) is not { } place) continue;
            if (place.Sort is "country" && Document is not null and not { Sort: "country" } || place.Sort is "province" && !IsCity(place) && Document is not null and not { Sort: "province" or "country" }) continue;
            // 实施…路网、凤翔工业园区2号路: named inside a list of another clause, not what the sentence is about.
            var start = ChainStart(tokens, at);
            if (tokens[at].Clause != tokens[from].Clause && (!Opens(text, start) || start > 0 && text[start - 1] == '、')) continue;
            _paragraph = Listed(tokens, at) ?? place;
            return;
        }
    }

    private Place? Subject(List<Token> tokens, int at, string text, Draft? draft)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Word || token.IsTitled) return null;
        if (token.Word!.Role == Role.Scope) return IsListedBase(tokens, at, text) ? null : Scope(token, text, Before(tokens, at, text));
        if (token.Word.Role != Role.Place || token.IsInName || IsBase(text, token) || IsListedBase(tokens, at, text)) return null;
        if (text.AsSpan(ListEnd(tokens, at)).StartsWith("等") || IsRoute(tokens, at, text) || IsMember(tokens, at, text)) return null;
        var place = token.Place!;
        // 对东盟、台湾地区: a partner in trade, unless the text is about it.
        if (place.Code is "710000" or "810000" or "820000" && Document != place && text.AsSpan(token.End).StartsWith("地区")) return null;
        if (place.Sort == "park") _lastPark = place;
        // 南京、苏州、无锡、常州4座城市: what is told of a row of places is told of none of them alone.
        if (Row(tokens, at) >= 3) return Listed(tokens, RowStart(tokens, at));
        if (place.Sort is "country" && (!IsOpening(token, text) || token.Word!.Text == "中国" && Document is not null and not { Sort: "country" })) return null;
        if (draft is not null && token.End == draft.Number.Start && draft.Number.UnitClass == "rate") return null;
        return place;
    }

    /// <summary>The most characters between two known members of a list of places: unknown ones may stand between.</summary>
    private const int LongestMember = 6;

    /// <summary>贵州、四川、宁夏等地: where the list of places ends that the place stands in.</summary>
    private static int ListEnd(List<Token> tokens, int at)
    {
        for (var (next, most) = (at + 1, at + tokens[at].Reach); next < tokens.Count && next < most && tokens[next].Start - tokens[at].End <= LongestMember; next++)
        {
            if (tokens[next].Is(Role.Place)) at = next;
            else if (tokens[next].Kind is not (TokenKind.Pause or TokenKind.Skip)) break;
        }
        return tokens[at].End;
    }

    private static int RowStart(List<Token> tokens, int at)
    {
        for (var most = tokens[at].Reach; most > 0 && at >= 2 && tokens[at - 1].Kind == TokenKind.Pause && tokens[at - 2].Is(Role.Place); most--) at -= 2;
        return at;
    }

    /// <summary>How many places stand in the row that the place stands in.</summary>
    private static int Row(List<Token> tokens, int at)
    {
        var (first, count) = (RowStart(tokens, at), 1);
        while (count < 3 && first + 2 < tokens.Count && tokens[first + 1].Kind == TokenKind.Pause && tokens[first + 2].Is(Role.Place)) (first, count) = (first + 2, count + 1);
        return count;
    }

    /// <summary>力合厚浦、生物科技园示范园等26个项目: a park told by its form alone, in a row of names that are no places.</summary>
    private static bool IsMember(List<Token> tokens, int at, string text) =>
        tokens[at].Place is { Sort: "park", Code.Length: 0 } && tokens[at].Start > 0 && text[tokens[at].Start - 1] is '、' or '和' && !(at >= 2 && tokens[at - 2].Is(Role.Place) && tokens[at].Start - tokens[at - 2].End <= 2);

    /// <summary>成都至九寨沟: the end of a road is not what the figure is about.</summary>
    private static bool IsRoute(List<Token> tokens, int at, string text)
    {
        var end = tokens[at].End;
        return end + 1 < text.Length && text[end] is '至' or '到' or '—' or '-' && at + 1 < tokens.Count && (tokens[at + 1].Is(Role.Place) || tokens[at + 1].Kind == TokenKind.Skip) && tokens[at + 1].Start == end + 1;
    }

    /// <summary>长沙、株洲、湘潭 in a row stand for the three cities together.</summary>
    private Place? Listed(List<Token> tokens, int at)
    {
        var names = new HashSet<string>();
        for (var next = at; next < tokens.Count && next < at + 6; next++)
        {
            if (tokens[next].Is(Role.Place)) names.Add(tokens[next].Word!.Value);
            else if (tokens[next].Kind != TokenKind.Pause) break;
        }
        return names.Contains("长沙市") && names.Contains("株洲市") && names.Contains("湘潭市") ? places.GetValueOrDefault("长株潭") : null;
    }

    /// <summary>赤壁市…，全市: the place that opens the sentence is what 全市 means in it.</summary>
    private static Place? Before(List<Token> tokens, int at, string text)
    {
        Place? first = null;
        for (var back = at - 1; back >= 0 && at - back < tokens[back].Reach && tokens[back].Kind != TokenKind.Stop; back--)
        {
            if (tokens[back].Is(Role.Place) && !tokens[back].IsTitled && !IsBase(text, tokens[back]) && tokens[back].Place is { Sort: "city" or "county" or "town" or "province" } place) first = place;
        }
        return first;
    }

    private Place? Scope(Token token, string text, Place? before)
    {
        if (IsBase(text, token)) return null;
        var here = before ?? _paragraph ?? _section ?? Document;
        return token.Word!.Value switch
        {
            "country" => IsOpening(token, text) ? places.GetValueOrDefault("全国") : null,
            "province" => IsOpening(token, text) ? here is { Sort: "province" } ? here : Above(here, 2) : null,
            "city" => here is { Sort: "county" } county && county.Name.EndsWith('市') && (before is not null || Document?.Name != above.GetValueOrDefault(county.Name)) || IsCity(here) ? here : IsCity(Document) ? Document : Above(here, 4),
            "town" => here is { Sort: "town" } ? here : Document is { Sort: "town" } ? Document : null,
            "county" => here is { Sort: "county" } ? here : Document is { Sort: "county" } ? Document : null,
            "park" => _lastPark,
            "three" => here is { Code: ['4', '3', '0', '1' or '2' or '3', ..] } or { Sort: "scope" } or null ? places.GetValueOrDefault("长株潭") : null,
            _ => null,
        };
    }

    /// <summary>A city, or one of the four that are provinces too.</summary>
    private static bool IsCity(Place? place) => place is { Sort: "city" } or { Code: "110000" or "120000" or "310000" or "500000" };

    /// <summary>The city (4 digits) or province (2) that the place lies in: by its code, else by the list of divisions.</summary>
    private Place? Above(Place? place, int digits)
    {
        if (ByCode(place, digits) is { } known) return known;
        while (place is not null && above.TryGetValue(place.Name, out var name) && places.TryGetValue(name, out place))
        {
            if (place.Sort == (digits == 4 ? "city" : "province") || digits == 4 && place.Code is "110000" or "120000" or "310000" or "500000") return place;
        }
        return null;
    }

    private Place? ByCode(Place? place, int digits) =>
        place is { Code.Length: 6 } && char.IsAsciiDigit(place.Code[0]) ? _byCode.GetValueOrDefault(place.Code[..digits].PadRight(6, '0'))
        : place is { Sort: "scope" } && place.Name.StartsWith("长株潭", StringComparison.Ordinal) || place?.Sort == "park" ? _byCode.GetValueOrDefault(digits == 2 ? "430000" : "") : null;

    /// <summary>全国, 全省 are subjects only where a clause begins with them and no rank or share follows.</summary>
    internal static bool IsOpening(Token token, string text)
    {
        var before = token.Start == 0 ? '。' : text[token.Start - 1];
        if (before is not ('。' or '，' or ',' or '；' or ';' or '：' or ':' or '得' or '”' or ' ' or '\n' or '、' or '为' or '年' or '月' or '日' or '度' or '期' or '底' or '末')) return false;
        var rest = text.AsSpan(token.End);
        foreach (var word in (ReadOnlySpan<string>)["第", "前", "百强", "排名", "平均", "领先", "唯一", "最", "同类", "先进", "首位", "首个", "首条", "首家", "首台", "县域", "各", "均"])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    /// <summary>对接长沙市雨花区、浏阳市、开福区: later members of a list are what the first is.</summary>
    private static bool IsListedBase(List<Token> tokens, int at, string text)
    {
        var first = at;
        for (var back = at - 1; back >= 0 && at - back < tokens[at].Reach && tokens[first].Start - tokens[back].End <= LongestMember; back--)
        {
            if ((tokens[back].Is(Role.Place) || tokens[back].Is(Role.Scope)) && (back + 1 < first || tokens[back].End == tokens[first].Start)) first = back;
            else if (tokens[back].Kind is not (TokenKind.Pause or TokenKind.Skip)) break;
        }
        return first < at && IsBase(text, tokens[first]);
    }

    /// <summary>Whether the place is what something is compared with, comes from or goes to.</summary>
    private static bool IsBase(string text, Token token)
    {
        var at = token.Start - 1;
        while (at >= 0 && text[at] is ' ' or '“') at--;
        if (at < 0) return false;
        var (last, before) = (text[at], at > 0 ? text[at - 1] : '\0');
        if (at > 0 && Verbs.Contains(text.Substring(at - 1, 2)) || IsOnWay(text.AsSpan(0, at + 1))) return true;
        return last switch
        {
            '占' or '居' or '比' or '较' or '对' or '往' or '赴' or '距' or '离' or '列' or '超' or '向' => true,
            '与' or '从' or '由' => true,
            '经' => before != '已',
            '到' or '至' => true,
            '于' => before is '高' or '低' or '优' or '快' or '慢' or '好' or '多' or '少' or '当',
            '自' => before == '来',
            '接' => before is '对' or '承',
            '入' => before is '进' or '融',
            '以' => text.AsSpan(token.End, Math.Min(3, text.Length - token.End)).ContainsAnyInRange('0', '9'),
            _ => false,
        };
    }

    /// <summary>途经同安、安溪、…沙县: whatever a road passes in the same clause.</summary>
    private static bool IsOnWay(ReadOnlySpan<char> before)
    {
        var clause = before[Math.Max(0, before.Length - 60)..];
        clause = clause[(clause.LastIndexOfAny('，', '。', '；') + 1)..];
        foreach (var word in (ReadOnlySpan<string>)["途经", "途径", "起于", "起自", "止于", "终于", "贯穿", "穿越"])
        {
            if (clause.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    private static readonly HashSet<string> Verbs =
    [
        "拥抱", "对接", "联动", "融入", "服务", "辐射", "连接", "依托", "携手", "联合", "牵手", "对标", "走进", "来到", "前往", "抵达", "奔赴", "毗邻", "接壤", "引进", "接轨", "承接", "走向", "面向", "通往", "开往", "驶向", "链接", "比肩", "赶超", "依靠", "成为", "直达", "购自", "借力", "供给", "销往", "发往", "运往",
    ];

    private static int Rank(Place place) => place.Sort switch { "park" => 6, "town" => 5, "county" => 4, "city" => 3, "scope" => 2, "province" => 1, _ => 0 };
}
