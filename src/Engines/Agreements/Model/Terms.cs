using System.Collections.Immutable;
using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Shares of an amount, one per party in the order of <see cref="Terms.Parties"/>; they add up to exactly one.</summary>
public sealed record ShareSet(ImmutableArray<Rational> Parts);

/// <summary>A ratio in force for a range of a firm's years; the last one goes on after its end.</summary>
/// <param name="FromYear">First year of the firm, counted from 1.</param>
/// <param name="ToYear">Last year; null when it goes on.</param>
/// <param name="Shares">Who gets what.</param>
public sealed record RatioStep(int FromYear, int? ToYear, ShareSet Shares);

/// <summary>A marginal band: shares of the part of a firm's year above the limit and below the next band.</summary>
/// <param name="OverFen">Where the band begins.</param>
/// <param name="Shares">Who gets what of that part.</param>
public sealed record Band(Rational OverFen, ShareSet Shares);

/// <summary>What an amount measured on the years before recognition means.</summary>
public enum BaseKind
{
    /// <summary>The average of the basis, after deduction, of the prior years.</summary>
    PriorAverage,

    /// <summary>A fixed amount.</summary>
    Amount,
}

/// <summary>A base that stays with one party; only what is above it is shared.</summary>
/// <param name="Kind">How the base is found.</param>
/// <param name="PriorYears">Years averaged; the divisor even when a year had no receipts.</param>
/// <param name="AmountFen">The fixed base.</param>
/// <param name="BaseTo">Index of the party that keeps the base.</param>
public sealed record Increment(BaseKind Kind, int PriorYears, Rational AmountFen, int BaseTo);

/// <summary>The average that a firm must have paid before it enters.</summary>
/// <param name="AverageFen">At least this much a year.</param>
/// <param name="PriorYears">Over so many years before recognition; the divisor.</param>
/// <param name="Heads">Tax heads counted.</param>
public sealed record Threshold(Rational AverageFen, int PriorYears, ImmutableArray<string> Heads);

/// <summary>What a cap is measured on.</summary>
public enum CapMeasure
{
    /// <summary>What the out parties have received by sharing.</summary>
    OutShare,

    /// <summary>The whole amount that has been shared.</summary>
    Total,
}

/// <summary>Where sharing ends for a firm.</summary>
/// <param name="PriorYearsSum">The cap is the sum of so many years before recognition; null with a fixed amount.</param>
/// <param name="AmountFen">The fixed amount, used when <paramref name="PriorYearsSum"/> is null.</param>
/// <param name="Measure">What is counted.</param>
public sealed record Cap(int? PriorYearsSum, Rational AmountFen, CapMeasure Measure);

/// <summary>For how many years a firm's receipts are shared.</summary>
/// <param name="Years">Years.</param>
/// <param name="ExtendYears">More years while the cap is not reached; zero for none.</param>
public sealed record Term(int Years, int ExtendYears);

/// <summary>What a party gets at least, paid from the collector's share.</summary>
/// <param name="Party">Index of the party.</param>
/// <param name="PerYearFen">The guaranteed amount a year.</param>
/// <param name="FromYear">From this year, counted from recognition, on.</param>
/// <param name="FromCalendarYear">Instead: from this calendar year on.</param>
/// <param name="IsPerAgreement">True when all firms together must reach it, false when each firm must.</param>
public sealed record Minimum(int Party, Rational PerYearFen, int FromYear, int? FromCalendarYear, bool IsPerAgreement);

/// <summary>Where a statistic counts.</summary>
public enum StatisticsKind
{
    /// <summary>Where it happens (在地统计).</summary>
    Location,

    /// <summary>Split by shares.</summary>
    Ratio,

    /// <summary>In full for both, in assessment only (全额双核算).</summary>
    FullBoth,

    /// <summary>Wholly to one party.</summary>
    Wholly,
}

/// <summary>How one indicator is attributed.</summary>
/// <param name="Indicator">Code or name of the indicator.</param>
/// <param name="Kind">The rule.</param>
/// <param name="Shares">For <see cref="StatisticsKind.Ratio"/>.</param>
/// <param name="To">Index of the party, for <see cref="StatisticsKind.Wholly"/>.</param>
/// <param name="IsPublishable">Whether the parties agreed to publish it; a figure counted twice never enters a published total.</param>
public sealed record StatisticsRule(string Indicator, StatisticsKind Kind, ShareSet? Shares, int? To, bool IsPublishable);

