using System.Collections.Concurrent;
using System.Globalization;
using OneCity.Plans.Model.Forecast;

namespace OneCity.Plans.Features;

/// <summary>Forecasts by the record they were made from: a page of goals fits no model twice. Nothing that a restart would lose.</summary>
internal sealed class ForecastCache
{
    private const int KeptMax = 2_000;
    private readonly ConcurrentDictionary<string, ForecastBand?> _kept = new(StringComparer.Ordinal);

    public ForecastBand? Find(IReadOnlyList<double> values, int steps)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{steps}:{string.Join(';', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");
        if (_kept.TryGetValue(key, out var band)) return band;
        if (_kept.Count >= KeptMax) _kept.Clear();
        return _kept[key] = ExponentialSmoothing.Find(values, steps);
    }
}
