namespace OneCity.Documents.Model.Lexicon;

/// <summary>A place that figures can be about.</summary>
/// <param name="Sort">country, province, city, county, scope, park or organisation.</param>
/// <param name="Code">Region code, or the code of a scope, park or organisation; empty where no pack knows it.</param>
/// <param name="Name">Full name.</param>
internal sealed record Place(string Sort, string Code, string Name);
