using OneCity.Agreements;
using OneCity.Agreements.Model;
using OneCity.Figures;
using OneCity.Figures.Features.Books;
using OneCity.Figures.Model.Books;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Joins;

/// <summary>Statistics rules of an agreement about a park go to the assessment book; without a park and cities that the directory knows there is nothing to count.</summary>
internal sealed class AgreementsToFigures(Func<AttributionsEngine> attributions, IDirectory directory) : ITakeStatistics
{
    public Task Take(IWriteSession session, Actor actor, AgreedStatistics agreed)
    {
        var known = directory.Current;
        var park = known.Content.Parks.FirstOrDefault(each => each.Code == agreed.Park || each.Name == agreed.Park)?.Code;
        var rules = agreed.Rules.Select(rule => park is null ? null : Placed(rule, park, known)).OfType<AttributionRule>().ToList();
        return attributions().Record(session, actor, new RecordAttributions.Request(agreed.Agreement, rules));
    }

    private static AttributionRule? Placed(StatisticsInForce each, string park, RegionDirectory known)
    {
        RegionCode? Region(Party? party) => party?.Member is { } code ? known.FindRegion(code)?.Code : null;
        if (Region(each.Parties.FirstOrDefault(party => party.Role == PartyRole.In)) is not { } place) return null;
        var sides = each.Rule.Kind switch
        {
            StatisticsKind.Location => [],
            StatisticsKind.Ratio => each.Parties.Zip(each.Rule.Shares!.Parts).Where(pair => pair.Second.Sign != 0).Select(pair => (Region: Region(pair.First), Share: (Rational?)pair.Second)).ToList(),
            StatisticsKind.FullBoth => [.. each.Parties.Where(party => party.Role is PartyRole.In or PartyRole.Out).Select(party => (Region(party), (Rational?)null))],
            StatisticsKind.Wholly => [(Region(each.Parties[each.Rule.To!.Value]), null)],
        };
        if (sides.Exists(side => side.Region is null)) return null;
        return new(each.Rule.Indicator, Enum.Parse<AttributionKind>(each.Rule.Kind.ToString()), park, place,
            [.. sides.Select(side => new AttributedParty(side.Region!.Value, side.Share is { } share ? new Share(Decimal(share)) : null))],
            new InForce(new DateOnly(each.FromYear, 1, 1), each.ToYear is { } last ? new DateOnly(last, 12, 31) : null), each.Rule.IsPublishable);
    }

    private static decimal Decimal(Rational share) => (decimal)share.Numerator / (decimal)share.Denominator;
}
