using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>One source's word on one fact, as pages show it. The first of a list is the one taken.</summary>
/// <param name="Value">The number, already rounded as it should be read; with a qualifier such as "超过" where the source has one.</param>
/// <param name="Unit">Unit in the reader's language.</param>
/// <param name="Source">Where it was read; null when the record names none.</param>
/// <param name="Note">Status, qualifier, period: what one must know to quote it.</param>
/// <param name="Address">Page of the fact itself; null for none.</param>
public sealed record SourcedValue(string Value, string Unit, Source? Source, string? Note = null, string? Address = null);
