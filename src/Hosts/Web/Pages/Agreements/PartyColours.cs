namespace OneCity.Web.Pages.Agreements;

/// <summary>The colour of each party of an agreement, the same in chart, key and table: the palette of the house in the order in which the parties are named.</summary>
internal static class PartyColours
{
    private static readonly string[] Palette = ["#1F4E8C", "#2E6F63", "#C08A2E", "#B5472F", "#6B5B95", "#4A7C9B", "#8A6D3B", "#55606B"];

    /// <summary>The colour of the party of this index.</summary>
    public static string Of(int party) => Palette[party % Palette.Length];
}
