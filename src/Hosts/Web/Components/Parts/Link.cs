namespace OneCity.Web.Components.Parts;

/// <summary>An address with the name it goes by.</summary>
/// <param name="Address">Path, with its query.</param>
/// <param name="Name">What the reader sees.</param>
public sealed record Link(string Address, string Name);
