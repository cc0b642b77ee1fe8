namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>Where the search for a model's unknowns begins: small weights, the classical seasons, and a line through the first values.</summary>
internal static class SmoothingStart
{
    private const int LineMin = 10;

    /// <summary>The unknowns in the order of <see cref="SmoothingWalk"/>; null where the series is too short for the season.</summary>
    public static double[]? Of(in SmoothingModel model, double[] values)
    {
        var seasons = model.Season == Part.None ? [] : Seasons(values, model.Period, model.Season == Part.Factor);
        if (seasons is null) return null;
        var level = new double[values.Length];
        for (var time = 0; time < values.Length; time++)
        {
            level[time] = model.Season switch
            {
                Part.Factor => values[time] / Math.Max(seasons[time % model.Period], 0.01),
                Part.Added => values[time] - seasons[time % model.Period],
                _ => values[time],
            };
        }
        var (start, slope) = Line(level.AsSpan(0, Math.Min(values.Length, Math.Max(LineMin, 2 * model.Period))), model.Trend != Part.None);
        var unknown = new List<double>(model.Unknowns) { 0.0001 + (0.2 * 0.9998 / model.Period) };
        if (model.Trend != Part.None) unknown.Add(0.0001 + (0.1 * (unknown[0] - 0.0001)));
        if (model.Season != Part.None) unknown.Add(0.0001 + (0.05 * (0.9999 - unknown[0])));
        if (model.Trend == Part.Damped) unknown.Add(0.8 + (0.99 * 0.18));
        unknown.Add(start);
        if (model.Trend != Part.None) unknown.Add(slope);
        for (var season = 0; season < seasons.Length - 1; season++) unknown.Add(seasons[season]);
        return [.. unknown];
    }

    /// <summary>Classical decomposition: a centred mean over one round, then the mean of what is left by phase.</summary>
    private static double[]? Seasons(double[] values, int period, bool isFactor)
    {
        if (values.Length < 2 * period + 1) return null;
        var (sums, counts) = (new double[period], new int[period]);
        var half = period / 2;
        for (var time = half; time < values.Length - half; time++)
        {
            var mean = 0.0;
            for (var around = -half; around <= half; around++)
                mean += values[time + around] * (period % 2 == 0 && Math.Abs(around) == half ? 0.5 : 1) / period;
            if (isFactor && mean <= 0) return null;
            sums[time % period] += isFactor ? values[time] / mean : values[time] - mean;
            counts[time % period]++;
        }
        double[] seasons = [.. sums.Select((sum, phase) => sum / counts[phase])];
        var centre = seasons.Average();
        return [.. seasons.Select(season => isFactor ? Math.Max(season / centre, 0.01) : season - centre)];
    }

    /// <summary>The mean, or the line by least squares with its value just before the first point.</summary>
    private static (double Start, double Slope) Line(ReadOnlySpan<double> values, bool hasSlope)
    {
        var (mean, middle) = (0.0, (values.Length + 1) / 2.0);
        foreach (var value in values) mean += value / values.Length;
        if (!hasSlope) return (mean, 0);
        var (cross, square) = (0.0, 0.0);
        for (var time = 0; time < values.Length; time++)
        {
            cross += (time + 1 - middle) * (values[time] - mean);
            square += (time + 1 - middle) * (time + 1 - middle);
        }
        return (mean - (cross / square * middle), cross / square);
    }
}
