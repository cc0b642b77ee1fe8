using System.Text.RegularExpressions;
using OneCity.Kernel;
using YamlDotNet.Core;

namespace OneCity.Figures.Files;

/// <summary>What is wrong with a YAML text, in the words of whoever wrote it.</summary>
internal static partial class YamlFault
{
    /// <summary>The fault with its line; a field that is not known is named.</summary>
    public static FileFaultException Of(YamlException broken, string file)
    {
        var message = broken.InnerException?.Message ?? broken.Message;
        var what = Unknown().Match(message) is { Success: true } unknown
            ? new Words($"没有字段“{unknown.Groups["name"].Value}”", $"there is no field \"{unknown.Groups["name"].Value}\"") : Words.Same(message);
        return new(FileFault.AtLine(file, (int)broken.Start.Line, what, new("按 docs/method/figures.md 改写", "write it as docs/method/figures.md says")));
    }

    [GeneratedRegex("^Property '(?<name>[^']*)' not found", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();
}
