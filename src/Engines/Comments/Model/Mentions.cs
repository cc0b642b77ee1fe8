using System.Text.RegularExpressions;

namespace OneCity.Comments.Model;

/// <summary>Who is named in a text, as <c>@name</c>.</summary>
public static partial class Mentions
{
    /// <summary>More than this in one comment is a circular, not a mention.</summary>
    public const int CountMax = 10;

    /// <summary>Names in the order they stand, each once; empty when nobody is named. A name ends where letters, digits, <c>. _ -</c> end, without a closing full stop.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Mention().Matches(text).Select(match => match.Groups[1].Value.TrimEnd('.', '-', '_')).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    // An address such as li@office.cn names nobody: a mention does not follow a letter or digit of the Latin script.
    [GeneratedRegex(@"(?<![A-Za-z0-9._-])@([\p{L}\p{Nd}._-]{1,64})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Mention();
}
