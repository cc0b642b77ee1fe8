using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OneCity.Agreements.Files;

/// <summary>The usual terms as fields of a form; writes the same file that <see cref="TermsFile"/> reads.</summary>
/// <remarks>
/// Empty fields are left out: what the parties have not agreed on stays open. Nothing is checked here; the file is read like any other.
/// Shares are written as they are put in: <c>50%</c>, <c>0.5</c>, <c>1/3</c>.
/// </remarks>
public sealed class TermsForm
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Name of the agreement.</summary>
    public string? Name { get; set; }

    /// <summary>Day of recognition.</summary>
    public string? From { get; set; }

    /// <summary>The parties; those without an id are left out.</summary>
    public IReadOnlyList<PartyFields> Parties { get; set; } = [];

    /// <summary>The park whose receipts count.</summary>
    public string? Park { get; set; }

    /// <summary>Firms, one a line; after the name a day of recognition may follow, parted by a comma.</summary>
    public string? Firms { get; set; }

    /// <summary>Tax heads, parted by commas.</summary>
    public string? Heads { get; set; }

    /// <summary>Local parts as <c>增值税 50%, 企业所得税 40%</c>; empty shares the total.</summary>
    public string? LocalRetained { get; set; }

    /// <summary><c>yes</c> when incentives come off first.</summary>
    public string? DeductIncentives { get; set; }

    /// <summary>Steps of the ratio; those without shares are left out.</summary>
    public IReadOnlyList<StepFields> Steps { get; set; } = [];

    /// <summary>Marginal bands; those without a beginning are left out.</summary>
    public IReadOnlyList<BandFields> Bands { get; set; } = [];

    /// <summary>Years averaged for the base.</summary>
    public string? BaseYears { get; set; }

    /// <summary>A fixed base in yuan, instead of an average.</summary>
    public string? BaseYuan { get; set; }

    /// <summary>Party that keeps the base.</summary>
    public string? BaseTo { get; set; }

    /// <summary>Average that a firm must have paid, in yuan.</summary>
    public string? ThresholdYuan { get; set; }

    /// <summary>Years averaged for it.</summary>
    public string? ThresholdYears { get; set; }

    /// <summary>Sum of so many prior years as the cap.</summary>
    public string? CapYears { get; set; }

    /// <summary>A fixed cap in yuan, instead of a sum.</summary>
    public string? CapYuan { get; set; }

    /// <summary><c>out_share</c> or <c>total</c>.</summary>
    public string? CapMeasuredOn { get; set; }

    /// <summary>Years of sharing.</summary>
    public string? TermYears { get; set; }

    /// <summary>More years while the cap is not reached.</summary>
    public string? ExtendYears { get; set; }

    /// <summary>Party with a guaranteed minimum.</summary>
    public string? MinimumParty { get; set; }

    /// <summary>The minimum in yuan a year.</summary>
    public string? MinimumYuan { get; set; }

    /// <summary>Year of the firm from which the minimum holds; empty for the first.</summary>
    public string? MinimumFromYear { get; set; }

    /// <summary><c>agreement</c> when all firms together must reach it; empty for each firm.</summary>
    public string? MinimumPer { get; set; }

    /// <summary>How statistics are attributed; rows without an indicator are left out.</summary>
    public IReadOnlyList<StatisticsFields> Statistics { get; set; } = [];

    /// <summary>Party that collects; empty for the first 飞入地.</summary>
    public string? CollectedBy { get; set; }

    /// <summary>How it is paid.</summary>
    public string? Transfer { get; set; }

    /// <summary>The file.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder();
        void Line(string key, string? value)
        {
            if (Has(value)) yaml.Append(key).Append(": ").Append(value).Append('\n');
        }

        void Rows(string key, IEnumerable<string?> rows)
        {
            var written = string.Concat(rows.Select(row => $"  - {row}\n"));
            if (written.Length > 0) yaml.Append(key).Append(":\n").Append(written);
        }

        Line("agreement", Quoted(Name));
        yaml.Append("parties:\n");
        foreach (var party in Parties.Where(party => Has(party.Id)))
            yaml.Append("  - ").Append(Map(("id", Quoted(party.Id)), ("name", Quoted(party.Name)), ("role", Quoted(party.Role)), ("member", Quoted(party.Member)))).Append('\n');
        Line("from", From?.Trim());
        Line("object", Map(("park", Quoted(Park)), ("firms", FirmList())));
        Line("heads", List(Parts(Heads)));
        if (Has(LocalRetained))
        {
            Line("basis", "local_retained");
            Line("local_retained", Map([.. Parts(LocalRetained).Select(part => part.LastIndexOf(' ') is var at and > 0 ? (Quoted(part[..at])!, part[(at + 1)..]) : (Quoted(part)!, ""))]));
        }
        if (DeductIncentives == "yes") Line("deduct_incentives", "true");
        Rows("ratio", Steps.Where(step => Has(Shares(step.Shares))).Select(step => Map(("from_year", step.FromYear?.Trim()), ("to_year", step.ToYear?.Trim()), ("shares", Shares(step.Shares)))));
        Rows("bands", Bands.Where(band => Has(band.OverYuan)).Select(band => Map(("over_yuan", band.OverYuan?.Trim()), ("shares", Shares(band.Shares)))));
        Line("increment", Has(BaseYears) || Has(BaseYuan) ? Map(("base", Has(BaseYuan) ? "amount" : "prior_average"),
            Has(BaseYuan) ? ("amount_yuan", BaseYuan!.Trim()) : ("prior_years", BaseYears!.Trim()), ("base_to", Quoted(BaseTo))) : null);
        Line("threshold", Map(("average_yuan", ThresholdYuan?.Trim()), ("prior_years", ThresholdYears?.Trim())));
        Line("cap", Has(CapYears) || Has(CapYuan) ? Map(("prior_years_sum", CapYears?.Trim()), ("amount_yuan", CapYuan?.Trim()), ("measured_on", CapMeasuredOn)) : null);
        Line("term", Map(("years", TermYears?.Trim()), ("extend_years", ExtendYears?.Trim()), ("extend_when", Has(ExtendYears) ? "cap_not_reached" : null)));
        Line("minimum", Has(MinimumYuan) ? Map(("party", Quoted(MinimumParty)), ("yuan_per_year", MinimumYuan!.Trim()), ("from_year", MinimumFromYear?.Trim()), ("per", MinimumPer)) : null);
        Line("collected_by", Quoted(CollectedBy));
        Line("transfer", Quoted(Transfer));
        Rows("statistics", Statistics.Where(each => Has(each.Indicator)).Select(each => Map(("indicator", Quoted(each.Indicator)), ("rule", each.Rule),
            ("shares", Shares(each.Shares)), ("to", Quoted(each.To)), ("publish", each.Publish == "yes" ? "true" : null))));
        return yaml.ToString();
    }

    private string? FirmList()
    {
        var lines = (Firms ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : List(lines.Select(line => line.Split([',', '，'], 2, StringSplitOptions.TrimEntries) is [var id, var from]
            ? Map(("id", Quoted(id)), ("from", from))! : Quoted(line)!), isReady: true);
    }

    private string? Shares(IReadOnlyList<string?> shares) => Map([.. Parties.Zip(shares).Where(pair => Has(pair.First.Id) && Has(pair.Second)).Select(pair => (Quoted(pair.First.Id)!, pair.Second))]);

    private static string? List(IEnumerable<string> items, bool isReady = false)
    {
        var texts = items.Select(item => isReady ? item : Quoted(item)!).ToList();
        return texts.Count == 0 ? null : $"[{string.Join(", ", texts)}]";
    }

    private static string[] Parts(string? text) => (text ?? "").Split([',', '，', '、', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Map(params (string Key, string? Value)[] entries)
    {
        var texts = entries.Where(entry => Has(entry.Value)).Select(entry => $"{entry.Key}: {entry.Value}").ToList();
        return texts.Count == 0 ? null : $"{{{string.Join(", ", texts)}}}";
    }

    private static string? Quoted(string? text) => Has(text) ? $"\"{Encoder.Encode(text!.Trim())}\"" : null;

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>A party in the form.</summary>
public sealed class PartyFields
{
    /// <summary>Short id.</summary>
    public string? Id { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Role, as the file writes it.</summary>
    public string? Role { get; set; }

    /// <summary>Member code.</summary>
    public string? Member { get; set; }
}

/// <summary>A step of the ratio in the form.</summary>
public sealed class StepFields
{
    /// <summary>First year of the firm.</summary>
    public string? FromYear { get; set; }

    /// <summary>Last year; empty when it goes on.</summary>
    public string? ToYear { get; set; }

    /// <summary>Shares in the order of the parties.</summary>
    public IReadOnlyList<string?> Shares { get; set; } = [];
}

/// <summary>A marginal band in the form.</summary>
public sealed class BandFields
{
    /// <summary>Where it begins, in yuan a year.</summary>
    public string? OverYuan { get; set; }

    /// <summary>Shares in the order of the parties.</summary>
    public IReadOnlyList<string?> Shares { get; set; } = [];
}

/// <summary>How one indicator is attributed, in the form.</summary>
public sealed class StatisticsFields
{
    /// <summary>Code or name of the indicator.</summary>
    public string? Indicator { get; set; }

    /// <summary><c>location</c>, <c>ratio</c>, <c>full_both</c> or <c>wholly</c>.</summary>
    public string? Rule { get; set; }

    /// <summary>Shares in the order of the parties, for a ratio.</summary>
    public IReadOnlyList<string?> Shares { get; set; } = [];

    /// <summary>The party it counts to wholly.</summary>
    public string? To { get; set; }

    /// <summary><c>yes</c> when the parties agreed to publish it.</summary>
    public string? Publish { get; set; }
}
