using OneCity.Plans.Model.Forecast.Smoothing;

namespace OneCity.Plans.Model.Forecast;

/// <summary>Forecasts a record by exponential smoothing with error, trend and season, the models weighed by AICc (docs/method/targets.md).</summary>
public static class ExponentialSmoothing
{
    /// <summary>A shorter record carries no forecast.</summary>
    public const int ValuesMin = 5;

    /// <summary>The longest round of seasons that is looked for.</summary>
    public const int PeriodMax = 24;

    /// <summary>Half the width of a central 80 % band in standard deviations.</summary>
    private const double Band80 = 1.2815515655446004;

    /// <summary>The forecast so many steps behind the last value; null for fewer than <see cref="ValuesMin"/> values or no step.</summary>
    /// <param name="values">Consecutive values, oldest first, all finite.</param>
    /// <param name="steps">1 for the step after the last value.</param>
    /// <param name="period">Values per round of seasons: 1 for yearly, 4 for quarterly, 12 for monthly values; a season is fitted from two rounds and one value on.</param>
    public static ForecastBand? Find(IReadOnlyList<double> values, int steps, int period = 1) =>
        steps < 1 || List(values, steps, period) is not { Count: > 0 } bands ? null : bands[^1];

    /// <summary>The forecasts of the next steps; empty where <see cref="Find"/> is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period outside 1 … <see cref="PeriodMax"/>.</exception>
    public static IReadOnlyList<ForecastBand> List(IReadOnlyList<double> values, int steps, int period = 1)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, PeriodMax);
        if (values.Count < ValuesMin) return [];
        var scale = values.Max(Math.Abs);
        if (scale == 0 || !double.IsFinite(scale)) return [];
        if (SmoothingBlend.Of([.. values.Select(value => value / scale)], period) is not { } blend) return [];
        return [.. Enumerable.Range(1, Math.Max(0, steps)).Select(step => BandOf(blend, step, scale))];
    }

    private static ForecastBand BandOf(SmoothingBlend blend, int step, double scale)
    {
        var (mean, variance) = blend.Ahead(step);
        var half = Band80 * Math.Sqrt(variance);
        return new ForecastBand(blend.Leading.Name, mean * scale, (mean - half) * scale, (mean + half) * scale);
    }
}
