using Microsoft.CodeAnalysis.CSharp;
using OneCity.Testing;

namespace OneCity.Rules;

/// <summary>A source tree that the rules read: the real one, or a planted one that must be found guilty.</summary>
/// <param name="Root">The folder that holds <c>src</c> and <c>tests</c>.</param>
public sealed record Tree(string Root)
{
    private static readonly string[] Skipped = ["/node_modules/", "/artifacts/", "/obj/", "/bin/", "/wwwroot/assets/", "/tests/Rules/Planted/"];

    /// <summary>The repository itself.</summary>
    public static Tree Real { get; } = new(TestData.InRepository());

    /// <summary>The engines: the folders of <c>src/Engines</c>, never a list.</summary>
    public IReadOnlyList<string> Engines { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Engines")).Select(each => Path.GetFileName(each)!).Order(StringComparer.Ordinal)];

    /// <summary>The tree planted for a rule.</summary>
    public static Tree Planted(string rule) => new(TestData.InRepository("tests", "Rules", "Planted", rule));

    /// <summary>Files below a folder whose names end so, as paths relative to the root; empty when the folder is missing.</summary>
    public IEnumerable<string> Files(string folder, string ending)
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start)) return [];
        return Directory.EnumerateFiles(start, $"*{ending}", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !Skipped.Any(part => $"/{file}".Contains(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The text of a file.</summary>
    public string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The syntax of a C# file.</summary>
    public Microsoft.CodeAnalysis.SyntaxNode Syntax(string file) => CSharpSyntaxTree.ParseText(Text(file)).GetRoot();

    /// <summary>The engine a path belongs to; null when it belongs to none.</summary>
    public static string? EngineOf(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var parts = file.Split('/');
        return parts is ["src", "Engines", var engine, _, ..] ? engine : null;
    }
}
