using OneCity.Figures.Features.Books;
using OneCity.Figures.Model.Books;

namespace OneCity.Figures.Http;

/// <summary>The words for the kinds of attribution in files and answers.</summary>
public static class AttributionWords
{
    /// <summary>The word of a kind.</summary>
    public static string Word(this AttributionKind kind) => kind switch
    {
        AttributionKind.Location => "location",
        AttributionKind.Ratio => "ratio",
        AttributionKind.FullBoth => "full_both",
        AttributionKind.Wholly => "wholly",
    };

    /// <summary>The kind of a word; null when there is none.</summary>
    public static AttributionKind? Find(string word) => word switch
    {
        "location" => AttributionKind.Location,
        "ratio" => AttributionKind.Ratio,
        "full_both" => AttributionKind.FullBoth,
        "wholly" => AttributionKind.Wholly,
        _ => null,
    };
}

/// <summary>A statistics rule of an agreement as it is printed.</summary>
public sealed record AttributionJson(
    string Agreement, string Indicator, string Rule, string Activity, string LocatedIn, IReadOnlyList<AttributionJson.Party> Parties, DateOnly? From, DateOnly? To, bool Publish)
{
    /// <summary>From a rule.</summary>
    public static AttributionJson Of(AgreedAttribution agreed)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        var rule = agreed.Rule;
        return new(
            agreed.Agreement, rule.Indicator, rule.Kind.Word(), rule.Activity, rule.LocatedIn.Digits,
            [.. rule.Parties.Select(party => new Party(party.Region.Digits, party.Share?.Ratio))], rule.InForce.From, rule.InForce.To, rule.IsPublishable);
    }

    /// <summary>A party and its share.</summary>
    public sealed record Party(string Region, decimal? Ratio);
}

/// <summary>A computed assessment book as it is printed.</summary>
public sealed record SettledJson(IReadOnlyList<SettledJson.Line> Regions, IReadOnlyList<string> Missing)
{
    /// <summary>From what was computed.</summary>
    public static SettledJson From(SettledAssessment settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return new([.. settled.Regions.Select(each => new Line(each.Region, each.Official.Value, each.Assessment.Value, each.Official.Unit.Code))], settled.Missing);
    }

    /// <summary>A region in both books, in the unit of its official figure.</summary>
    public sealed record Line(string Region, decimal Official, decimal Assessment, string Unit);
}
