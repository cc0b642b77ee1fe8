using System.Text.RegularExpressions;

namespace OneCity.Rules;

/// <summary>Arrows point down only; engines do not know each other.</summary>
public static partial class References
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Storage"] = ["Kernel"],
        ["Http"] = ["Kernel", "Storage"],
        ["Exchange"] = ["Kernel", "Storage", "Http"],
        ["engine"] = ["Kernel", "Storage", "Http", "Exchange"],
        ["Joins"] = ["Kernel", "Storage", "Http", "Exchange", "engine"],
        ["host"] = ["Kernel", "Storage", "Http", "Exchange", "engine", "Joins", "host", "simulation"],
        ["simulation"] = ["Kernel", "Storage", "Http", "Exchange", "engine"],
    };

    /// <summary>References of project files that the allow-list does not name.</summary>
    public static IReadOnlyList<string> Offenders(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".csproj")
                   let lower = KindOf(tree, Path.GetFileNameWithoutExtension(file))
                   from Match reference in ProjectReference().Matches(tree.Text(file))
                   let upper = KindOf(tree, Path.GetFileNameWithoutExtension(reference.Groups[1].Value))
                   where !Allowed.GetValueOrDefault(lower, []).Contains(upper)
                   select $"{file} -> {reference.Groups[1].Value}"];
    }

    /// <summary>Places where a file of one engine names another engine.</summary>
    public static IReadOnlyList<string> ForeignNames(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src/Engines", ".cs")
                   let own = Tree.EngineOf(file)
                   from other in tree.Engines
                   where other != own && Regex.IsMatch(tree.Text(file), $@"\bOneCity\.{other}\b")
                   select $"{file} names OneCity.{other}"];
    }

    /// <summary>Joins that are not one class of two engines in at most 60 lines.</summary>
    public static IReadOnlyList<string> Joins(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src/Joins", ".cs")
                   where Path.GetFileName(file) != "JoinsModule.cs"
                   let text = tree.Text(file)
                   let engines = tree.Engines.Append("Exchange").Count(engine => Regex.IsMatch(text, $@"\busing OneCity\.{engine}\b"))
                   let lines = text.Split('\n').Length - 1
                   where lines > 60 || engines > 2 || !Path.GetFileName(file).Contains("To", StringComparison.Ordinal)
                   select $"{file}: {engines} engines, {lines} lines"];
    }

    private static string KindOf(Tree tree, string project)
    {
        var name = project["OneCity.".Length..];
        if (name.Contains("Simulation", StringComparison.Ordinal)) return "simulation";
        if (tree.Engines.Contains(name) || tree.Engines.Any(engine => name.StartsWith($"{engine}.", StringComparison.Ordinal))) return "engine";
        return name is "Cli" or "Web" or "Composition" ? "host" : name;
    }

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex ProjectReference();
}
