using OneCity.Plans.Model.Forecast;
using OneCity.Plans.Model.Forecast.Smoothing;
using Xunit;

namespace OneCity.Plans.Tests.Model;

public sealed class ExponentialSmoothingTests
{
    [Fact]
    public void A_straight_line_goes_on_straight()
    {
        var band = ExponentialSmoothing.Find([.. Enumerable.Range(0, 12).Select(year => 100.0 + 5 * year)], 3)!;
        Assert.Equal(170, band.Value, 0);
        Assert.EndsWith(",A,N)", band.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_only_wavers_keeps_its_level()
    {
        var band = ExponentialSmoothing.Find([50, 52, 49, 51, 50, 48, 51, 50, 52, 49], 4)!;
        Assert.InRange(band.Value, 48, 52);
        Assert.True(band.Low < band.Value && band.Value < band.High);
    }

    [Fact]
    public void The_band_widens_with_every_year()
    {
        double[] record = [100, 108, 113, 124, 129, 140, 143, 155, 160, 171];
        var widths = Enumerable.Range(1, 6).Select(steps => ExponentialSmoothing.Find(record, steps)!).Select(band => band.High - band.Low).ToList();
        Assert.Equal(widths.Order(), widths);
    }

    [Fact]
    public void The_unit_of_the_record_changes_nothing_but_the_scale()
    {
        double[] record = [737.6, 790, 890, 910, 952.6, 1010, 1042];
        var (yi, yuan) = (ExponentialSmoothing.Find(record, 2)!, ExponentialSmoothing.Find([.. record.Select(value => value * 1e8)], 2)!);
        Assert.Equal(1, yuan.Value / yi.Value / 1e8, 9);
    }

    /// <summary>Point and 80 % band as R 4.2.2 with package forecast 8.20 prints them for <c>forecast(ets(x), level = 80)</c> on series that R brings along.</summary>
    [Theory]
    [InlineData("longley.GNP", "ETS(A,A,N)", 1, 3, 605.24366, 591.39802, 619.08929)]
    [InlineData("longley.Employed", "ETS(A,A,N)", 1, 1, 71.415639, 70.219059, 72.612218)]
    [InlineData("Nile from 1921", "ETS(M,N,N)", 1, 2, 854.39345, 711.91809, 996.86881)]
    [InlineData("USAccDeaths", "ETS(A,N,A)", 12, 7, 10819.1237, 10156.4383, 11481.8091)]
    [InlineData("Seatbelts rear from 1979", "ETS(M,N,M)", 12, 14, 307.58962, 266.01043, 349.16882)]
    public void Model_point_and_band_agree_with_ets(string series, string model, int period, int step, double value, double low, double high)
    {
        var values = RSeries.Of(series);
        var scale = values.Max();
        var best = SmoothingFit.All([.. values.Select(each => each / scale)], period)[0];
        var (mean, variance) = SmoothingAhead.Of(best, step);
        Assert.Equal(model, best.Model.Name);
        Assert.InRange(mean * scale, value * 0.99, value * 1.01);
        Assert.InRange(2 * 1.2815515655446004 * Math.Sqrt(variance) * scale / (high - low), 0.93, 1.07);
    }

    [Fact]
    public void Models_that_fit_equally_well_share_the_forecast_and_their_disagreement_widens_the_band()
    {
        var values = RSeries.Of("Nile from 1921");
        double[] scaled = [.. values.Select(each => each / values.Max())];
        var (mean, variance) = SmoothingBlend.Of(scaled, 1)!.Ahead(5);
        var alone = SmoothingFit.All(scaled, 1).Select(fit => SmoothingAhead.Of(fit, 5)).ToList();
        Assert.InRange(mean, alone.Min(each => each.Mean), alone.Max(each => each.Mean));
        Assert.NotEqual(alone[0].Mean, mean);
        Assert.True(variance > alone.Min(each => each.Variance));
    }

    [Fact]
    public void A_season_of_twelve_is_carried_on()
    {
        var record = Enumerable.Range(0, 60).Select(month => 100 + month + 20 * Math.Sin(month * Math.PI / 6)).ToList();
        var bands = ExponentialSmoothing.List(record, 12, 12);
        for (var month = 0; month < 12; month++) Assert.Equal(160 + month + 20 * Math.Sin(month * Math.PI / 6), bands[month].Value, 0.5);
    }

    [Fact]
    public void Values_at_or_below_zero_take_only_added_errors() =>
        Assert.StartsWith("ETS(A,", ExponentialSmoothing.Find([-3, 1, 0, 4, -2, 3, 5, 1, 0, 2], 1)!.Model, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void A_period_outside_its_range_is_an_error(int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExponentialSmoothing.List([1, 2, 3, 4, 5, 6], 1, period));

    [Theory]
    [InlineData(new double[0], 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, 0)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0 }, 1)]
    public void Too_little_to_go_by_gives_no_forecast(double[] record, int steps) => Assert.Null(ExponentialSmoothing.Find(record, steps));
}
