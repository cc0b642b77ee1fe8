namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>What a fitted model expects ahead, with its variance.</summary>
/// <remarks>
/// Variances after Hyndman, Koehler, Ord and Snyder, 2008, chapter 6: exact for added errors and for factor errors over added parts, and their
/// approximation for factor seasons.
/// </remarks>
internal static class SmoothingAhead
{
    /// <summary>Mean and variance so many steps ahead.</summary>
    public static (double Mean, double Variance) Of(SmoothingFit fit, int steps)
    {
        var (model, walk) = (fit.Model, fit.Walk);
        var means = new double[steps];
        var (damped, sum) = (1.0, 0.0);
        for (var step = 0; step < steps; step++)
        {
            damped *= walk.Weights[3];
            sum += damped;
            means[step] = walk.Level + (model.Trend == Part.None ? 0 : sum * walk.Trend) + (model.Season == Part.Added ? walk.Seasons[step % model.Period] : 0);
        }
        var carried = Carried(model, walk.Weights, steps);
        if (model.Error == Part.Added)
        {
            var grown = 1.0;
            for (var step = 0; step < steps - 1; step++) grown += carried[step] * carried[step];
            return (means[^1], fit.Variance * grown);
        }
        var squares = new double[steps];
        for (var step = 0; step < steps; step++)
        {
            squares[step] = means[step] * means[step];
            for (var back = 0; back < step; back++) squares[step] += fit.Variance * carried[back] * carried[back] * squares[step - back - 1];
        }
        var mean = means[^1];
        if (model.Season != Part.Factor) return (mean, ((1 + fit.Variance) * squares[^1]) - (mean * mean));
        var factor = walk.Seasons[(steps - 1) % model.Period];
        var rounds = Math.Pow(1 + (walk.Weights[2] * walk.Weights[2] * fit.Variance), (steps - 1) / model.Period);
        return (mean * factor, factor * factor * Math.Max(0, (squares[^1] * (1 + fit.Variance) * rounds) - (mean * mean)));
    }

    /// <summary>How much of an error is still in the value so many steps later.</summary>
    private static double[] Carried(in SmoothingModel model, double[] weights, int steps)
    {
        var carried = new double[steps];
        var (damped, sum) = (1.0, 0.0);
        for (var step = 0; step < steps; step++)
        {
            damped *= weights[3];
            sum += damped;
            var isSameSeason = model.Season == Part.Added && (step + 1) % model.Period == 0;
            carried[step] = weights[0] + (weights[1] * sum) + (isSameSeason ? weights[2] : 0);
        }
        return carried;
    }
}
