using System.Text.RegularExpressions;

namespace OneCity.Rules;

/// <summary>Documents whose links lead somewhere, and engines that explain themselves.</summary>
public static partial class Papers
{
    private static readonly string[] Headings = ["Promise", "Words", "Invariants", "Units", "Limits", "Sources"];

    /// <summary>Engines without a README of the six headings.</summary>
    public static IReadOnlyList<string> SilentEngines(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from engine in tree.Engines
                   let file = $"src/Engines/{engine}/README.md"
                   let text = File.Exists(Path.Combine(tree.Root, file)) ? tree.Text(file) : ""
                   from heading in Headings
                   where !Regex.IsMatch(text, $@"^##+\s+{heading}", RegexOptions.Multiline | RegexOptions.IgnoreCase)
                   select $"{file}: {heading}"];
    }

    /// <summary>Relative links of Markdown pages that lead nowhere.</summary>
    public static IReadOnlyList<string> DeadLinks(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files(".", ".md")
                   from Match link in Link().Matches(tree.Text(file))
                   let target = link.Groups[1].Value.Split('#')[0]
                   where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
                   let path = Path.Combine(tree.Root, Path.GetDirectoryName(file)!, target)
                   where !File.Exists(path) && !Directory.Exists(path)
                   select $"{file}: {target}"];
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
