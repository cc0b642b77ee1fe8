namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>Runs a model with given unknowns along a series: what it expected each time, and where it stands at the end.</summary>
internal sealed class SmoothingWalk
{
    private SmoothingWalk(double cost, double squares, double[] weights, double level, double trend, double[] seasons) =>
        (Cost, Squares, Weights, Level, Trend, Seasons) = (cost, squares, weights, level, trend, seasons);

    /// <summary>−2 log-likelihood without its constant; positive infinity where the unknowns are not allowed.</summary>
    public double Cost { get; }

    /// <summary>Sum of squared one-step errors; relative ones where errors are factors.</summary>
    public double Squares { get; }

    /// <summary>Alpha, beta, gamma, phi; zero where the model has none, phi 1 where nothing is damped.</summary>
    public double[] Weights { get; }

    /// <summary>Level at the end.</summary>
    public double Level { get; }

    /// <summary>Trend at the end.</summary>
    public double Trend { get; }

    /// <summary>Seasons of the coming round, the next value's first; empty without a season.</summary>
    public double[] Seasons { get; }

    /// <summary>Runs along the whole series.</summary>
    public static SmoothingWalk Along(in SmoothingModel model, ReadOnlySpan<double> unknown, ReadOnlySpan<double> values)
    {
        var seasons = model.Season == Part.None ? [] : new double[model.Period];
        Span<double> weights = stackalloc double[4];
        var cost = Run(model, unknown, values, weights, seasons, out var squares, out var level, out var trend);
        var coming = new double[seasons.Length];
        for (var step = 0; step < coming.Length; step++) coming[step] = seasons[(values.Length + step) % coming.Length];
        return new SmoothingWalk(cost, squares, weights.ToArray(), level, trend, coming);
    }

    /// <summary>Only the cost, for the search.</summary>
    public static double CostOf(in SmoothingModel model, ReadOnlySpan<double> unknown, ReadOnlySpan<double> values)
    {
        Span<double> weights = stackalloc double[4];
        Span<double> seasons = stackalloc double[model.Season == Part.None ? 0 : model.Period];
        return Run(model, unknown, values, weights, seasons, out _, out _, out _);
    }

    private static double Run(
        in SmoothingModel model, ReadOnlySpan<double> unknown, ReadOnlySpan<double> values, Span<double> weights, Span<double> seasons,
        out double squares, out double level, out double trend)
    {
        (squares, level, trend) = (0, 0, 0);
        if (!Unpack(model, unknown, weights, seasons, out level, out trend)) return double.PositiveInfinity;
        var (alpha, beta, gamma, phi) = (weights[0], weights[1], weights[2], weights[3]);
        var logs = 0.0;
        for (var time = 0; time < values.Length; time++)
        {
            var (value, step) = (values[time], phi * trend);
            var smooth = level + step;
            var at = seasons.Length == 0 ? 0 : time % seasons.Length;
            var season = seasons.Length == 0 ? 0 : seasons[at];
            var expected = model.Season switch { Part.Factor => smooth * season, Part.Added => smooth + season, _ => smooth };
            var error = value - expected;
            if (model.Error == Part.Factor)
            {
                if (expected <= 1e-10) return double.PositiveInfinity;
                error /= expected;
                logs += Math.Log(expected);
            }
            squares += error * error;
            var deseasoned = model.Season switch { Part.Factor => value / Math.Max(season, 1e-10), Part.Added => value - season, _ => value };
            var before = level;
            level = smooth + alpha * (deseasoned - smooth);
            if (model.Trend != Part.None) trend = step + beta / alpha * (level - before - step);
            if (seasons.Length > 0)
                seasons[at] = season + gamma * ((model.Season == Part.Factor ? value / Math.Max(smooth, 1e-10) : value - smooth) - season);
        }
        var cost = values.Length * Math.Log(Math.Max(squares, 1e-24)) + 2 * logs;
        return double.IsNaN(cost) ? double.PositiveInfinity : cost;
    }

    /// <summary>Weights and first states out of the unknowns; false where they leave their bounds.</summary>
    private static bool Unpack(
        in SmoothingModel model, ReadOnlySpan<double> unknown, Span<double> weights, Span<double> seasons, out double level, out double trend)
    {
        const double low = 0.0001, high = 0.9999;
        var at = 0;
        weights[0] = unknown[at++];
        weights[1] = model.Trend == Part.None ? 0 : unknown[at++];
        weights[2] = model.Season == Part.None ? 0 : unknown[at++];
        weights[3] = model.Trend == Part.Damped ? unknown[at++] : 1;
        level = unknown[at++];
        trend = model.Trend == Part.None ? 0 : unknown[at++];
        if (weights[0] is < low or > high) return false;
        if (model.Trend != Part.None && (weights[1] < low || weights[1] > weights[0])) return false;
        if (model.Season != Part.None && (weights[2] < low || weights[2] > 1 - weights[0])) return false;
        if (model.Trend == Part.Damped && weights[3] is < 0.8 or > 0.98) return false;
        if (seasons.Length == 0) return true;
        var rest = model.Season == Part.Factor ? (double)model.Period : 0;
        for (var season = 0; season < seasons.Length - 1; season++)
        {
            seasons[season] = unknown[at++];
            rest -= seasons[season];
            if (model.Season == Part.Factor && seasons[season] <= 0) return false;
        }
        seasons[^1] = rest;
        return model.Season != Part.Factor || rest > 0;
    }
}
