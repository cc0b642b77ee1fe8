using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using OneCity.Kernel;

namespace OneCity.Http;

/// <summary>What a caller asked of a long list: <c>?limit=100&amp;after=CURSOR</c>.</summary>
/// <param name="Limit">Rows wanted, 1 to 1,000; 100 when not said.</param>
/// <param name="After">The key of the last row already seen, as the list gave it; null for the first page.</param>
public sealed record PageRequest(int Limit, string? After)
{
    /// <summary>The most rows one answer carries.</summary>
    public const int LimitMax = 1000;

    private const int LimitDefault = 100;

    /// <summary>Reads the query; what cannot be read refuses with <c>http.bad-page</c> (status 400).</summary>
    /// <exception cref="RefusedException"><c>http.bad-page</c>.</exception>
    public static PageRequest From(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Request.Query["limit"].FirstOrDefault();
        var limit = LimitDefault;
        if (asked is not null && (!int.TryParse(asked, System.Globalization.CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax))
            throw HttpRefusals.BadPage("limit", asked).ToException();
        var cursor = context.Request.Query["after"].FirstOrDefault();
        return new(limit, string.IsNullOrEmpty(cursor) ? null : Decode(cursor));
    }

    internal static string Encode(string key) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(key));

    private static string Decode(string cursor)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            throw HttpRefusals.BadPage("after", cursor).ToException();
        }
    }
}

/// <summary>Answers a page of a list: a plain array, and the way to the next page in the <c>Link</c> header (RFC 8288).</summary>
public static class Pages
{
    /// <summary>
    /// Takes up to <c>Limit + 1</c> rows in the list's order and answers the first <c>Limit</c>; when one is left over,
    /// <c>Link: &lt;…&amp;after=CURSOR&gt;; rel="next"</c> points behind the last row answered.
    /// </summary>
    /// <param name="context">The request, for its address.</param>
    /// <param name="page">What was asked.</param>
    /// <param name="rows">At most <c>page.Limit + 1</c> rows.</param>
    /// <param name="keyOf">The sort key of a row, unique in the list; comes back as <see cref="PageRequest.After"/>.</param>
    public static IResult Page<T>(this HttpContext context, PageRequest page, IReadOnlyList<T> rows, Func<T, string> keyOf)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(keyOf);
        if (rows.Count <= page.Limit) return Results.Json(rows, ApiJson.Options);
        var shown = rows.Take(page.Limit).ToList();
        var query = new QueryBuilder(context.Request.Query.Where(each => each.Key != "after"))
        {
            { "after", PageRequest.Encode(keyOf(shown[^1])) },
        };
        context.Response.Headers.Link = $"<{context.Request.PathBase}{context.Request.Path}{query}>; rel=\"next\"";
        return Results.Json(shown, ApiJson.Options);
    }
}
