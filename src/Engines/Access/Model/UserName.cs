using System.Globalization;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>A sign-in name: as written, and the key under which two spellings are one person.</summary>
/// <remarks>1 to 64 letters, digits, <c>. _ - @</c>, in any script; compared in NFKC without case, so that look-alike widths are one name.</remarks>
public readonly record struct UserName
{
    private static readonly HashSet<string> Kept = ["operator", "anonymous", "node"];

    private UserName(string text, string key) => (Text, Key) = (text, key);

    /// <summary>As written when the user was added.</summary>
    public string Text { get; }

    /// <summary>The spelling-independent key.</summary>
    public string Key { get; }

    /// <summary>Reads a name; null when it is not one or is kept for the platform itself (<c>operator</c>, <c>anonymous</c>, <c>node</c>).</summary>
    public static UserName? Find(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 64 || !IsWellFormed(text)) return null;
        var folded = text.Normalize(NormalizationForm.FormKC);
        if (folded.Length is 0 or > 64 || !folded.EnumerateRunes().All(IsAllowed)) return null;
        var key = folded.ToLowerInvariant();
        return Kept.Contains(key) ? null : new UserName(folded, key);
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="RefusedException"><c>access.bad-name</c>.</exception>
    public static UserName Parse(string? text) => Find(text) ?? throw AccessRefusals.BadName(text ?? "").ToException();

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or '@'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            at++;
        }
        return true;
    }
}
