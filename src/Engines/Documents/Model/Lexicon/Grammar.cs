using OneCity.Documents.Model.Text;

namespace OneCity.Documents.Model.Lexicon;

/// <summary>The grammar ready for use: built once from its files and a directory, then only read.</summary>
internal sealed class Grammar
{
    /// <summary>Compared forms of characters.</summary>
    public required Glyphs Glyphs { get; init; }

    /// <summary>Words around numbers, indicators and places.</summary>
    public required Trie<Word> Words { get; init; }

    /// <summary>Units and measure words.</summary>
    public required Trie<Scan.UnitWord> Units { get; init; }

    /// <summary>Words of time.</summary>
    public required Trie<Scan.PeriodWord> Periods { get; init; }

    /// <summary>Places by full name.</summary>
    public required IReadOnlyDictionary<string, Place> Places { get; init; }

    /// <summary>What a place lies in, by names: a county's city, a city's province.</summary>
    public required IReadOnlyDictionary<string, string> Above { get; init; }

    /// <summary>How places that no list holds are told by their form.</summary>
    public required Scan.PlaceNames Names { get; init; }

    /// <summary>Holidays: name and year to first and last day.</summary>
    public required IReadOnlyDictionary<(string Festival, int Year), (DateOnly First, DateOnly Last)> Festivals { get; init; }

    /// <summary>Words of headings and the kind they give to what stands under them; the first that fits wins.</summary>
    public required IReadOnlyList<(string Word, string Kind)> Sections { get; init; }

    /// <summary>What makes the words before 项目 a project's name.</summary>
    public required ProjectWords Projects { get; init; }

    /// <summary>Words that mark a line as menu, advertisement or notice, by where they stand.</summary>
    public required FurnitureWords Furniture { get; init; }
}

/// <summary>Words around the names of projects.</summary>
/// <param name="Cuts">A name begins behind the last of these.</param>
/// <param name="Common">Words that alone name no project, longest first.</param>
internal sealed record ProjectWords(IReadOnlyList<string> Cuts, IReadOnlyList<string> Common);

/// <summary>Words of page furniture.</summary>
/// <param name="Tail">A line that begins with one of these ends the main text.</param>
/// <param name="Line">A line that holds one of these is no main text.</param>
internal sealed record FurnitureWords(IReadOnlyList<string> Tail, IReadOnlyList<string> Line);
