using OneCity.Documents;
using OneCity.Figures;
using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Joins;

/// <summary>Accepted claims become figures within the unit of work of their acceptance; what is no figure stays with its document.</summary>
internal sealed class DocumentsToFigures(FiguresEngine figures, IDirectory directory) : ITakeClaims
{
    public async Task<IReadOnlyList<string>> Take(IWriteSession session, Actor actor, IReadOnlyList<AcceptedClaim> claims)
    {
        var owners = new Owners(directory.Current);
        var entries = claims.Select(claim => Placed(claim, directory.Current, owners)).ToList();
        await figures.Enter(session, actor, directory.Current, [.. entries.OfType<PlacedEntry>()], "documents");
        return [.. entries.Select(entry => entry?.Entry.Fact.ToString() ?? "kept")];
    }

    /// <summary>A figure needs indicator, subject, period and a unit of the indicator's kind; targets and changes are none.</summary>
    private static PlacedEntry? Placed(AcceptedClaim accepted, RegionDirectory directory, Owners owners)
    {
        if (accepted.Claim is not { Kind: "actual" or "preliminary", Change: null, ValueHigh: null } claim) return null;
        if (directory.FindIndicator(claim.Indicator) is not { } indicator || directory.FindSubject(claim.Region) is null) return null;
        if (Period.Find(claim.Period) is not { } period || Unit.Find(claim.Unit) is not { } unit || unit.Dimension != indicator.Unit.Dimension) return null;
        if (FigureValue.From(claim.Value) is not { } value) return null;
        var fact = new Fact(indicator.Code, claim.Region!, period.ToString(), FigureBook.Official);
        return new(accepted.Source, new Entry
        {
            Fact = fact, Status = claim.Kind == "preliminary" ? FigureStatus.Preliminary : FigureStatus.AsPrinted, Source = accepted.Source,
            Owner = owners.Of(fact) ?? "", Value = value, Unit = unit, Qualifier = Qualifier(claim.Comparator),
        }, IsPublic: false);
    }

    private static string Qualifier(string? comparator) => comparator switch
    {
        "≥" => "at-least", ">" => "over", "≤" => "at-most", "<" => "under", "≈" => "about", _ => "",
    };
}
