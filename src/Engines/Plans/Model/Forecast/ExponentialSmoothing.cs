namespace OneCity.Plans.Model.Forecast;

/// <summary>
/// Exponential smoothing with additive error: level, level with trend, level with damped trend; the lowest AICc is taken.
/// </summary>
/// <remarks>
/// Innovations state space form after Hyndman, Koehler, Ord, Snyder, Forecasting with Exponential Smoothing (2008), chapters 2, 5, 6.
/// Yearly records have no season, so none is fitted. Not for records with gaps.
/// </remarks>
public static class ExponentialSmoothing
{
    /// <summary>Fewest values a forecast is made from.</summary>
    public const int ValuesMin = 5;

    private const double Band80 = 1.2815515655446004;

    private enum Kind
    {
        Level,
        Trend,
        Damped,
    }

    /// <summary>The forecast so many steps behind the last value; null for fewer than <see cref="ValuesMin"/> values or no step.</summary>
    /// <param name="values">Consecutive values, oldest first, all finite.</param>
    /// <param name="steps">1 for the step after the last value.</param>
    public static ForecastBand? Find(IReadOnlyList<double> values, int steps)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < ValuesMin || steps < 1) return null;
        var scale = values.Max(Math.Abs);
        if (scale == 0 || !double.IsFinite(scale)) return null;
        var scaled = values.Select(value => value / scale).ToArray();
        Fit? best = null;
        foreach (var kind in new[] { Kind.Level, Kind.Trend, Kind.Damped })
        {
            if (FitOf(kind, scaled) is { } fit && (best is null || fit.Aicc < best.Aicc)) best = fit;
        }
        return best is null ? null : BandOf(best, steps, scale);
    }

    private static Fit? FitOf(Kind kind, double[] values)
    {
        var unknowns = kind switch { Kind.Level => 3, Kind.Trend => 5, Kind.Damped => 6 };
        var room = values.Length - unknowns - 1;
        if (room <= 0) return null;
        var slope = (values[^1] - values[0]) / (values.Length - 1);
        double[] start = kind switch
        {
            Kind.Level => [0.5, values[0]],
            Kind.Trend => [0.5, values[0] - slope, -1.5, slope],
            Kind.Damped => [0.5, values[0] - slope, -1.5, slope, 2.0],
        };
        var found = Simplex.Minimise(start, unknown => Walk(kind, unknown, values).Squares);
        var state = Walk(kind, found, values);
        var squares = Math.Max(state.Squares, 1e-24);
        var aicc = values.Length * Math.Log(squares) + 2.0 * unknowns + 2.0 * unknowns * (unknowns + 1) / room;
        return new Fit(kind, aicc, state, Math.Sqrt(squares / Math.Max(1, values.Length - unknowns + 1)));
    }

    private static State Walk(Kind kind, double[] unknown, double[] values)
    {
        var alpha = Share(unknown[0]);
        var beta = kind == Kind.Level ? 0 : alpha * Share(unknown[2]);
        var damping = kind switch { Kind.Level => 0.0, Kind.Trend => 1.0, Kind.Damped => 0.8 + 0.18 * Share(unknown[4]) };
        var (level, trend, squares) = (unknown[1], kind == Kind.Level ? 0 : unknown[3], 0.0);
        foreach (var value in values)
        {
            var expected = level + damping * trend;
            var error = value - expected;
            squares += error * error;
            level = expected + alpha * error;
            trend = damping * trend + beta * error;
        }
        return new State(level, trend, alpha, beta, damping, squares);
    }

    private static ForecastBand BandOf(Fit fit, int steps, double scale)
    {
        var (state, sum, damped, variance) = (fit.State, 0.0, 1.0, 1.0);
        for (var step = 1; step <= steps; step++)
        {
            damped *= state.Damping;
            if (step < steps) variance += Math.Pow(state.Alpha + state.Beta * (sum + damped), 2);
            sum += damped;
        }
        var value = state.Level + sum * state.Trend;
        var half = Band80 * fit.Deviation * Math.Sqrt(variance);
        return new ForecastBand(
            fit.Kind switch { Kind.Level => "level", Kind.Trend => "trend", Kind.Damped => "damped" },
            value * scale, (value - half) * scale, (value + half) * scale);
    }

    /// <summary>Any number to a share strictly between 0 and 1.</summary>
    private static double Share(double unknown) => 0.0001 + 0.9998 / (1 + Math.Exp(-unknown));

    private sealed record Fit(Kind Kind, double Aicc, State State, double Deviation);

    private readonly record struct State(double Level, double Trend, double Alpha, double Beta, double Damping, double Squares);
}
