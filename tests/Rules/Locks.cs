using System.Text.RegularExpressions;

namespace OneCity.Rules;

/// <summary>What is restored tomorrow is what was restored today: versions stand once, and beside each project stands what they resolved to.</summary>
public static partial class Locks
{
    /// <summary>Projects without a lock file, versions outside <c>Directory.Packages.props</c>, and lock files that name where a package was fetched.</summary>
    public static IReadOnlyList<string> Offenders(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files(".", ".csproj")
                   let beside = Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json").Replace('\\', '/')
                   from fault in Faults(tree, file, beside)
                   select fault];
    }

    private static IEnumerable<string> Faults(Tree tree, string project, string beside)
    {
        if (OwnVersion().IsMatch(tree.Text(project))) yield return $"{project}: a version of its own";
        if (!File.Exists(Path.Combine(tree.Root, beside))) yield return $"{project}: no packages.lock.json";
        else if (tree.Text(beside).Contains("://", StringComparison.Ordinal)) yield return $"{beside}: an address";
    }

    [GeneratedRegex("<PackageReference [^>]*Version=")]
    private static partial Regex OwnVersion();
}
