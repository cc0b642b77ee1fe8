using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Scan;

/// <summary>A unit of the grammar.</summary>
/// <param name="Name">The measure word that a claim shows.</param>
/// <param name="Class">What it counts or measures; <c>none</c> when it makes the number a year, an ordinal or a name.</param>
/// <param name="TakesNumerals">Whether a small Chinese numeral before it is a count.</param>
internal sealed record UnitWord(string Name, string Class, bool TakesNumerals);

/// <summary>Finds the unit that stands at a place: the longest of the grammar, and compounds such as 元/平方米.</summary>
internal sealed class UnitReader(Trie<UnitWord> units)
{
    /// <summary>The unit at this place and where it ends; null when there is none.</summary>
    public UnitWord? At(string text, int at, out int end)
    {
        end = at;
        if (at >= text.Length || !units.Begins(text[at])) return null;
        var unit = units.Longest(text, at, out var length);
        if (unit is null or { Class: "no" }) return null;
        end = at + length;
        if (IsLetter(text[end - 1]) && end < text.Length && (IsLetter(text[end]) || char.IsAsciiDigit(text[end]))) return null;
        if (unit.Class == "none") return unit;
        return Compound(text, unit, at, ref end);
    }

    /// <summary>Whether the character is a Latin letter.</summary>
    public static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private UnitWord Compound(string text, UnitWord unit, int at, ref int end)
    {
        var start = at;
        for (var rounds = 0; rounds < 2 && end + 1 < text.Length && text[end] is '/' or '·'; rounds++)
        {
            var next = end + 1;
            if (next < text.Length && text[next] is '万' or '千' or '百') next++;
            if (next >= text.Length) break;
            int length;
            if (text[next] is '年' or '月' or '周' or '季' or 'h' or 'd' or 'a' or 's') length = 1;
            else if (units.Begins(text[next]) && units.Longest(text, next, out length) is { Class: not "none" }) { }
            else break;
            end = next + length;
            unit = new UnitWord(text[start..end], "ratio", true);
        }
        return unit;
    }
}
