using CsCheck;
using Xunit;

namespace OneCity.Kernel.Tests.Places;

public class ChinaDatumsTests
{
    private static readonly Gen<LonLat> InChina = Gen.Select(Gen.Double[73, 135], Gen.Double[4, 53]).Select((lon, lat) => new LonLat(lon, lat));

    [Fact]
    public void Gcj02_and_back_returns_within_half_a_metre() =>
        InChina.Sample(place => ChinaDatums.FromGcj02(ChinaDatums.ToGcj02(place)).DistanceTo(place).Metres < 0.5);

    [Fact]
    public void Bd09_and_back_returns_within_half_a_metre() =>
        InChina.Sample(place => ChinaDatums.FromBd09(ChinaDatums.ToBd09(place)).DistanceTo(place).Metres < 0.5);

    [Fact]
    public void Back_and_there_returns_too() =>
        InChina.Sample(place => ChinaDatums.ToGcj02(ChinaDatums.FromGcj02(place)).DistanceTo(place).Metres < 0.5);

    [Fact]
    public void At_Changsha_the_shift_is_what_the_maps_show()
    {
        var place = new LonLat(112.9388, 28.2282);
        var shifted = ChinaDatums.ToGcj02(place);
        Assert.InRange(shifted.Lon - place.Lon, 0.0050, 0.0060);
        Assert.InRange(shifted.Lat - place.Lat, -0.0040, -0.0030);
    }

    [Fact]
    public void A_known_pair_of_the_shift_agrees()
    {
        var shifted = ChinaDatums.ToGcj02(new LonLat(116.404, 39.915));
        Assert.Equal(116.41024449916938, shifted.Lon, 1e-9);
        Assert.Equal(39.91640428150164, shifted.Lat, 1e-9);
        var baidu = ChinaDatums.Gcj02ToBd09(new LonLat(116.404, 39.915));
        Assert.Equal(116.41036949371029, baidu.Lon, 1e-9);
        Assert.Equal(39.92133699351021, baidu.Lat, 1e-9);
    }

    [Fact]
    public void Outside_China_nothing_is_shifted()
    {
        var place = new LonLat(24.94, 60.17);
        Assert.Equal(place, ChinaDatums.ToGcj02(place));
        Assert.Equal(place, ChinaDatums.FromGcj02(place));
    }

    [Fact]
    public void From_Changsha_to_Xiangtan_is_about_forty_kilometres() =>
        Assert.InRange(new LonLat(112.9388, 28.2282).DistanceTo(new LonLat(112.9440, 27.8297)).Kilometres, 43, 46);
}
