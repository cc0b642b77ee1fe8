using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>A cell of a pivot as it is printed, in the indicator's unit.</summary>
public sealed record PivotJson(string Indicator, string Region, string Period, string Book, decimal Value, string Unit, string Status, bool Disputed)
{
    /// <summary>From a cell.</summary>
    public static PivotJson From(PivotCell cell, RegionDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(directory);
        var fact = cell.Fact;
        return new(fact.Indicator, fact.Region, fact.Period, fact.Book.Word(), cell.Value, directory.FindIndicator(fact.Indicator)?.Unit.Code ?? "", cell.Status.Word(), cell.IsDisputed);
    }
}

/// <summary>A derived figure as it is printed.</summary>
public sealed record DerivedJson(decimal? Value, string Formula, IReadOnlyList<DerivedJson.Of> Inputs, IReadOnlyList<DerivedJson.Of> Missing, string? BrokenBy)
{
    /// <summary>From what was computed.</summary>
    public static DerivedJson From(Derived derived)
    {
        ArgumentNullException.ThrowIfNull(derived);
        return new(
            derived.Value, derived.Formula,
            [.. derived.Inputs.Select(each => new Of(each.Fact.Indicator, each.Fact.Region, each.Fact.Period, each.Quantity.Value, each.Quantity.Unit.Code))],
            [.. derived.Missing.Select(fact => new Of(fact.Indicator, fact.Region, fact.Period, null, null))],
            derived.Break is { } broken ? $"{broken.From} {broken.Reason}" : null);
    }

    /// <summary>An input; a missing one has no value and no unit.</summary>
    public sealed record Of(string Indicator, string Region, string Period, decimal? Value, string? Unit);
}

/// <summary>One fact with all that is known of it, as it is printed.</summary>
public sealed record FactJson(
    string Indicator, string Region, string Period, string Book, string? Owner, bool Locked, FigureJson Taken, string Rule, IReadOnlyList<FigureJson> Claims,
    IReadOnlyList<ConflictJson> Conflicts, IReadOnlyList<Decision> Decisions, IReadOnlyList<PublicLine> PublicLog)
{
    /// <summary>From what is shown.</summary>
    public static FactJson From(FactShown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var fact = shown.Record.Fact;
        return new(
            fact.Indicator, fact.Region, fact.Period, fact.Book.Word(), shown.Owner, shown.Record.IsLocked, FigureJson.From(new(fact, shown.Taken.Claim, true)),
            shown.Taken.Rule.Code(), [.. shown.Record.Claims.Select(claim => FigureJson.From(new(fact, claim, claim == shown.Taken.Claim)))],
            [.. shown.Conflicts.Select(ConflictJson.From)], shown.Record.Decisions, shown.PublicLog);
    }
}

/// <summary>What changed since the caller last said "seen", as it is printed.</summary>
public sealed record ChangesJson(DateTimeOffset? Since, IReadOnlyList<ChangesJson.Line> Changes)
{
    /// <summary>From what was read.</summary>
    public static ChangesJson From(Changes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new(changes.Since, [.. changes.Lines.Select(line => new Line(
            FigureJson.From(new(line.Fact, line.Claim, line.IsTaken)), line.Before is { } before ? FigureJson.From(new(line.Fact, before, false)) : null, line.Contradicts, line.Actor))]);
    }

    /// <summary>A change: the claim, the one it corrects, and whether it contradicts another source.</summary>
    public sealed record Line(FigureJson Figure, FigureJson? Before, bool Contradicts, string Actor);
}
