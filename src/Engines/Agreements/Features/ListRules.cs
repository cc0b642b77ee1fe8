using OneCity.Agreements.Files;
using OneCity.Kernel;

namespace OneCity.Agreements.Features;

/// <summary>A sharing rule of the pack, to start from.</summary>
/// <param name="Id">Name of its file, without ending.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Terms">The file.</param>
/// <param name="Open">What it leaves to the parties.</param>
/// <param name="Sources">Where it is published.</param>
public sealed record ShippedRule(string Id, string Name, string Terms, IReadOnlyList<OpenRule> Open, IReadOnlyList<string> Sources);

/// <summary>The sharing rules that the region pack ships, each as its file has it.</summary>
internal static class ListRules
{
    /// <summary>In the order of their names; empty without a pack.</summary>
    public static async Task<IReadOnlyList<ShippedRule>> Handle(string folder, CancellationToken stop)
    {
        if (!Directory.Exists(folder)) return [];
        var rules = new List<ShippedRule>();
        foreach (var path in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var (file, text) = (Path.GetFileName(path), await File.ReadAllTextAsync(path, stop));
            var (id, reading) = (Path.GetFileNameWithoutExtension(path), TermsFile.Read(file, text));
            rules.Add(new(id, reading.Name ?? id, text, reading.Open, reading.Sources));
        }
        return rules;
    }
}
