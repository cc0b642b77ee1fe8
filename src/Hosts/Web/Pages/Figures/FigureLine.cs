using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Web.Pages.Figures;

/// <summary>A figure as the tables of this desk show it, in the reader's language.</summary>
internal sealed record FigureLine(
    string Indicator, string Region, Period Period, string Status, decimal? Value, string Unit, string Qualifier, string Book, string Owner,
    string Source, DateTimeOffset Known, string Address)
{
    public static FigureLine From(Figure figure, RegionDirectory directory, Language language, bool isPublic = false)
    {
        var (fact, claim) = (figure.Fact, figure.Claim);
        return new(
            directory.FindIndicator(fact.Indicator)?.NameIn(language) ?? fact.Indicator, directory.FindSubject(fact.Region)?.In(language) ?? fact.Region,
            Period.Parse(fact.Period), claim.Status.Name().In(language), isPublic && figure.IsSecret ? null : claim.Value.Number,
            language == Language.English ? claim.Unit.English : claim.Unit.Code, Qualifiers.Find(claim.Qualifier)?.Name().In(language) ?? claim.Qualifier,
            fact.Book.Name().In(language), directory.FindOrganisation(claim.Owner)?.NameIn(language) ?? claim.Owner,
            directory.FindSource(claim.Source)?.Title ?? claim.Source, Instants.FromMicroseconds(claim.KnownAtUs), AddressOf(fact));
    }

    /// <summary>A claim's value as it is read, with its qualifier in words.</summary>
    public static string Text(Claim claim, Language language)
    {
        var qualifier = Qualifiers.Find(claim.Qualifier)?.Name().In(language) ?? claim.Qualifier;
        var number = $"{claim.Value.Number.ToString("#,##0.############", System.Globalization.CultureInfo.InvariantCulture)} {(language == Language.English ? claim.Unit.English : claim.Unit.Code)}";
        return qualifier.Length == 0 ? number : $"{qualifier} {number}";
    }

    public static string AddressOf(Fact fact) =>
        $"/figures/fact?indicator={Uri.EscapeDataString(fact.Indicator)}&region={Uri.EscapeDataString(fact.Region)}&period={Uri.EscapeDataString(fact.Period)}&book={fact.Book.Word()}";

    /// <summary>Codes whose indicator or region holds every word searched for.</summary>
    public static FigureFilter Search(string words, RegionDirectory directory)
    {
        var asked = words.Split((char[])[' ', '，', ','], StringSplitOptions.RemoveEmptyEntries);
        List<(string Code, string[] Names)> regions =
        [
            .. directory.Content.Regions.Select(each => (each.Code.Digits, new[] { each.Code.Digits, each.Name, each.NameEn })),
            .. directory.Content.Scopes.Select(each => (each.Code, new[] { each.Code, each.Name, each.NameEn })),
            .. directory.Content.Parks.Select(each => (each.Code, new[] { each.Code, each.Name, each.NameEn })),
        ];
        List<(string Code, string[] Names)> indicators =
            [.. directory.Content.Indicators.Select(each => (each.Code, new[] { each.Code, each.Name, each.NameEn }.Concat(each.Synonyms).ToArray()))];
        bool Hit(string[] names, string word) => names.Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        var place = asked.Where(word => regions.Exists(each => Hit(each.Names, word))).ToList();
        var thing = asked.Except(place).ToList();
        string[] nothing = ["-"];
        var foundRegions = place.Count == 0 ? [] : regions.Where(each => place.TrueForAll(word => Hit(each.Names, word))).Select(each => each.Code).ToArray();
        var foundIndicators = thing.Count == 0 ? [] : indicators.Where(each => thing.TrueForAll(word => Hit(each.Names, word))).Select(each => each.Code).ToArray();
        return new()
        {
            Regions = place.Count > 0 && foundRegions.Length == 0 ? nothing : foundRegions,
            Indicators = thing.Count > 0 && foundIndicators.Length == 0 ? nothing : foundIndicators,
        };
    }
}
