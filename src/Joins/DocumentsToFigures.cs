using System.Globalization;
using OneCity.Documents;
using OneCity.Figures;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Joins;

/// <summary>Accepted claims become figures within the unit of work of their acceptance; targets and plans stay with the document.</summary>
internal sealed class DocumentsToFigures(FiguresEngine figures, IDirectory directory) : ITakeClaims
{
    public async Task<IReadOnlyList<string>> Take(IWriteSession session, Actor actor, IReadOnlyList<AcceptedClaim> claims)
    {
        var (outcomes, rows) = (new List<string>(), new List<FigureRow>());
        foreach (var claim in claims)
        {
            // A target is no figure, and a figure needs indicator, region, period and unit: the rest is kept as accepted in its document.
            if (claim.Claim is not { Kind: "actual" or "preliminary", Change: null, ValueHigh: null, Indicator: not null, Region: not null, Period: not null, Unit: not null })
            {
                outcomes.Add("kept");
                continue;
            }
            rows.Add(Row(claim, rows.Count + 1));
            outcomes.Add($"figure:{claim.Claim.Indicator}/{claim.Claim.Region}/{claim.Claim.Period}");
        }
        if (rows.Count == 0) return outcomes;
        var report = await figures.ImportWithin(session, directory.Current, actor, rows, "documents", isPublic: false);
        if (report.Refused > 0) throw DocumentsRefusals.NoIndicator(claims[0].Claim.Text, "与指标相符的单位或时期 / a unit or period that fits").ToException();
        return outcomes;
    }

    private static FigureRow Row(AcceptedClaim accepted, int line)
    {
        var claim = accepted.Claim;
        return new(claim.Indicator!, claim.Region!, claim.Period!, claim.Kind == "preliminary" ? "preliminary" : "as-printed",
            claim.Value.ToString(CultureInfo.InvariantCulture), claim.Unit!, Qualifier(claim.Comparator), "", "", accepted.Source, Line: line);
    }

    private static string Qualifier(string? comparator) => comparator switch
    {
        "≥" => "at-least", ">" => "over", "≤" => "at-most", "<" => "under", "≈" => "about", _ => "",
    };
}
