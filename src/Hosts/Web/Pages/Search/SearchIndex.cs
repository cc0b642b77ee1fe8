using OneCity.Kernel;

namespace OneCity.Web.Pages.Search;

/// <summary>One thing found.</summary>
/// <param name="Kind">Region, indicator or organisation, in the reader's language.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its code.</param>
/// <param name="Address">Its page.</param>
public sealed record SearchHit(string Kind, string Name, string Code, string Address);

/// <summary>Finds regions, indicators, organisations and parks by name, short name, code or pinyin initials.</summary>
public sealed class SearchIndex(IDirectory directory)
{
    private sealed record Entry(Words Kind, Words Name, string Code, string Address, string[] Keys);

    private (RegionDirectory Of, IReadOnlyList<Entry> Entries)? _made;

    /// <summary>At most this many hits, the best first; empty for empty words.</summary>
    public IReadOnlyList<SearchHit> Find(string words, Language language, int limit)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = words.Trim();
        if (words.Length is 0 or > 80) return [];
        return
        [
            .. Entries().Select((entry, place) => (entry, Rank: RankOf(entry, words), place)).Where(each => each.Rank < 9)
                .OrderBy(each => each.Rank).ThenBy(each => each.place).Take(limit)
                .Select(each => new SearchHit(each.entry.Kind.In(language), each.entry.Name.In(language), each.entry.Code, each.entry.Address)),
        ];
    }

    private IReadOnlyList<Entry> Entries()
    {
        var now = directory.Current;
        if (_made is { } made && ReferenceEquals(made.Of, now)) return made.Entries;
        var entries = All(now.Content).ToList();
        _made = (now, entries);
        return entries;
    }

    private static IEnumerable<Entry> All(DirectoryContent content)
    {
        foreach (var region in content.Regions)
        {
            var former = content.FormerRegions.Where(each => each.Successor == region.Code).SelectMany(each => new[] { each.OldName, each.OldCode.Digits });
            yield return Made(SearchWords.Region, new(region.Name, region.NameIn(Language.English)), region.Code.Digits, $"/regions/{region.Code}", [region.ShortName, .. former]);
        }
        foreach (var scope in content.Scopes)
            yield return Made(SearchWords.Scope, new(scope.Name, scope.NameIn(Language.English)), scope.Code, $"/?scope={Uri.EscapeDataString(scope.Code)}", []);
        foreach (var indicator in content.Indicators)
            yield return Made(SearchWords.Indicator, new(indicator.Name, indicator.NameIn(Language.English)), indicator.Code, $"/?indicator={Uri.EscapeDataString(indicator.Code)}", indicator.Synonyms);
        foreach (var organisation in content.Organisations)
            yield return Made(SearchWords.Organisation, new(organisation.Name, organisation.NameIn(Language.English)), organisation.Code, $"/organisations/{Uri.EscapeDataString(organisation.Code)}", []);
    }

    private static Entry Made(Words kind, Words name, string code, string address, IEnumerable<string> more) =>
        new(kind, name, code, address, [name.Chinese, name.English, code, Pinyin.Initials(name.Chinese), .. more]);

    private static int RankOf(Entry entry, string words)
    {
        var rank = 9;
        for (var i = 0; i < entry.Keys.Length; i++)
        {
            var key = entry.Keys[i];
            if (key.Equals(words, StringComparison.OrdinalIgnoreCase)) return 0;
            if (key.StartsWith(words, StringComparison.OrdinalIgnoreCase)) rank = Math.Min(rank, 1);
            else if (key.Contains(words, StringComparison.OrdinalIgnoreCase)) rank = Math.Min(rank, 2);
        }
        return rank;
    }
}
