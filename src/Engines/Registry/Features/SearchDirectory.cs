using OneCity.Kernel;

namespace OneCity.Registry.Features;

/// <summary>One answer of the search.</summary>
/// <param name="Kind">region, scope, park, organisation or indicator.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name; may be empty.</param>
/// <param name="Address">Path of its page.</param>
public sealed record SearchHit(string Kind, string Code, string Name, string NameEn, string Address);

/// <summary>Finds regions, scopes, parks, organisations and indicators by name, English name, code, synonym or pinyin initials.</summary>
internal sealed class SearchDirectory
{
    private readonly List<Entry> _entries;

    public SearchDirectory(RegionDirectory directory)
    {
        var content = directory.Content;
        _entries =
        [
            .. content.Regions.Select(each => New("region", each.Code.Digits, each.Name, each.NameEn, $"/regions/{each.Code}",
                [each.ShortName, .. content.FormerRegions.Where(former => former.Successor == each.Code).SelectMany(former => (string[])[former.OldName, former.OldCode.Digits])])),
            .. content.Scopes.Select(each => New("scope", each.Code, each.Name, each.NameEn, $"/regions?scope={each.Code}", [])),
            .. content.Indicators.Select(each => New("indicator", each.Code, each.Name, each.NameEn, $"/figures?indicator={each.Code}", each.Synonyms)),
            .. content.Organisations.Select(each => New("organisation", each.Code, each.Name, each.NameEn, $"/organisations/{each.Code}", [each.Field])),
            .. content.Parks.Select(each => New("park", each.Code, each.Name, each.NameEn, $"/figures?region={each.Code}", [])),
        ];
    }

    /// <summary>The best hits first; empty for an empty query.</summary>
    public IReadOnlyList<SearchHit> Find(string query, int limit)
    {
        var asked = query.Trim();
        if (asked.Length is 0 or > 100) return [];
        return
        [
            .. _entries.Select(entry => (entry, rank: entry.Rank(asked))).Where(each => each.rank < int.MaxValue)
                .OrderBy(each => each.rank).ThenBy(each => each.entry.Hit.Name.Length).ThenBy(each => each.entry.SortKey, StringComparer.Ordinal)
                .Take(limit).Select(each => each.entry.Hit),
        ];
    }

    private static Entry New(string kind, string code, string name, string nameEn, string address, IReadOnlyList<string> others) =>
        new(new(kind, code, name, nameEn, address), [name, nameEn, .. others], Pinyin.Initials(name), Pinyin.SortKey(name));

    private sealed record Entry(SearchHit Hit, string[] Words, string Initials, string SortKey)
    {
        /// <summary>0 is best: the code, then a whole word, a beginning, the initials, a part.</summary>
        public int Rank(string asked)
        {
            if (Hit.Code.Equals(asked, StringComparison.OrdinalIgnoreCase)) return 0;
            if (Words.Any(word => word.Equals(asked, StringComparison.OrdinalIgnoreCase))) return 1;
            if (Words.Any(word => word.StartsWith(asked, StringComparison.OrdinalIgnoreCase))) return 2;
            if (Initials.StartsWith(asked, StringComparison.OrdinalIgnoreCase)) return Initials.Length == asked.Length ? 2 : 3;
            if (Words.Any(word => word.Contains(asked, StringComparison.OrdinalIgnoreCase))) return 4;
            return asked.Length > 1 && (Hit.Code.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
                || Initials.Contains(asked, StringComparison.OrdinalIgnoreCase)) ? 5 : int.MaxValue;
        }
    }
}
