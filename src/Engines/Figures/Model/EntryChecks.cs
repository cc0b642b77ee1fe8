using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>What a check found about an entry.</summary>
/// <param name="Rule">The check: <c>sign</c>, <c>later-status</c>, <c>jump</c>, <c>slip</c>, <c>parts</c>, <c>derived</c>.</param>
/// <param name="Refuses">Whether the row is refused; else it is only a warning.</param>
/// <param name="Text">The reason, with the values.</param>
public sealed record Finding(string Rule, bool Refuses, Words Text);

/// <summary>A rule of the pack about entries of an indicator.</summary>
/// <param name="Indicator">Indicator code; <c>*</c> for all.</param>
/// <param name="Check">The check it governs.</param>
/// <param name="Refuses">Whether a finding refuses the row.</param>
/// <param name="Limit">The limit where the check has one: the factor of a jump, the share by which a stated value may differ from the formula's.</param>
/// <param name="Parts">For <c>parts</c>: indicators that add up to this one.</param>
public sealed record CheckRule(string Indicator, string Check, bool Refuses, decimal? Limit, IReadOnlyList<string> Parts);

/// <summary>Checks of single entries. Without a pack rule every finding only warns.</summary>
public static class EntryChecks
{
    /// <summary>Checks that need nothing but the entry: a quantity that cannot be negative.</summary>
    public static IEnumerable<Finding> Check(Entry entry, IReadOnlyList<CheckRule> rules)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Value.Mantissa < 0 && !MayBeNegative(entry.Unit.Dimension))
        {
            yield return new("sign", Refuses(rules, entry.Fact.Indicator, "sign"),
                new($"{entry.Fact.Indicator} 为负数 {entry.Value}{entry.Unit}", $"{entry.Fact.Indicator} is negative: {entry.Value} {entry.Unit}"));
        }
    }

    /// <summary>Checks against the fact's own history: a later status without an earlier one.</summary>
    public static IEnumerable<Finding> AgainstHistory(Entry entry, FactRecord record)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(record);
        if (entry.Status is FigureStatus.Final or FigureStatus.Revised
            && !record.Claims.Any(claim => claim.Status < entry.Status && claim.Status != FigureStatus.AsPrinted))
        {
            yield return new("later-status", false,
                new($"{entry.Status.Name().Chinese}数之前没有快报或初步数", $"a {entry.Status.Word()} value without a preliminary or initial one before"));
        }
    }

    /// <summary>Compares a value with the one of the period before: a 10⁴ slip of the unit, or a jump beyond the limit.</summary>
    public static Finding? AgainstBefore(Entry entry, Quantity before, IReadOnlyList<CheckRule> rules)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var now = new Quantity(entry.Value.Number, entry.Unit);
        if (!now.Unit.ConvertsTo(before.Unit) || before.Value == 0 || now.Value == 0) return null;
        // Exact fractions: the ratio of two values may lie beyond every decimal.
        var size = Size(now.InBase / before.InBase);
        if (Between(size, 3_000m, 30_000m) || Between(size, 0.00003m, 0.0003m))
        {
            return new("slip", Refuses(rules, entry.Fact.Indicator, "slip"), new(
                $"{now} 与上期 {before} 相差约一万倍，单位可能错位", $"{now} is about 10,000 times off the period before ({before}): the unit may have slipped"));
        }
        var limit = Rule(rules, entry.Fact.Indicator, "jump")?.Limit ?? 3m;
        return size.CompareTo(Rational.From(limit)) > 0 || (size * Rational.From(limit)).CompareTo(Rational.One) < 0
            ? new("jump", Refuses(rules, entry.Fact.Indicator, "jump"), new(
                $"{now} 与上期 {before} 相差超过 {limit} 倍", $"{now} differs from the period before ({before}) by more than {limit} times"))
            : null;
    }

    /// <summary>Compares a stated value with what the pack's formula computes: a derived figure is computed, so a typed one has to agree.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="computed">What the formula gives.</param>
    /// <param name="rules">The pack's rules; a <c>derived</c> rule may refuse, and its limit is the share it may differ by, 1 % without one.</param>
    /// <returns>Null when they agree within the limit or do not convert into each other.</returns>
    public static Finding? AgainstFormula(Entry entry, Quantity computed, IReadOnlyList<CheckRule> rules)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var stated = new Quantity(entry.Value.Number, entry.Unit);
        if (!stated.Unit.ConvertsTo(computed.Unit)) return null;
        var limit = Rational.From(Rule(rules, entry.Fact.Indicator, "derived")?.Limit ?? 0.01m);
        return Size(stated.InBase - computed.InBase).CompareTo(limit * Size(computed.InBase)) <= 0 ? null : new(
            "derived", Refuses(rules, entry.Fact.Indicator, "derived"), new(
                $"{entry.Fact.Indicator} 由公式算出 {new Quantity(Math.Round(computed.Value, 4), computed.Unit)}，填的是 {stated}",
                $"{entry.Fact.Indicator} is computed as {new Quantity(Math.Round(computed.Value, 4), computed.Unit)}; stated is {stated}"));
    }

    /// <summary>Compares a whole with the sum of its parts, exactly, to as many decimals as the whole has: parts may be printed finer.</summary>
    public static Finding? PartsAgainstWhole(Fact whole, Quantity stated, IReadOnlyList<Quantity> parts, bool refuses)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sum = parts.Aggregate(new Rational(0), (total, part) => total + part.InBase);
        if (sum == stated.InBase || (sum / stated.Unit.Ratio).Round(stated.Value.Scale) == stated.Value) return null;
        var shown = (sum / stated.Unit.Ratio).Round(6);
        return new("parts", refuses, new(
            $"{whole.Indicator} {stated} 不等于各部分之和 {shown}{stated.Unit}", $"{whole.Indicator} {stated} is not the sum of its parts, {shown} {stated.Unit}"));
    }

    /// <summary>The pack's rule for a check of an indicator; the indicator's own before the general one; null without one.</summary>
    public static CheckRule? Rule(IReadOnlyList<CheckRule> rules, string indicator, string check)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.FirstOrDefault(rule => rule.Check == check && rule.Indicator == indicator)
            ?? rules.FirstOrDefault(rule => rule.Check == check && rule.Indicator == "*");
    }

    private static bool Refuses(IReadOnlyList<CheckRule> rules, string indicator, string check) => Rule(rules, indicator, check)?.Refuses ?? false;

    private static Rational Size(Rational value) => value.Sign < 0 ? -value : value;

    private static bool Between(Rational value, decimal low, decimal high) =>
        value.CompareTo(Rational.From(low)) > 0 && value.CompareTo(Rational.From(high)) < 0;

    private static bool MayBeNegative(Dimension dimension) =>
        dimension is Dimension.Share or Dimension.SharePoints or Dimension.Multiple or Dimension.Money or Dimension.ForeignMoney or Dimension.Ratio;
}
