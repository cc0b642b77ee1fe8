namespace OneCity.Web.Components.Parts;

/// <summary>How loud a badge or note is.</summary>
public enum Tone
{
    /// <summary>Grey.</summary>
    Plain,

    /// <summary>Celadon: in order.</summary>
    Good,

    /// <summary>Cobalt: to know.</summary>
    Info,

    /// <summary>Ochre: to look at.</summary>
    Warn,

    /// <summary>Rouge: wrong.</summary>
    Bad,
}
