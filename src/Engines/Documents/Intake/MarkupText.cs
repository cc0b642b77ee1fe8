using System.Net;
using System.Text;

namespace OneCity.Documents.Intake;

/// <summary>The words between tags, taken in one pass: for markup nested so deep that no person wrote it, which a tree parser would take minutes over.</summary>
internal static class MarkupText
{
    private const int DeepestNesting = 1000;

    /// <summary>Whether more elements are open at one place than any real page has.</summary>
    public static bool IsDeep(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(html[at + 1]) && !IsLeaf(html.AsSpan(at + 1)) && ++depth > DeepestNesting) return true;
        }
        return false;
    }

    /// <summary>The text without its tags, a line for each run of words between tags that part lines.</summary>
    public static string Plain(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            var end = open < 0 ? html.Length : open;
            text.Append(WebUtility.HtmlDecode(html[at..end]));
            if (open < 0) break;
            var close = html.IndexOf('>', open);
            if (close < 0) break;
            if (text.Length > 0 && text[^1] != '\n' && PartsLines(html.AsSpan(open + 1))) text.Append('\n');
            at = close + 1;
        }
        return text.ToString();
    }

    /// <summary>Elements that are never closed, or are left open by habit.</summary>
    private static bool IsLeaf(ReadOnlySpan<char> tag) => Begins(tag, ["br", "img", "hr", "input", "meta", "link", "col", "wbr", "p", "li", "td", "th", "tr", "option", "dt", "dd"]);

    private static bool PartsLines(ReadOnlySpan<char> tag) => Begins(tag.TrimStart('/'), ["p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "ul", "ol", "section", "article"]);

    private static bool Begins(ReadOnlySpan<char> tag, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || !char.IsAsciiLetterOrDigit(tag[name.Length]))) return true;
        }
        return false;
    }
}
