using System.Collections;
using OneCity.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OneCity.Composition;

/// <summary>Where settings come from besides the file: flags as given, and the process's environment.</summary>
/// <param name="Flags">Flag to value, such as <c>--port</c> to <c>8081</c>.</param>
/// <param name="Environment">Variables that begin with <c>ONECITY_</c>.</param>
public sealed record SettingSources(IReadOnlyDictionary<string, string> Flags, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Variables with this beginning belong to the tests and are no settings.</summary>
    private const string TestPrefix = "ONECITY_TEST_";

    /// <summary>This process's environment, with these flags.</summary>
    public static SettingSources Process(IReadOnlyDictionary<string, string>? flags = null)
    {
        var variables = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(each => ((string)each.Key, (string?)each.Value ?? ""))
            .Where(each => each.Item1.StartsWith("ONECITY_", StringComparison.Ordinal)
                && !each.Item1.StartsWith(TestPrefix, StringComparison.Ordinal) && each.Item2.Length > 0)
            .ToDictionary(each => each.Item1, each => each.Item2);
        return new(flags ?? new Dictionary<string, string>(), variables);
    }

    /// <summary>Reads a settings file, YAML or JSON (which YAML contains), to dotted names with their lines.</summary>
    /// <exception cref="FileFaultException">When it is no such file.</exception>
    public static IReadOnlyList<(string Name, string Value, int Line)> ReadFile(string file)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(file);
            stream.Load(reader);
        }
        catch (YamlException broken)
        {
            throw new FileFaultException(FileFault.AtLine(
                file, (int)broken.Start.Line, new($"不是 YAML 或 JSON：{broken.Message}", $"neither YAML nor JSON: {broken.Message}"),
                new("检查缩进与引号", "check indentation and quotes")));
        }
        var found = new List<(string, string, int)>();
        if (stream.Documents.Count > 0) Walk(file, stream.Documents[0].RootNode, "", found);
        return found;
    }

    private static void Walk(string file, YamlNode node, string name, List<(string, string, int)> found)
    {
        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                    Walk(file, value, name.Length == 0 ? $"{key}" : $"{name}.{key}", found);
                break;
            case YamlScalarNode { Value: { } text } when name.Length > 0:
                found.Add((name, text, (int)node.Start.Line));
                break;
            case YamlScalarNode { Value: null or "" } when name.Length == 0:
                break;
            default:
                throw new FileFaultException(FileFault.AtLine(
                    file, (int)node.Start.Line, new($"{name} 应为一个值", $"{name} should be one value"), new("写作“名称: 值”", "write `name: value`")));
        }
    }
}
