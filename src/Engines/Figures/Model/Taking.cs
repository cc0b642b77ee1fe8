using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>The ground on which a claim is taken before the others.</summary>
public enum TakingRule
{
    /// <summary>It is the only claim that stands.</summary>
    Only,

    /// <summary>The organisation that owns the indicator in the region says so (一数一源).</summary>
    Owner,

    /// <summary>Its status ranks higher.</summary>
    Status,

    /// <summary>Its source has the better grade.</summary>
    SourceGrade,

    /// <summary>It became known last.</summary>
    Newest,

    /// <summary>A person decided, with a reason.</summary>
    Decision,

    /// <summary>A scope's own sourced figure stands before the sum over its members.</summary>
    OwnFigure,
}

/// <summary>What the rule needs to know about a fact besides its claims.</summary>
/// <param name="OwnerOf">The organisation that owns the indicator in the region; null when nobody is named.</param>
/// <param name="GradeOf">Rank of a source's grade, higher is better; 0 for a source without a grade.</param>
public sealed record TakingGround(Func<Fact, string?> OwnerOf, Func<string, int> GradeOf);

/// <summary>The claim taken, and why.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Rule">The first criterion by which it beats the best of the others.</param>
/// <param name="Decision">The decision when a person took it.</param>
public sealed record Taken(Claim Claim, TakingRule Rule, Decision? Decision = null);

/// <summary>Which claim of a fact is taken: owner first, then status, then source grade, then newest, or a person's decision.</summary>
public static class Taking
{
    /// <summary>The code printed for a rule.</summary>
    public static string Code(this TakingRule rule) => rule switch
    {
        TakingRule.Only => "only",
        TakingRule.Owner => "owner",
        TakingRule.Status => "status",
        TakingRule.SourceGrade => "source-grade",
        TakingRule.Newest => "newest",
        TakingRule.Decision => "decision",
        TakingRule.OwnFigure => "own-figure",
    };

    /// <summary>The claims that stand: of each (status, source) the last one written. Earlier ones are superseded, not lost.</summary>
    public static List<Claim> Standing(IEnumerable<Claim> claims) =>
        [.. claims.GroupBy(claim => (claim.Status, claim.Source))
            .Select(same => same.OrderBy(claim => claim.Sequence).ThenBy(claim => claim.Number).Last())
            .OrderBy(claim => claim.Number)];

    /// <summary>The claim taken; null when there is none.</summary>
    /// <remarks>
    /// A decision holds for the claim's status and source, corrections included, until a claim of a higher status becomes
    /// known after it or somebody decides anew.
    /// </remarks>
    public static Taken? Take(Fact fact, IReadOnlyList<Claim> claims, IReadOnlyList<Decision> decisions, TakingGround ground)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(ground);
        var standing = claims.Count == 1 ? [claims[0]] : Standing(claims);
        if (standing.Count == 0) return null;
        if (decisions.Count > 0 && Decided(claims, standing, decisions[^1]) is { } decided) return decided;
        if (standing.Count == 1) return new(standing[0], TakingRule.Only);
        var owner = ground.OwnerOf(fact);
        standing.Sort((a, b) => -Compare(a, b, owner, ground).Order);
        return new(standing[0], Compare(standing[0], standing[1], owner, ground).Rule);
    }

    private static Taken? Decided(IReadOnlyList<Claim> claims, List<Claim> standing, Decision decision)
    {
        var chosen = claims.FirstOrDefault(claim => claim.Number == decision.ClaimNumber);
        if (chosen is null) return null;
        var holds = standing.Find(claim => claim.Status == chosen.Status && claim.Source == chosen.Source);
        var overtaken = standing.Exists(claim => claim.Status > chosen.Status && claim.KnownAtUs > decision.AtUs);
        return holds is null || overtaken ? null : new(holds, TakingRule.Decision, decision);
    }

    private static (int Order, TakingRule Rule) Compare(Claim a, Claim b, string? responsible, TakingGround ground)
    {
        var owner = (a.Owner == responsible).CompareTo(b.Owner == responsible);
        if (owner != 0) return (owner, TakingRule.Owner);
        var status = a.Status.CompareTo(b.Status);
        if (status != 0) return (status, TakingRule.Status);
        var grade = ground.GradeOf(a.Source).CompareTo(ground.GradeOf(b.Source));
        if (grade != 0) return (grade, TakingRule.SourceGrade);
        var sequence = a.Sequence.CompareTo(b.Sequence);
        return (sequence != 0 ? sequence : a.Number.CompareTo(b.Number), TakingRule.Newest);
    }
}
