using System.Globalization;
using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Text;
using OneCity.Kernel;

namespace OneCity.Documents.Grammars;

/// <summary>Reads the grammar's files, which are embedded, and joins a directory's places and indicators to them.</summary>
internal static class GrammarFiles
{
    /// <summary>The grammar with the places and indicators of the directory before its own.</summary>
    public static Grammar Load(RegionDirectory directory)
    {
        var glyphs = new Glyphs(Lines("traditional.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var (words, units, periods) = (new Trie<Word>(), new Trie<UnitWord>(), new Trie<PeriodWord>());
        var places = new Dictionary<string, Place>();
        DirectoryWords.Add(directory, words, places);
        foreach (var row in Rows("places.csv", 4))
        {
            string[] names = [row[2], .. Split(row[3])];
            var known = names.Select(name => places.GetValueOrDefault(name)).FirstOrDefault(each => each is not null);
            var place = known is not null && known.Name == row[2] ? known : new Place(known?.Sort ?? row[0], known?.Code ?? row[1], row[2]);
            foreach (var name in names) AddPlace(words, places, name, place);
        }
        foreach (var row in Rows("indicators.csv", 3))
            foreach (var word in Split(row[2])) words.Add(word, new Word(word, Role.Indicator, row[0], row[1]));
        foreach (var row in Rows("words.csv", 3)) AddWords(words, row);
        foreach (var row in Rows("units.csv", 3))
            foreach (var word in Split(row[2])) units.Add(glyphs.Compared(word), new UnitWord(Shown(word), row[0], row[1] == "y"));
        foreach (var row in Rows("periods.csv", 3))
            foreach (var word in Split(row[2])) periods.Add(word, new PeriodWord(row[0], row[1]));
        return new Grammar
        {
            Glyphs = glyphs, Words = words, Units = units, Periods = periods, Places = places, Names = Names(), Festivals = Festivals(),
            Sections = [.. Rows("sections.csv", 2).SelectMany(row => Split(row[1]).Select(word => (word, row[0])))],
            Furniture = new FurnitureWords(Furniture("tail"), Furniture("line")),
        };
    }

    /// <summary>Adds a place under a name; the first to bear a name keeps it.</summary>
    public static void AddPlace(Trie<Word> words, Dictionary<string, Place> places, string name, Place place)
    {
        if (name.Length < 2) return;
        words.Add(name, new Word(name, Role.Place, place.Name, place.Sort));
        places.TryAdd(place.Name, place);
    }

    private static void AddWords(Trie<Word> words, string[] row)
    {
        var role = Enum.Parse<Role>(row[0], ignoreCase: true);
        foreach (var word in Split(row[2])) words.Add(word, new Word(word, role, row[1]));
    }

    /// <summary>The unit a claim shows: 个百分点 is 百分点, 个小时 is 小时.</summary>
    private static string Shown(string unit) => unit switch
    {
        "个百分点" or "个点" => "百分点",
        "个基点" or "BP" or "bp" => "基点",
        "个小时" or "个学时" or "个工作日" or "个交易日" or "个自然日" or "个工位" => unit[1..],
        "秒钟" => "秒",
        "元人民币" or "人民币" or "块钱" or "RMB" or "CNY" => "元",
        "美金" or "USD" => "美元",
        "度电" => "度",
        _ => unit,
    };

    private static Dictionary<(string, int), (DateOnly, DateOnly)> Festivals() => Rows("festivals.csv", 3).ToDictionary(
        row => (row[0], int.Parse(row[2][..4], CultureInfo.InvariantCulture)),
        row => (DateOnly.Parse(row[1], CultureInfo.InvariantCulture), DateOnly.Parse(row[2], CultureInfo.InvariantCulture)));

    private static PlaceNames Names()
    {
        var rows = Rows("place-names.csv", 6).ToList();
        var stems = rows.Single(row => row[0] == "stem")[5].ToHashSet();
        return new PlaceNames(
            [.. rows.Where(row => row[0] is not ("stem" or "not")).Select(row => new PlaceEnding(row[0], row[1], Whole(row[2]), Whole(row[3]), Split(row[4]), row[5]))],
            stems, Split(rows.Single(row => row[0] == "not")[5]));
    }

    private static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    private static List<string> Furniture(string where) => [.. Rows("furniture.csv", 2).Where(row => row[0] == where).SelectMany(row => Split(row[1]))];

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Rows(string file, int columns) =>
        Lines(file).Skip(1).Select(line => line.Split(',', columns)).Where(row => row.Length == columns);

    private static List<string> Lines(string file)
    {
        using var stream = typeof(GrammarFiles).Assembly.GetManifestResourceStream($"OneCity.Documents.Grammar.{file}")
            ?? throw new InvalidOperationException($"The grammar file {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
