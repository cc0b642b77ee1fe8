using OneCity.Testing;
using Xunit;

namespace OneCity.Rules;

/// <summary>Each rule on the real tree, less the known debts, and on a planted violation that it must catch.</summary>
public sealed class RuleTests
{
    private static readonly Dictionary<string, Func<Tree, IReadOnlyList<string>>> Rules = new(StringComparer.Ordinal)
    {
        ["references"] = References.Offenders,
        ["foreign-names"] = References.ForeignNames,
        ["joins"] = References.Joins,
        ["locks"] = Locks.Offenders,
        ["models"] = Purity.Models,
        ["tables"] = Purity.ForeignTables,
        ["files"] = Sizes.Files,
        ["functions"] = Sizes.Functions,
        ["spread-types"] = Sizes.SpreadTypes,
        ["empty-names"] = Names.EmptyNames,
        ["bare-numbers"] = Names.BareNumbers,
        ["unaudited"] = Names.Unaudited,
        ["leftovers"] = Names.Leftovers,
        ["silent-engines"] = Papers.SilentEngines,
        ["dead-links"] = Papers.DeadLinks,
    };

    public static TheoryData<string> Names_of_rules => [.. Rules.Keys];

    [Theory, MemberData(nameof(Names_of_rules))]
    public void The_tree_keeps_the_rule(string rule)
    {
        var debts = Debts().Where(debt => debt.Rule == rule).Select(debt => debt.Place).ToHashSet(StringComparer.Ordinal);
        var offenders = Rules[rule](Tree.Real);
        var fresh = offenders.Except(debts).ToList();
        Assert.True(fresh.Count == 0, $"{fresh.Count} break the rule '{rule}':\n{string.Join('\n', fresh)}");
        // A debt that was paid leaves the list, so that it only shrinks.
        var paid = debts.Except(offenders).ToList();
        Assert.True(paid.Count == 0, $"These debts are paid, take them off known-debts.txt:\n{string.Join('\n', paid)}");
    }

    [Theory, MemberData(nameof(Names_of_rules))]
    public void The_rule_catches_its_planted_violation(string rule)
    {
        var expected = File.ReadAllLines(TestData.InRepository("tests", "Rules", "Planted", rule, "expected.txt"));
        Assert.Equal(expected, Rules[rule](Tree.Planted(rule)));
    }

    [Fact]
    public void The_files_of_the_tree_are_small_at_the_median() => Assert.InRange(Sizes.Median(Tree.Real), 1, 120);

    private static IEnumerable<(string Rule, string Place)> Debts() =>
        from line in File.ReadLines(TestData.InRepository("known-debts.txt"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split(" | ", 3)
        select (parts[0], parts[1]);
}
