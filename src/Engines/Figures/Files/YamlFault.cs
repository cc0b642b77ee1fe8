using System.Text.RegularExpressions;
using OneCity.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OneCity.Figures.Files;

/// <summary>Reads a YAML text, and says what is wrong with it in the words of whoever wrote it.</summary>
internal static partial class YamlFault
{
    /// <summary>What the text says; a new one when it says nothing.</summary>
    /// <exception cref="FileFaultException">With the line; a field that is not known is named.</exception>
    public static T Read<T>(string text, string file) where T : class, new()
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithEnforceNullability().Build().Deserialize<T?>(text) ?? new();
        }
        catch (YamlException broken)
        {
            throw Of(broken.InnerException?.Message ?? broken.Message, (int)Math.Max(1, broken.Start.Line), file);
        }
        // What the parser's own scanner stumbles over, such as {park: # a comment}.
        catch (InvalidOperationException)
        {
            throw Of("", 1, file);
        }
    }

    private static FileFaultException Of(string message, int line, string file)
    {
        var what = Unknown().Match(message) is { Success: true } unknown
            ? new Words($"没有字段“{unknown.Groups["name"].Value}”", $"there is no field \"{unknown.Groups["name"].Value}\"")
            : message.Contains("nullability", StringComparison.Ordinal) ? new("字段后面没有值", "a field has no value")
            : new($"不是有效的 YAML：{message}", $"not valid YAML: {message}");
        return new(FileFault.AtLine(file, line, what, new("按 docs/method/figures.md 改写", "write it as docs/method/figures.md says")));
    }

    [GeneratedRegex("^Property '(?<name>[^']*)' not found", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();
}
