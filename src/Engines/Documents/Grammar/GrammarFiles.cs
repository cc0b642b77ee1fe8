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
        var above = Counties(words, places);
        foreach (var row in Rows("indicators.csv", 3))
            foreach (var word in Split(row[2])) words.Add(word, new Word(word, Role.Indicator, row[0], row[1]));
        foreach (var row in Rows("words.csv", 3)) AddWords(words, row);
        foreach (var row in Rows("units.csv", 3))
            foreach (var word in Split(row[2])) units.Add(glyphs.Compared(word), new UnitWord(Shown(word), row[0], row[1] == "y"));
        foreach (var row in Rows("periods.csv", 3))
            foreach (var word in Split(row[2])) periods.Add(word, new PeriodWord(row[0], row[1]));
        return new Grammar
        {
            Glyphs = glyphs, Words = words, Units = units, Periods = periods, Places = places, Above = above, Names = Names(), Festivals = Festivals(),
            Sections = [.. Rows("sections.csv", 2).SelectMany(row => Split(row[1]).Select(word => (word, row[0])))],
            Furniture = new FurnitureWords(Furniture("tail"), Furniture("line")),
            Projects = new ProjectWords(Projects("cut"), [.. Projects("common").OrderByDescending(word => word.Length)]),
        };
    }

    /// <summary>Adds a place under a name; the first to bear a name keeps it.</summary>
    public static void AddPlace(Trie<Word> words, Dictionary<string, Place> places, string name, Place place)
    {
        if (name.Length < 2) return;
        words.Add(name, new Word(name, Role.Place, place.Name, place.Sort));
        places.TryAdd(place.Name, place);
    }

    /// <summary>Adds every county and district with its short form; answers what each place lies in.</summary>
    private static Dictionary<string, string> Counties(Trie<Word> words, Dictionary<string, Place> places)
    {
        var rows = Rows("counties.csv", 2).ToList();
        var (whole, behind) = (Set("whole"), Set("behind"));
        var (above, shared) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var row in rows.Where(row => row[0] is not ("whole" or "behind")))
        {
            foreach (var name in Split(row[1]))
            {
                // 鼓楼区 lies in four cities: by its name alone nobody knows in which.
                if (!above.TryAdd(name, row[0])) shared.Add(name);
                var isCity = rows.Exists(other => other[0] == name);
                var place = places.GetValueOrDefault(name) ?? new Place(isCity ? "city" : "county", "", name);
                places.TryAdd(name, place);
                words.Add(name, new Word(name, Role.Place, name, behind.Contains(name) ? "behind" : place.Sort));
                foreach (var other in ShortForms(name).Where(other => !whole.Contains(other))) words.Add(other, new Word(other, Role.Place, name, other.Length == 2 ? "short" : place.Sort));
            }
        }
        foreach (var name in shared) above.Remove(name);
        return above;

        HashSet<string> Set(string kind) => [.. Split(rows.Single(row => row[0] == kind)[1])];
    }

    /// <summary>麻城 of 麻城市, 曹妃甸 of 曹妃甸区, 民和县 of 民和回族土族自治县.</summary>
    private static IEnumerable<string> ShortForms(string name)
    {
        if (name.EndsWith("自治县", StringComparison.Ordinal) || name.EndsWith("自治旗", StringComparison.Ordinal))
        {
            var people = Peoples.Select(each => name.IndexOf(each, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(name.EndsWith('旗') && Peoples.Any(each => name.StartsWith(each, StringComparison.Ordinal)) ? 0 : -1).Min();
            // 鄂温克族自治旗 is 鄂温克旗 for short.
            if (people == 0 && name[^1] == '旗') yield return name.Replace("族", "", StringComparison.Ordinal).Replace("自治", "", StringComparison.Ordinal);
            if (people > 0) yield return name[..people] + (people > 1 || name[^1] == '旗' ? name[^1..] : "县");
        }
        else if (name.EndsWith("自治州", StringComparison.Ordinal))
        {
            var people = Peoples.Select(each => name.IndexOf(each, StringComparison.Ordinal)).Where(at => at > 1).DefaultIfEmpty(-1).Min();
            if (people > 0) yield return name[..people] + "州";
        }
        else if (name.Length >= 3 && name[^1] is '县' or '市' || name.Length >= 4 && name[^1] == '区') yield return name[..^1];
    }

    private static readonly string[] Peoples =
    [
        "满族", "蒙古", "回族", "朝鲜族", "达斡尔族", "鄂伦春", "鄂温克", "土家族", "苗族", "侗族", "瑶族", "壮族", "各族", "仫佬族", "毛南族", "黎族", "羌族", "彝族", "仡佬族", "布依族", "水族",
        "藏族", "纳西族", "哈尼族", "拉祜族", "佤族", "傣族", "白族", "傈僳族", "独龙族", "裕固族", "哈萨克", "保安族", "土族", "撒拉族", "锡伯", "塔吉克", "畲族",
    ];

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
            [.. rows.Where(row => row[0] is not ("stem" or "not")).Select(row => new PlaceEnding(row[0], row[1].Split(' ')[0], row[1].EndsWith(" behind", StringComparison.Ordinal), Whole(row[2]), Whole(row[3]), Split(row[4]), row[5]))],
            stems, Split(rows.Single(row => row[0] == "not")[5]));
    }

    private static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    private static List<string> Furniture(string where) => [.. Rows("furniture.csv", 2).Where(row => row[0] == where).SelectMany(row => Split(row[1]))];

    private static string[] Projects(string kind) => Split(Rows("projects.csv", 2).Single(row => row[0] == kind)[1]);

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
