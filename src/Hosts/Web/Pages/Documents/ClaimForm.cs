using System.Globalization;
using OneCity.Documents;
using OneCity.Documents.Model.Claims;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Documents;

/// <summary>Reads corrections from the desk's form, and leads from what a claim became to its page.</summary>
internal static class ClaimForm
{
    /// <summary>The kinds a claim can have.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["actual", "preliminary", "target", "planned", "forecast"];

    /// <summary>The claim as corrected; null when nothing was changed.</summary>
    /// <exception cref="RefusedException"><c>documents.bad-correction</c> when the value is no number.</exception>
    public static Figure? Corrected(IFormCollection form, ClaimShown shown, RegionDirectory directory)
    {
        string? Field(string name) => form[$"{name}-{shown.Number}"].ToString().Trim() is { Length: > 0 } text ? text : null;
        var read = shown.Claim;
        if (Field("value") is not { } written) return null;
        if (!decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw DocumentsRefusals.BadCorrection(shown.Number, "value", written).ToException();
        var place = Field("place");
        var corrected = read with
        {
            Value = value, Unit = Field("unit"), Indicator = Field("indicator"), Place = place, Period = Field("period"), Kind = Field("kind") ?? read.Kind,
            Region = place == read.Place ? read.Region : CodeOf(place, directory),
        };
        return corrected == read ? null : corrected;
    }

    /// <summary>Whether the decision may be taken back: nothing outside the document came of it.</summary>
    public static bool MayReopen(ClaimShown shown) => shown.State != "open" && shown.Outcome is (null or "kept");

    /// <summary>The page of the figure or plan item that a claim became; null when it became none.</summary>
    public static string? AddressOf(string? outcome)
    {
        if (outcome is null) return null;
        if (outcome.StartsWith("plan:", StringComparison.Ordinal)) return $"/plans/items/{outcome[5..]}";
        if (!outcome.StartsWith("figure:", StringComparison.Ordinal)) return null;
        // figure:indicator/region/period/book, where the period of a span holds a stroke itself.
        var parts = outcome[7..].Split('/');
        return parts.Length < 4 ? null : FactAddress(parts[0], parts[1], string.Join('/', parts[2..^1]), parts[^1]);
    }

    private static string FactAddress(string indicator, string region, string period, string book) =>
        $"/figures/fact?indicator={Uri.EscapeDataString(indicator)}&region={Uri.EscapeDataString(region)}&period={Uri.EscapeDataString(period)}&book={Uri.EscapeDataString(book)}";

    private static string? CodeOf(string? place, RegionDirectory directory) => place is null ? null
        : directory.Content.Regions.FirstOrDefault(region => region.Name == place || region.ShortName == place)?.Code.Digits
            ?? directory.Content.Parks.FirstOrDefault(park => park.Name == place)?.Code ?? directory.Content.Scopes.FirstOrDefault(scope => scope.Name == place)?.Code;
}
