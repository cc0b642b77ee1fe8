namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>Models of one series, each weighed by how likely it is the best of them.</summary>
/// <remarks>
/// Akaike weights, exp(−ΔAICc / 2) over their sum: a choice that hangs on a tenth of a point no longer swings the forecast from one model to another
/// (Kolassa, International Journal of Forecasting 27, 2011, who found the blend better than the model chosen).
/// </remarks>
internal sealed class SmoothingBlend
{
    /// <summary>A model so far behind has essentially no support (Burnham and Anderson, Model Selection and Multimodel Inference, 2002, chapter 2.6).</summary>
    private const double GapMax = 10;

    private readonly IReadOnlyList<(SmoothingFit Fit, double Weight)> _parts;

    private SmoothingBlend(IReadOnlyList<(SmoothingFit Fit, double Weight)> parts) => _parts = parts;

    /// <summary>The model that weighs most.</summary>
    public SmoothingModel Leading => _parts[0].Fit.Model;

    /// <summary>The blend of all models; null where the series is too short for any.</summary>
    /// <param name="values">The series, scaled near one.</param>
    /// <param name="period">Values per round of seasons; 1 for none.</param>
    public static SmoothingBlend? Of(double[] values, int period)
    {
        var fits = SmoothingFit.All(values, period);
        if (fits.Count == 0) return null;
        var parts = fits.Where(fit => fit.Aicc - fits[0].Aicc <= GapMax)
            .Select(fit => (Fit: fit, Weight: Math.Exp((fits[0].Aicc - fit.Aicc) / 2))).ToList();
        var sum = parts.Sum(part => part.Weight);
        return new([.. parts.Select(part => (part.Fit, part.Weight / sum))]);
    }

    /// <summary>Mean and variance so many steps ahead; where the models disagree, that adds to the variance.</summary>
    public (double Mean, double Variance) Ahead(int steps)
    {
        var ahead = _parts.Select(part => (part.Weight, Of: SmoothingAhead.Of(part.Fit, steps))).ToList();
        var mean = ahead.Sum(each => each.Weight * each.Of.Mean);
        return (mean, ahead.Sum(each => each.Weight * (each.Of.Variance + ((each.Of.Mean - mean) * (each.Of.Mean - mean)))));
    }
}
