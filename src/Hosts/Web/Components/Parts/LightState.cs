namespace OneCity.Web.Components.Parts;

/// <summary>What a light says; each has its own shape, word and colour.</summary>
public enum LightState
{
    /// <summary>Finished and proven: a ring with a dot, cobalt.</summary>
    Done,

    /// <summary>On time: a full circle, celadon.</summary>
    OnTime,

    /// <summary>Due soon or made up late: a diamond, ochre.</summary>
    Soon,

    /// <summary>Past its day: a square, rouge.</summary>
    Late,

    /// <summary>Nothing is known: a dash, grey.</summary>
    Unknown,
}
