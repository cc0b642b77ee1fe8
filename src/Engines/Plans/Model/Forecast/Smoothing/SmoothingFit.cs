namespace OneCity.Plans.Model.Forecast.Smoothing;

/// <summary>A model fitted to a series, with what it costs by AICc.</summary>
/// <param name="Model">The model.</param>
/// <param name="Walk">The series walked with the unknowns found.</param>
/// <param name="Aicc">Akaike's criterion corrected for short series; lower is better.</param>
/// <param name="Variance">Variance of the one-step error; of the relative one where errors are factors.</param>
internal sealed record SmoothingFit(SmoothingModel Model, SmoothingWalk Walk, double Aicc, double Variance)
{
    private const int RestartsMax = 4;
    private const double WorthGoingOn = 1e-4;

    /// <summary>Every model that can be fitted, the lowest AICc first; empty where the series is too short for any.</summary>
    /// <param name="values">The series, scaled near one.</param>
    /// <param name="period">Values per round of seasons; 1 for none.</param>
    public static IReadOnlyList<SmoothingFit> All(double[] values, int period) =>
        [.. SmoothingModel.All(values.Min() > 0, period).Select(model => Of(model, values)).OfType<SmoothingFit>().OrderBy(fit => fit.Aicc)];

    private static SmoothingFit? Of(SmoothingModel model, double[] values)
    {
        var unknowns = model.Unknowns + 1;
        var room = values.Length - unknowns - 1;
        if (room <= 0 || SmoothingStart.Of(model, values) is not { } start) return null;
        var found = start;
        var cost = SmoothingWalk.CostOf(model, start, values);
        for (var restart = 0; restart < RestartsMax; restart++)
        {
            found = Simplex.Minimise(found, unknown => SmoothingWalk.CostOf(model, unknown, values));
            var lower = SmoothingWalk.CostOf(model, found, values);
            if (!(lower < cost - WorthGoingOn)) break;
            cost = lower;
        }
        var walk = SmoothingWalk.Along(model, found, values);
        if (!double.IsFinite(walk.Cost)) return null;
        var aicc = walk.Cost + 2.0 * unknowns + 2.0 * unknowns * (unknowns + 1) / room;
        return new SmoothingFit(model, walk, aicc, Math.Max(walk.Squares, 1e-24) / Math.Max(1, values.Length - model.Unknowns));
    }
}