/// <summary>What the agreement is about; nothing named means every firm in the receipts.</summary>
/// <param name="Firms">Listed firms or projects; null when not listed.</param>
/// <param name="Park">The park whose receipts count; null when the receipts are not filtered.</param>
/// <param name="IsProjects">True when what is listed are projects, found in the receipts' column <c>project</c>.</param>
public sealed record AgreementObject(ImmutableArray<ListedFirm>? Firms, string? Park, bool IsProjects)
{
    /// <summary>Every firm in the receipts.</summary>
    public static AgreementObject Everyone { get; } = new(null, null, false);
}

/// <summary>A firm recognised by name.</summary>
/// <param name="Id">As the receipts call it.</param>
/// <param name="FromYear">Its year 1; null when it is the agreement's.</param>
public sealed record ListedFirm(string Id, int? FromYear);

/// <summary>The terms of a sharing agreement as they stand in one year.</summary>
/// <param name="Parties">Parties in the order named; ties in rounding go to the first.</param>
/// <param name="About">Firms, park or projects.</param>
/// <param name="Heads">Tax heads shared; empty where only statistics are agreed.</param>
/// <param name="Retained">Local part per head, in the order of <paramref name="Heads"/>; all one for the total.</param>
/// <param name="DeductsIncentives">Whether incentives paid to the firm are taken off first.</param>
/// <param name="Ratio">Steps in order; empty when bands begin at zero.</param>
/// <param name="Bands">Bands in order; empty for none.</param>
/// <param name="Increment">Base and increment; null for none.</param>
/// <param name="Threshold">Entry threshold; null for none.</param>
/// <param name="Cap">Cap; null for none.</param>
/// <param name="Term">Term; null for none.</param>
/// <param name="Minimum">Guaranteed minimum; null for none.</param>
/// <param name="Collector">Index of the collecting party.</param>
/// <param name="Transfer">How it is paid (上解, 拨付 …); null when not said.</param>
/// <param name="Statistics">Attribution of statistics.</param>
public sealed record Terms(
    ImmutableArray<Party> Parties,
    AgreementObject About,
    ImmutableArray<string> Heads,
    ImmutableArray<Rational> Retained,
    bool DeductsIncentives,
    ImmutableArray<RatioStep> Ratio,
    ImmutableArray<Band> Bands,
    Increment? Increment,
    Threshold? Threshold,
    Cap? Cap,
    Term? Term,
    Minimum? Minimum,
    int Collector,
    string? Transfer,
    ImmutableArray<StatisticsRule> Statistics)
{
    /// <summary>The head under which incentives paid to a firm are entered; never a tax head.</summary>
    public const string IncentiveHead = "incentive";

    /// <summary>Whether the basis is the total of every head.</summary>
    public bool IsTotal { get; } = Retained.All(part => part == Rational.One);

    /// <summary>The shares by ratio in a firm's year; the last step goes on; null when no step covers it.</summary>
    public ShareSet? FindShares(int firmYear)
    {
        for (var i = Ratio.Length - 1; i >= 0; i--)
        {
            var step = Ratio[i];
            if (firmYear < step.FromYear) continue;
            return i == Ratio.Length - 1 || step.ToYear is null || firmYear <= step.ToYear ? step.Shares : null;
        }
        return null;
    }
}

/// <summary>Terms in force from a year.</summary>
/// <param name="FromYear">First calendar year.</param>
/// <param name="Terms">The terms, amendments included.</param>
public sealed record TermsVersion(int FromYear, Terms Terms);

/// <summary>An agreement over its whole life.</summary>
/// <param name="Name">Its name; null when the file gives none.</param>
/// <param name="FromYear">The calendar year of recognition: year 1.</param>
/// <param name="Versions">Terms in order of the year they begin; the first begins at or before <paramref name="FromYear"/>.</param>
public sealed record Agreement(string? Name, int FromYear, ImmutableArray<TermsVersion> Versions)
{
    /// <summary>The terms in force in a calendar year.</summary>
    public Terms In(int year)
    {
        var found = Versions[0].Terms;
        foreach (var version in Versions)
        {
            if (version.FromYear <= year) found = version.Terms;
        }
        return found;
    }

    /// <summary>Every party that any version names, in the order first named.</summary>
    public ImmutableArray<Party> AllParties() =>
        [.. Versions.SelectMany(version => version.Terms.Parties).DistinctBy(party => party.Id)];
}
