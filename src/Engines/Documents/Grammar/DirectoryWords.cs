using OneCity.Documents.Model.Lexicon;
using OneCity.Kernel;

namespace OneCity.Documents.Grammars;

/// <summary>The names a directory adds to the grammar: regions, scopes, parks, organisations, indicators.</summary>
internal static class DirectoryWords
{
    /// <summary>Adds every name; a short name is added where it has two characters or more.</summary>
    public static void Add(RegionDirectory directory, Trie<Word> words, Dictionary<string, Place> places)
    {
        foreach (var region in directory.Content.Regions)
        {
            var place = new Place(Sort(region.Level), region.Code.Digits, region.Level == RegionLevel.Country ? "全国" : region.Name);
            GrammarFiles.AddPlace(words, places, region.Name, place);
            if (region.ShortName is not ("湘潭" or "长沙") || region.Level == RegionLevel.City) GrammarFiles.AddPlace(words, places, region.ShortName, place);
        }
        foreach (var former in directory.Content.FormerRegions)
        {
            if (directory.FindRegion(former.Successor.Digits) is { } now)
                GrammarFiles.AddPlace(words, places, former.OldName, new Place(Sort(now.Level), now.Code.Digits, now.Name));
        }
        foreach (var scope in directory.Content.Scopes) GrammarFiles.AddPlace(words, places, scope.Name, new Place("scope", scope.Code, scope.Name));
        foreach (var park in directory.Content.Parks) GrammarFiles.AddPlace(words, places, park.Name, new Place("park", park.Code, park.Name));
        foreach (var indicator in directory.Content.Indicators) Indicators(indicator, words);
    }

    private static void Indicators(Indicator indicator, Trie<Word> words)
    {
        foreach (var name in (string[])[indicator.Name, .. indicator.Synonyms])
        {
            if (name.Length >= 2) words.Add(name, new Word(name, Role.Indicator, indicator.Code, IndicatorSort(name)));
        }
    }

    /// <summary>What a bare 万 or 亿 behind the indicator counts, told by its name.</summary>
    private static string IndicatorSort(string name) =>
        name.EndsWith('率') || name.Contains("比重", StringComparison.Ordinal) ? "share"
        : name.EndsWith("人口", StringComparison.Ordinal) || name.EndsWith("人数", StringComparison.Ordinal) ? "people"
        : name.EndsWith("指数", StringComparison.Ordinal) ? "index"
        : name.EndsWith("收入", StringComparison.Ordinal) || name.EndsWith("产值", StringComparison.Ordinal) || name.EndsWith("投资", StringComparison.Ordinal)
            || name.EndsWith("增加值", StringComparison.Ordinal) || name.EndsWith('额') ? "money" : "";

    private static string Sort(RegionLevel level) => level switch
    {
        RegionLevel.Country => "country",
        RegionLevel.Province => "province",
        RegionLevel.City => "city",
        RegionLevel.County => "county",
    };
}
