namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>How a part of a model enters: not at all, added, added and dying away, or as a factor.</summary>
internal enum Part
{
    /// <summary>The part is left out (N).</summary>
    None,

    /// <summary>Added (A).</summary>
    Added,

    /// <summary>A trend that dies away (Ad).</summary>
    Damped,

    /// <summary>A factor (M).</summary>
    Factor,
}

/// <summary>One model of the family ETS(error, trend, season).</summary>
/// <remarks>
/// The taxonomy of Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing, 2008, without multiplicative trends (they run away) and
/// without factor seasons beside added errors (their likelihood is not stable); the same choice as R's <c>ets</c> makes.
/// </remarks>
/// <param name="Error">Added or factor.</param>
/// <param name="Trend">None, added or damped.</param>
/// <param name="Season">None, added or factor.</param>
/// <param name="Period">Values per season's round, 12 for months; 1 without a season.</param>
internal readonly record struct SmoothingModel(Part Error, Part Trend, Part Season, int Period)
{
    /// <summary>Share of the smoothing that goes to level, trend and season, and the damping: alpha, beta, gamma, phi.</summary>
    public int Weights => 1 + (Trend == Part.None ? 0 : 1) + (Season == Part.None ? 0 : 1) + (Trend == Part.Damped ? 1 : 0);

    /// <summary>Unknowns: weights and first states. The seasons sum to nothing (or to the period), so one of them is not free.</summary>
    public int Unknowns => Weights + 1 + (Trend == Part.None ? 0 : 1) + (Season == Part.None ? 0 : Period - 1);

    /// <summary>The name in the literature, such as <c>ETS(M,Ad,N)</c>.</summary>
    public string Name => $"ETS({Letter(Error)},{Letter(Trend)},{Letter(Season)})";

    /// <summary>The models to choose from for a series.</summary>
    /// <param name="isPositive">Whether all values are above zero; else errors and seasons cannot be factors.</param>
    /// <param name="period">Values per round; 1 for none.</param>
    public static IEnumerable<SmoothingModel> All(bool isPositive, int period)
    {
        foreach (var error in new[] { Part.Added, Part.Factor })
        foreach (var trend in new[] { Part.None, Part.Added, Part.Damped })
        foreach (var season in new[] { Part.None, Part.Added, Part.Factor })
        {
            var needsPositive = error == Part.Factor || season == Part.Factor;
            if ((needsPositive && !isPositive) || (season != Part.None && period == 1) || (error == Part.Added && season == Part.Factor)) continue;
            yield return new SmoothingModel(error, trend, season, season == Part.None ? 1 : period);
        }
    }

    private static string Letter(Part part) => part switch { Part.None => "N", Part.Added => "A", Part.Damped => "Ad", Part.Factor => "M" };
}
