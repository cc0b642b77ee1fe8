using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OneCity.Rules;

/// <summary>Words of the field, units in types, an audit event for every change.</summary>
public static partial class Names
{
    private static readonly string[] Forbidden = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Impl", "Dto", "Common", "Core"];

    /// <summary>Types whose names say nothing.</summary>
    public static IReadOnlyList<string> EmptyNames(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".cs").Concat(tree.Files("tests", ".cs"))
                   from type in tree.Syntax(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                   where Forbidden.Any(ending => type.Identifier.Text.EndsWith(ending, StringComparison.Ordinal))
                   select $"{file}: {type.Identifier.Text}"];
    }

    /// <summary>Public numbers for amounts, distances, durations, areas, shares and speeds without a quantity or a unit in the name.</summary>
    public static IReadOnlyList<string> BareNumbers(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src/Engines", ".cs").Concat(tree.Files("src/Kernel", ".cs")).Concat(tree.Files("src/Exchange", ".cs"))
                   from node in tree.Syntax(file).DescendantNodes()
                   let found = Number(node)
                   where found is not null && Measured().IsMatch(found)
                   select $"{file}: {found}"];
    }

    /// <summary>Use cases that write and name no audit event.</summary>
    public static IReadOnlyList<string> Unaudited(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src/Engines", ".cs")
                   where file.Contains("/Features/", StringComparison.Ordinal)
                   let text = tree.Text(file)
                   where WritesAway().IsMatch(text) && !text.Contains("AuditEvent", StringComparison.Ordinal)
                   select file];
    }

    /// <summary>Leftovers and waiting in code.</summary>
    public static IReadOnlyList<string> Leftovers(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".cs").Concat(tree.Files("tests", ".cs")).Concat(tree.Files("src", ".razor"))
                   where !file.StartsWith("tests/Rules/", StringComparison.Ordinal)
                   from line in tree.Text(file).Split('\n').Select((text, index) => (text, number: index + 1))
                   where Leftover().IsMatch(line.text)
                   select $"{file}:{line.number}"];
    }

    private static string? Number(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        PropertyDeclarationSyntax property when property.Modifiers.Any(each => each.Text == "public") && IsNumber(property.Type) => property.Identifier.Text,
        ParameterSyntax { Type: { } type } parameter when IsNumber(type) && IsPublicMember(parameter) => parameter.Identifier.Text,
        _ => null,
    };

    private static bool IsNumber(TypeSyntax type) => type.ToString().TrimEnd('?') is "double" or "decimal" or "float" or "int" or "long";

    private static bool IsPublicMember(ParameterSyntax parameter) => parameter.Parent?.Parent switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(each => each.Text == "public") && IsPublicType(method.Parent),
        RecordDeclarationSyntax record => record.Modifiers.Any(each => each.Text == "public"),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(each => each.Text == "public") && IsPublicType(constructor.Parent),
        _ => false,
    };

    private static bool IsPublicType(Microsoft.CodeAnalysis.SyntaxNode? node) =>
        node is BaseTypeDeclarationSyntax type && type.Modifiers.Any(each => each.Text == "public");

    [GeneratedRegex("([a-z]|^)(Amount|Distance|Duration|Area|Share|Speed|Price|Fee)$|^(amount|distance|duration|area|share|speed|price|fee)$")]
    private static partial Regex Measured();

    [GeneratedRegex(@"\.Write(<[^>]*>)?\(|\.Execute\(")]
    private static partial Regex WritesAway();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|Thread\.Sleep|Assert\.True\(true\)|Skip\s*=\s*""")]
    private static partial Regex Leftover();
}
