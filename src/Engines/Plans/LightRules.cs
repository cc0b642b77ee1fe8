using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans;

/// <summary>The rule sets a node knows beside the default one; a plan names the one it goes by.</summary>
/// <param name="Sets">The sets, each with its own name.</param>
public sealed record LightRules(IReadOnlyList<RuleSet> Sets)
{
    /// <summary>Only the default one.</summary>
    public static LightRules None { get; } = new([]);

    /// <summary>The sets in <c>light-rules/*.yaml</c> of a region pack; none where there is no such folder.</summary>
    /// <exception cref="Kernel.FileFaultException">When one cannot be read.</exception>
    public static LightRules From(string? pack)
    {
        if (pack is null || Path.Combine(pack, "light-rules") is not { } folder || !Directory.Exists(folder)) return None;
        return new([.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file =>
        {
            using var text = new StreamReader(file);
            return ReadRules.From(file, text);
        })]);
    }
}
