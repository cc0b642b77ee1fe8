using OneCity.Plans.Model.Forecast;
using Xunit;

namespace OneCity.Plans.Tests.Model;

public sealed class ExponentialSmoothingTests
{
    [Fact]
    public void A_straight_line_goes_on_straight()
    {
        var band = ExponentialSmoothing.Find([.. Enumerable.Range(0, 12).Select(year => 100.0 + 5 * year)], 3)!;
        Assert.Equal(170, band.Value, 0);
        Assert.Equal("trend", band.Model);
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

    [Theory]
    [InlineData(new double[0], 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, 0)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0 }, 1)]
    public void Too_little_to_go_by_gives_no_forecast(double[] record, int steps) => Assert.Null(ExponentialSmoothing.Find(record, steps));
}
