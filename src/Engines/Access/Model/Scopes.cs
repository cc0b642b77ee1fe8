using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>What a token may do at most: <c>*</c>, <c>engine:*</c>, <c>engine:verb</c>; the holder's roles still decide within it.</summary>
public static class Scopes
{
    /// <summary>Reads a list parted by commas or spaces; empty means everything the holder may (<c>*</c>).</summary>
    /// <exception cref="RefusedException"><c>access.bad-scope</c> when a part is no scope or names a right that does not exist.</exception>
    public static IReadOnlySet<string> Parse(string? text, IEnumerable<Right> rights)
    {
        var parts = (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) return new HashSet<string> { "*" };
        var known = rights.SelectMany(right => (string[])[$"{right.Engine}:{right.Verb}", $"{right.Engine}:*"]).ToHashSet();
        var wrong = parts.FirstOrDefault(part => part != "*" && !known.Contains(part));
        if (wrong is not null) throw AccessRefusals.BadScope(wrong, Nearest.Of(wrong, known)).ToException();
        return parts.ToHashSet();
    }

    /// <summary>Whether the scopes cover a verb; an actor without scopes (a person) is not limited.</summary>
    public static bool Cover(IReadOnlySet<string>? scopes, string engine, string verb) =>
        scopes is null || scopes.Contains("*") || scopes.Contains($"{engine}:*") || scopes.Contains($"{engine}:{verb}");
}
