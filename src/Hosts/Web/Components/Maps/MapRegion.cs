namespace OneCity.Web.Components.Maps;

/// <summary>One region on a map.</summary>
/// <param name="Code">Region code; a region without outline is left out.</param>
/// <param name="Name">Name in the reader's language.</param>
/// <param name="Value">What colours it; null is hatched, never drawn as zero.</param>
/// <param name="Text">The value with unit and period, as the pointer tells it; what is missing says so.</param>
/// <param name="Address">Page it leads to; null for none.</param>
public sealed record MapRegion(string Code, string Name, decimal? Value, string Text, string? Address);
