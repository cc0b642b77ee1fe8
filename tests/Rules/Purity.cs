using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OneCity.Rules;

/// <summary>What calculates touches no I/O, clock, chance, thread, SQL or web; SQL stays with its own tables.</summary>
public static partial class Purity
{
    private static readonly HashSet<string> Impure = new(StringComparer.Ordinal)
    {
        "Task", "ValueTask", "TimeProvider", "IDatabase", "IReadSession", "IWriteSession", "HttpClient", "HttpContext",
        "FileStream", "Environment", "Random", "Console", "Thread", "IServiceCollection", "IEntropy",
    };

    /// <summary>Names in <c>Model/</c> that stand for the world outside.</summary>
    public static IReadOnlyList<string> Models(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src/Engines", ".cs")
                   where file.Contains("/Model/", StringComparison.Ordinal)
                   from name in tree.Syntax(file).DescendantNodes().OfType<SimpleNameSyntax>()
                   where Impure.Contains(name.Identifier.Text) && !IsMemberName(name) && !IsOwnTask(name)
                   select $"{file}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {name.Identifier.Text}"];
    }

    /// <summary>Tables named in an engine's SQL that do not start with the engine's own prefix.</summary>
    public static IReadOnlyList<string> ForeignTables(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. from file in tree.Files("src", ".cs").Concat(tree.Files("src", ".sql"))
                   let owner = Tree.EngineOf(file) ?? (file.StartsWith("src/Exchange/", StringComparison.Ordinal) ? "Exchange" : null)
                   where owner is not null
                   from table in Tables(file.EndsWith(".sql", StringComparison.Ordinal) ? [tree.Text(file)] : Literals(tree, file))
                   where !table.StartsWith($"{owner.ToLowerInvariant()}_", StringComparison.Ordinal)
                   select $"{file}: {table}"];
    }

    private static bool IsMemberName(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    /// <summary>A task of a work list is a word of the field; the thread's is generic or asked for something.</summary>
    private static bool IsOwnTask(SimpleNameSyntax name) =>
        name is IdentifierNameSyntax { Identifier.Text: "Task", Parent: not MemberAccessExpressionSyntax };

    private static IEnumerable<string> Literals(Tree tree, string file)
    {
        foreach (var node in tree.Syntax(file).DescendantNodes())
        {
            // A chain of "…" + "…" is one text; it is taken at its top.
            if (node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && node.Parent is not BinaryExpressionSyntax)
                yield return string.Concat(sum.DescendantNodes().Select(PartOf));
            else if (node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && node.Parent is not BinaryExpressionSyntax)
                yield return node is LiteralExpressionSyntax ? PartOf(node) : string.Concat(node.DescendantNodes().Select(PartOf));
        }
    }

    private static string PartOf(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        InterpolationSyntax => "§",
        _ => "",
    };

    private static IEnumerable<string> Tables(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (!Statement().IsMatch(text)) continue;
            var own = CommonTable().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (Match match in Table().Matches(text))
            {
                var name = match.Groups[1].Value;
                if (!own.Contains(name) && !Systems().IsMatch(name)) yield return name;
            }
        }
    }

    [GeneratedRegex(@"^\s*(--[^\n]*\n\s*)*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|COPY)\s+\S+", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?AS\s+(?:NOT\s+|MATERIALIZED\s+)*\(", RegexOptions.IgnoreCase)]
    private static partial Regex CommonTable();

    // After FROM and JOIN a name with a bracket is a function; after the others it is a table with its columns.
    [GeneratedRegex(@"\b(?:(?:FROM|JOIN)\s+(?:ONLY\s+)?""?([a-z][a-z0-9_]*)""?(?![a-z0-9_(.""])(?!\s*\()|(?:INTO|UPDATE|TABLE|COPY)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?""?(?<1>[a-z][a-z0-9_]*)""?(?![a-z0-9_.""]))")]
    private static partial Regex Table();

    [GeneratedRegex("^(pg_|sqlite_|information_schema|excluded$|unnest$|generate_series$|json_each$|stdin$|set$|of$)")]
    private static partial Regex Systems();
}
