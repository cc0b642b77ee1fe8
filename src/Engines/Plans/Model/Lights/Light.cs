namespace OneCity.Plans.Model.Lights;

/// <summary>The five lights; always derived from dates and events, never typed in.</summary>
public enum Light
{
    /// <summary>On its way and in time (绿).</summary>
    Green,

    /// <summary>Near the limit, or made up after having been late (黄).</summary>
    Yellow,

    /// <summary>Open after the due date in force (红).</summary>
    Red,

    /// <summary>Not started (灰).</summary>
    Grey,

    /// <summary>Done, confirmed and in time (蓝).</summary>
    Blue,
}
