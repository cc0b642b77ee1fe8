using System.Globalization;
using OneCity.Figures;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>Fetches figures for reading pages and turns them into words: what the reader may see, with every source they may see.</summary>
public sealed class FigureShelf(FiguresEngine figures, IDirectory directory)
{
    /// <summary>Facts by filter, ordered by period; of what is public for those who may not look inside.</summary>
    public async Task<IReadOnlyList<ShownFact>> List(Actor actor, Language language, FigureFilter filter, CancellationToken stop = default)
    {
        var all = await figures.List(actor, filter with { Book = FigureBook.Official, All = true }, stop);
        var seesInside = figures.MayInspect(actor);
        return
        [
            .. all.Where(each => seesInside || !each.IsSecret).GroupBy(each => each.Fact).Where(fact => fact.Any(each => each.IsTaken))
                .Select(fact => Shown(fact.Key, [.. fact], language, seesInside)).OrderBy(fact => fact.Period),
        ];
    }

    private ShownFact Shown(Fact fact, List<OneCity.Figures.Model.Figure> stated, Language language, bool leadsInside)
    {
        var taken = stated.First(each => each.IsTaken).Claim;
        var indicator = directory.Current.FindIndicator(fact.Indicator);
        var value = InUnitOf(taken.Quantity, indicator);
        var latest = stated.GroupBy(each => (each.Claim.Status, each.Claim.Source)).Select(same => same.MaxBy(each => each.Claim.Number)!.Claim);
        return new(
            fact.Indicator, fact.Region, Period.Parse(fact.Period), value.Value, value.Unit, taken.Status, taken.Definition,
            [.. latest.OrderBy(claim => claim == taken ? 0 : 1).ThenBy(claim => claim.Number).Select(claim => Said(claim, fact, indicator, language) with { Address = leadsInside ? AddressOf(fact) : null })],
            taken.Qualifier.Length == 0);
    }

    private SourcedValue Said(Claim claim, Fact fact, Indicator? indicator, Language language)
    {
        var value = InUnitOf(claim.Quantity, indicator);
        var (number, unit) = Reading.Of(value, language);
        var qualifier = Qualifiers.Find(claim.Qualifier) is { } known ? known.Name().In(language) : claim.Qualifier;
        var source = directory.Current.FindSource(claim.Source)
            ?? new Source("", claim.Source, "", null, "", SourceGrade.News);
        string?[] notes = [fact.Period, ShownWords.Of(claim.Status).In(language), claim.Place, directory.Current.FindOrganisation(claim.Owner)?.NameIn(language)];
        return new(
            qualifier.Length == 0 ? number : language == Language.English ? $"{qualifier} {number}" : qualifier + number, unit, source,
            string.Join(" · ", notes.Where(note => !string.IsNullOrEmpty(note))), null);
    }

    private static string AddressOf(Fact fact) =>
        "/figures/fact" + QueryString.Create((KeyValuePair<string, string?>[])[new("indicator", fact.Indicator), new("region", fact.Region), new("period", fact.Period)]);

    private static Quantity InUnitOf(Quantity quantity, Indicator? indicator)
    {
        if (indicator is null || indicator.Unit == quantity.Unit || !quantity.Unit.ConvertsTo(indicator.Unit)) return quantity;
        return (quantity.InBase / indicator.Unit.Ratio).ToDecimal() is { } exact && Scale(exact) <= 4 ? new(exact, indicator.Unit) : quantity.RoundTo(indicator.Unit, Math.Max(indicator.Decimals, 2));
    }

    private static int Scale(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) is var text && text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? text.Length - dot - 1 : 0;
}
