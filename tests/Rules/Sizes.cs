using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OneCity.Rules;

/// <summary>Small files, short functions, one file a type.</summary>
public static class Sizes
{
    private const int FileLinesMax = 400;
    private const int FunctionLinesMax = 60;

    /// <summary>Files over 400 lines; pages count as files.</summary>
    public static IReadOnlyList<string> Files(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from ending in (string[])[".cs", ".razor", ".css", ".js", ".mjs"]
                   from file in tree.Files("src", ending).Concat(tree.Files("tests", ending)).Concat(tree.Files("benchmarks", ending))
                   where File.ReadLines(Path.Combine(tree.Root, file)).Count() > FileLinesMax
                   select file];
    }

    /// <summary>The median number of lines of the C# files in <c>src</c>.</summary>
    public static int Median(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var lines = tree.Files("src", ".cs").Select(file => File.ReadLines(Path.Combine(tree.Root, file)).Count()).Order().ToList();
        return lines.Count == 0 ? 0 : lines[lines.Count / 2];
    }

    /// <summary>Functions of 60 lines or more, body included.</summary>
    public static IReadOnlyList<string> Functions(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".cs")
                   from function in tree.Syntax(file).DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
                   let span = function.GetLocation().GetLineSpan()
                   where span.EndLinePosition.Line - span.StartLinePosition.Line + 1 > FunctionLinesMax
                   select $"{file}#{NameOf(function)}"];
    }

    /// <summary>Types spread over several hand-written files (generated regular expressions and pages have one file each).</summary>
    public static IReadOnlyList<string> SpreadTypes(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".cs")
                   from type in tree.Syntax(file).DescendantNodes().OfType<TypeDeclarationSyntax>()
                   where type.Modifiers.Any(modifier => modifier.Text == "partial")
                   let space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString()
                   group file by $"{space}.{type.Identifier.Text}" into places
                   where places.Distinct().Count() > 1
                   select $"{places.Key}: {string.Join(", ", places.Distinct())}"];
    }

    private static string NameOf(Microsoft.CodeAnalysis.SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => "operator",
    };
}
