using OneCity.Kernel;

namespace OneCity.Figures.Model.Books;

/// <summary>How an agreement counts an activity in the assessment book.</summary>
public enum AttributionKind
{
    /// <summary>Where it takes place (在地).</summary>
    Location,

    /// <summary>Split between the parties by their shares (按比例分算).</summary>
    Ratio,

    /// <summary>In full for every party (全额双核算).</summary>
    FullBoth,

    /// <summary>In full for one side only.</summary>
    Wholly,
}

/// <summary>A party of an attribution.</summary>
/// <param name="Region">The region it counts for.</param>
/// <param name="Share">Its share, 0 to 1; null where the rule needs none.</param>
public sealed record AttributedParty(RegionCode Region, Share? Share = null);

/// <summary>One rule of an agreement about one indicator of one activity.</summary>
/// <param name="Indicator">Code, name or synonym of the indicator.</param>
/// <param name="Kind">How it is counted.</param>
/// <param name="Activity">Code of the park, organisation or region whose official figures the agreement is about.</param>
/// <param name="LocatedIn">Where it takes place; the official book counts it there.</param>
/// <param name="Parties">For <see cref="AttributionKind.Ratio"/> with shares that sum to 1; for <see cref="AttributionKind.FullBoth"/> those it counts for; for <see cref="AttributionKind.Wholly"/> the one side.</param>
/// <param name="InForce">Days it is in force; a period counts when all of it lies inside.</param>
/// <param name="IsPublishable">What the agreement says about publishing. It is kept and shown; the guard of the assessment book heeds no agreement.</param>
public sealed record AttributionRule(
    string Indicator, AttributionKind Kind, string Activity, RegionCode LocatedIn, IReadOnlyList<AttributedParty> Parties, InForce InForce, bool IsPublishable)
{
    /// <summary>Whether the whole period lies within the rule's days.</summary>
    public bool Holds(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return InForce.On(period.FirstDay) && InForce.On(period.LastDay);
    }
}

/// <summary>A rule with the agreement it comes from.</summary>
/// <param name="Agreement">Name or number of the agreement.</param>
/// <param name="Rule">The rule.</param>
public sealed record AgreedAttribution(string Agreement, AttributionRule Rule);
