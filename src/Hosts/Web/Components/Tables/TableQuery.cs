using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace OneCity.Web.Components.Tables;

/// <summary>What the address says about one table: <c>?NAME.q=…&amp;NAME.sort=-value&amp;NAME.page=2</c>.</summary>
/// <remarks>The table named <c>t</c> is the page's main one and writes <c>q</c>, <c>sort</c>, <c>page</c> without its name.</remarks>
internal sealed class TableQuery(string name, HttpRequest? request)
{
    private readonly string _prefix = name == "t" ? "" : name + ".";

    /// <summary>The words filtered by; empty for none.</summary>
    public string Words => Read("q");

    /// <summary>Key of the column sorted by; empty for the order given.</summary>
    public string Sort => Read("sort").TrimStart('-');

    /// <summary>Whether it sorts from high to low.</summary>
    public bool IsDescending => Read("sort").StartsWith('-');

    /// <summary>The page, from 1.</summary>
    public int Page => int.TryParse(Read("page"), out var page) && page > 0 ? page : 1;

    /// <summary>Whether this request asks for this table as a file, and of which kind: <c>xlsx</c> or <c>csv</c>.</summary>
    public string? Export => request?.Query["export"].ToString() is { } wanted && wanted.StartsWith(name + ".", StringComparison.Ordinal) ? wanted[(name.Length + 1)..] : null;

    /// <summary>Name of the field a filter form writes.</summary>
    public string Field => _prefix + "q";

    /// <summary>The other parts of the address, for a form to carry on.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others => (request?.Query ?? Enumerable.Empty<KeyValuePair<string, StringValues>>())
        .Where(each => each.Key != Field && each.Key != _prefix + "page" && each.Key != "export")
        .Select(each => KeyValuePair.Create(each.Key, each.Value.ToString()));

    /// <summary>This page sorted by the column; the same column again turns the order round.</summary>
    public string SortBy(string key) => With(("sort", Sort == key && !IsDescending ? "-" + key : key), ("page", null));

    /// <summary>Another page of it.</summary>
    public string ToPage(int page) => With(("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The table as a file, filtered and sorted as it stands, all pages.</summary>
    public string ToFile(string kind) => QueryHelpers.AddQueryString(With(("page", null)), "export", $"{name}.{kind}");

    private string Read(string key) => request?.Query[_prefix + key].ToString() ?? "";

    private string With(params (string Key, string? Value)[] changes)
    {
        var query = (request?.Query ?? Enumerable.Empty<KeyValuePair<string, StringValues>>())
            .Where(each => each.Key != "export")
            .ToDictionary(each => each.Key, each => (string?)each.Value.ToString(), StringComparer.Ordinal);
        foreach (var (key, value) in changes)
        {
            if (value is null) query.Remove(_prefix + key);
            else query[_prefix + key] = value;
        }
        return QueryHelpers.AddQueryString(request?.Path.Value ?? "/", query);
    }
}
