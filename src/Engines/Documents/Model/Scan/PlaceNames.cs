using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Scan;

/// <summary>Recognises by their form places that no list holds: a short stem at the beginning of a phrase, then 县, 区, 市, 镇, 经开区 and the like.</summary>
/// <remarks>The endings and the characters that may not stand in a stem or behind it are data: <c>place-names.csv</c>.</remarks>
internal sealed class PlaceNames(IReadOnlyList<PlaceEnding> endings, IReadOnlySet<char> notInStem, IReadOnlyList<string> notStems)
{
    private const int LongestStem = 6;

    /// <summary>The place whose name begins here; null when there is none.</summary>
    /// <param name="text">The compared form.</param>
    /// <param name="at">Where the name would begin.</param>
    /// <param name="follows">Whether it stands right behind a place or a period.</param>
    /// <param name="known">How many characters of it a listed place has.</param>
    /// <param name="behind">Whether it stands right behind a place.</param>
    public Place? At(string text, int at, bool follows, int known = 1, bool behind = false)
    {
        if (!IsHan(text[at]) || !follows && !IsOpen(text, at)) return null;
        for (var end = at + known; end < text.Length && end - at <= LongestStem && IsHan(text[end - 1]) && (known > 1 && end - at <= known || !notInStem.Contains(text[end - 1])); end++)
        {
            foreach (var ending in endings)
            {
                var stem = end - at;
                if (text[end] != ending.Text[0] || ending.IsBehind && !behind || stem < ending.Shortest || stem > ending.Longest || !text.AsSpan(end).StartsWith(ending.Text, StringComparison.Ordinal)) continue;
                var after = end + ending.Text.Length;
                if (after < text.Length && ending.NotBehind.Contains(text[after], StringComparison.Ordinal)) continue;
                return NamesSomethingElse(text.AsSpan(at, stem), ending, follows) ? null : new Place(ending.Sort, "", text[at..after]);
            }
        }
        return null;
    }

    /// <summary>Whether a short name such as 迁安 can begin here, and is not the inside of other words (搬迁安置).</summary>
    public static bool CanBegin(string text, int at, List<Token> before) =>
        at == 0 || !IsHan(text[at - 1]) || before.Count > 0 && before[^1].End == at || BeforeNames.Contains(text[at - 1]);

    private static readonly System.Buffers.SearchValues<char> BeforeNames = System.Buffers.SearchValues.Create(
        "在于对与和及从由到至向为让使赴自占比较年月日省市区县州以是了的把将被给往距离含即如其之入来今前后中内各该我本同经沿接任驻助带等并但而且使令请约了受达则仍均都也就又再还已共总说称指及会访返回离靠连临近绕跨属归据按依时起处边侧游圈群港院部国路线段程");

    private bool NamesSomethingElse(ReadOnlySpan<char> stem, PlaceEnding ending, bool follows)
    {
        foreach (var word in ending.NotStems)
        {
            // 华城镇 is a name, 小城镇 is none.
            if (stem.EndsWith(word, StringComparison.Ordinal) && !(word == "城" && stem.Length == 2 && !"小县新老古大中名全市省各州".Contains(stem[0], StringComparison.Ordinal))) return true;
        }
        foreach (var word in notStems)
        {
            // Behind a place also 大畈镇 is a name.
            // 新河镇 is a name, 新区 is none.
            if ((!follows && !(ending.Sort == "town" && stem.Length >= 2) || word.Length > 1) && stem.StartsWith(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether a phrase begins here: after punctuation or one of a few words that lead to a place.</summary>
    private static bool IsOpen(string text, int at)
    {
        if (at == 0) return true;
        var before = text[at - 1];
        if (!IsHan(before)) return !char.IsAsciiLetterOrDigit(before) && before is not ('%' or '·');
        return before is '在' or '于' or '对' or '让' or '与' or '和' or '及' or '由' or '从' || at > 1 && text[at - 2] == '其' && before == '中' || at > 1 && text[at - 2] == '落' && before == '户';
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}

/// <summary>An ending that makes a name a place.</summary>
/// <param name="Text">县, 区, 自治县 …; longer ones stand before shorter ones.</param>
/// <param name="Sort">county, park or town.</param>
/// <param name="IsBehind">Whether it is a place only right behind another one, because every real name of its kind is listed.</param>
/// <param name="Shortest">Fewest characters before it.</param>
/// <param name="Longest">Most characters before it.</param>
/// <param name="NotStems">What may not stand right before it (城 of 城区).</param>
/// <param name="NotBehind">Characters that make it part of another word (域 of 区域).</param>
internal sealed record PlaceEnding(string Text, string Sort, bool IsBehind, int Shortest, int Longest, IReadOnlyList<string> NotStems, string NotBehind);
