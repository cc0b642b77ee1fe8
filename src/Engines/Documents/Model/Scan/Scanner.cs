using OneCity.Documents.Model.Lexicon;
using Tokens = OneCity.Documents.Model.Scan.Token;

namespace OneCity.Documents.Model.Scan;

/// <summary>Walks once over a block and gives its tokens in order: numbers with units, periods, words of the grammar, breaks.</summary>
internal sealed class Scanner(Trie<Word> words, IReadOnlyDictionary<string, Place> places, PlaceNames names, NumberScanner numbers, PeriodScanner periods)
{
    private const int MostTokens = 20_000;

    /// <summary>The tokens of a block in its compared form.</summary>
    public List<Token> Scan(string text)
    {
        var tokens = new List<Token>();
        var state = new Depth();
        for (var at = 0; at < text.Length && tokens.Count < MostTokens;)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r' or '\n') { at++; continue; }
            if (Break(text, at, ref state, tokens)) { at++; continue; }
            var token = UnitReader.IsLetter(c) ? Letters(text, at) : Token(text, at, tokens) ?? Unlisted(text, at, tokens);
            if (token is null) { at++; continue; }
            (token.Clause, token.Sentence, token.IsQuoted, token.IsTitled) = (state.Clause, state.Sentence, state.Quotes > 0, state.Titles > 0);
            tokens.Add(token);
            at = Math.Max(token.End, at + 1);
        }
        Tokens.Bound(tokens);
        return tokens;
    }

    private struct Depth
    {
        public int Clause, Sentence, Quotes, Titles;
    }

    /// <summary>Punctuation: counts clauses and sentences, follows quotation marks and titles.</summary>
    private static bool Break(string text, int at, ref Depth state, List<Token> tokens)
    {
        switch (text[at])
        {
            case '。' or '!' or '?' or ';' or '；' or '！' or '？' or '…':
                state.Clause++;
                state.Sentence++;
                (state.Quotes, state.Titles) = (0, 0);
                tokens.Add(new Token { Kind = TokenKind.Stop, Start = at, End = at + 1, Clause = state.Clause, Sentence = state.Sentence });
                return true;
            case ',' or '，' or ':' or '：' or '(' or ')' or '（' or '）' or '|':
                state.Clause++;
                tokens.Add(new Token { Kind = TokenKind.Comma, Start = at, End = at + 1, Clause = state.Clause, Sentence = state.Sentence });
                return true;
            case '、':
                tokens.Add(new Token { Kind = TokenKind.Pause, Start = at, End = at + 1, Clause = state.Clause, Sentence = state.Sentence });
                return true;
            case '“' when !PlanFollows(text, at): state.Quotes++; return true;
            case '”': state.Quotes = 0; return true;
            case '《': state.Titles++; return true;
            case '》': state.Titles = 0; return true;
            default: return false;
        }
    }

    private static bool PlanFollows(string text, int at) => at + 2 < text.Length && (text[at + 1] == '十' || text[at + 1] == '五' && text[at + 2] == '一');

    private Token? Token(string text, int at, List<Token> before)
    {
        var c = text[at];
        var word = words.Begins(c) ? words.Longest(text, at, out var wordLength) : null;
        if (word is null) wordLength = 0;
        else words.Longest(text, at, out wordLength);
        if (word is { Role: Role.Basis } && wordLength > 2) return Named(text, at, word, wordLength);
        if (periods.Begins(c) && !IsCode(text, at) && periods.At(text, at) is { } period && period.End - at >= Math.Min(wordLength, 6) && !(word?.Role == Role.Idiom && wordLength >= period.End - at))
            return new Token { Kind = TokenKind.Period, Start = at, End = period.End, Period = period };
        if (NumberScanner.Begins(c))
        {
            var number = Number(text, at, before);
            if (number is not null && (word is null || number.End > at + wordLength || number is { Kind: TokenKind.Skip } && word.Role == Role.Neutral)) return number;
            if (number is { Kind: TokenKind.Number } && word!.Role is not (Role.Idiom or Role.Place or Role.Indicator) && number.End == at + wordLength) return number;
        }
        // 平湖经济技术开发区: a listed place begins the name of a park that no list holds.
        if (word is { Role: Role.Place, Sort: "city" or "county" or "short" } && names.At(text, at, true, wordLength) is { Sort: "park" or "scope" } park && park.Name.Length > wordLength) return Unlisted(text, at, before, wordLength);
        if (word is { Role: Role.Place, Sort: "behind" } && !(before.Count > 0 && before[^1].Is(Role.Place) && before[^1].End == at)) return null;
        if (word is { Role: Role.Place } && text[at + wordLength - 1] == '区' && at + wordLength < text.Length && text[at + wordLength] is '域' or '间' or '块' or '位') return null;
        if (word is { Role: Role.Place, Sort: not "province" } && wordLength == 2 && !PlaceNames.CanBegin(text, at, before)) return null;
        return word is null ? null : Named(text, at, word, wordLength);
    }

    private Token Named(string text, int at, Word word, int length)
    {
        var token = new Token { Kind = TokenKind.Word, Start = at, End = at + length, Word = word };
        if (word.Role != Role.Place) return token;
        (token.Place, token.IsInName) = (places[word.Value], BodyNames.Follows(text, token.End));
        return token;
    }

    /// <summary>A place that no list holds, told by its form: 惠安县, 伊金霍洛旗, 白箬铺镇.</summary>
    private Token? Unlisted(string text, int at, List<Token> before, int known = 0)
    {
        var last = before.Count > 0 ? before[^1] : null;
        if (names.At(text, at, known > 0 || last is not null && last.End == at && (last.Kind == TokenKind.Period || last.Is(Role.Place)), Math.Max(known, 1), last is not null && last.End == at && last.Is(Role.Place)) is not { } place) return null;
        var end = at + place.Name.Length;
        for (var inner = at + 1; known == 0 && inner < end; inner++)
        {
            // 对接开福区: a listed place ends there, the rest is no part of a name.
            if (words.Begins(text[inner]) && words.Longest(text, inner, out var length) is { Role: Role.Place } && inner + length >= end) return null;
        }
        return new Token
        {
            Kind = TokenKind.Word, Start = at, End = end, Word = new Word(place.Name, Role.Place, place.Name, place.Sort), Place = place,
            IsInName = BodyNames.Follows(text, end),
        };
    }

    /// <summary>A run of letters: an indicator such as GDP, else a name, with the digits that hang on it (S333, C919, PM2.5).</summary>
    private Token? Letters(string text, int at)
    {
        if (words.Begins(text[at]) && words.Longest(text, at, out var length) is { } word && !(at + length < text.Length && UnitReader.IsLetter(text[at + length])))
            return new Token { Kind = TokenKind.Word, Start = at, End = at + length, Word = word };
        var end = at;
        while (end < text.Length && (UnitReader.IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || (text[end] is '-' or '.' or '/' or '_' or '@' or ':' or '?' or '=' or '&' or '+' or '#' or '~' or '%' && end + 1 < text.Length && text[end + 1] < 128 && text[end + 1] > ' '))) end++;
        return new Token { Kind = TokenKind.Skip, Start = at, End = end };
    }

    private Token? Number(string text, int at, List<Token> before)
    {
        var number = numbers.At(text, at);
        if (number is null) return null;
        if (NumberNames.Hides(text, number))
            return new Token { Kind = TokenKind.Skip, Start = at, End = NumberNames.EndOf(text, number) };
        if (Ratio(text, number) is { } end) (number.Form, number.End, number.NumberEnd) = (NumberForm.Ratio, end, end);
        NumberNames.Sign(text, number, before.Count > 0 && before[^1] is { Kind: TokenKind.Number } last ? last.End : -1);
        return new Token { Kind = TokenKind.Number, Start = number.Start, End = number.End, Number = number };
    }

    /// <summary>17.6∶1: answers where the second part ends. A colon is a ratio only with ∶, a fraction, or a word of proportion.</summary>
    private static int? Ratio(string text, NumberRead number)
    {
        var at = number.End;
        if (number.Unit is not null || at + 1 >= text.Length || text[at] is not ('∶' or ':' or '：' or '比') || !char.IsAsciiDigit(text[at + 1])) return null;
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))) end++;
        if (end < text.Length && text[end] is '∶' or ':' or '：') return null;
        return text.AsSpan(at + 1, end - at - 1) is "1" or "100" ? end : null;
    }

    private static bool IsCode(string text, int at) => at > 0 && char.IsAsciiDigit(text[at]) && (UnitReader.IsLetter(text[at - 1]) || char.IsAsciiDigit(text[at - 1]));
}
