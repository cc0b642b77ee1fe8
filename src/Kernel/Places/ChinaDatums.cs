namespace OneCity.Kernel;

/// <summary>
/// The shifted coordinates of Chinese web maps: GCJ-02 (高德, 腾讯, DataV) and BD-09 (百度), both ways.
/// </summary>
/// <remarks>
/// GCJ-02 is a smooth shift of some hundred metres made of sines over longitude and latitude; there is no published
/// standard, the constants are those that maps in use agree on. The way back is found by iteration, so a round trip
/// returns within 0.5 m (in fact below a millimetre). Outside China (72.004–137.8347° E, 0.8293–55.8271° N) nothing is shifted.
/// </remarks>
public static class ChinaDatums
{
    private const double SemiMajor = 6_378_245.0; // Krasovsky 1940
    private const double Eccentricity = 0.006_693_421_622_965_943_23;
    private const double BaiduTurn = Math.PI * 3000 / 180;

    /// <summary>From WGS-84 to GCJ-02.</summary>
    public static LonLat ToGcj02(LonLat place)
    {
        if (IsOutside(place)) return place;
        var (x, y) = (place.Lon - 105, place.Lat - 35);
        var east = EastShift(x, y);
        var north = NorthShift(x, y);
        var lat = place.Lat * Math.PI / 180;
        var magic = 1 - Eccentricity * Math.Sin(lat) * Math.Sin(lat);
        var root = Math.Sqrt(magic);
        return new(
            place.Lon + east * 180 / (SemiMajor / root * Math.Cos(lat) * Math.PI),
            place.Lat + north * 180 / (SemiMajor * (1 - Eccentricity) / (magic * root) * Math.PI));
    }

    /// <summary>From GCJ-02 back to WGS-84.</summary>
    public static LonLat FromGcj02(LonLat shifted) => Undo(shifted, ToGcj02);

    /// <summary>From WGS-84 to BD-09.</summary>
    public static LonLat ToBd09(LonLat place) => Gcj02ToBd09(ToGcj02(place));

    /// <summary>From BD-09 back to WGS-84.</summary>
    public static LonLat FromBd09(LonLat shifted) => FromGcj02(Bd09ToGcj02(shifted));

    /// <summary>From GCJ-02 to BD-09.</summary>
    public static LonLat Gcj02ToBd09(LonLat place)
    {
        var radius = Math.Sqrt(place.Lon * place.Lon + place.Lat * place.Lat) + 0.00002 * Math.Sin(place.Lat * BaiduTurn);
        var angle = Math.Atan2(place.Lat, place.Lon) + 0.000003 * Math.Cos(place.Lon * BaiduTurn);
        return new(radius * Math.Cos(angle) + 0.0065, radius * Math.Sin(angle) + 0.006);
    }

    /// <summary>From BD-09 back to GCJ-02.</summary>
    public static LonLat Bd09ToGcj02(LonLat place) => Undo(place, Gcj02ToBd09);

    /// <summary>Whether nothing is shifted there.</summary>
    public static bool IsOutside(LonLat place) =>
        place.Lon is < 72.004 or > 137.8347 || place.Lat is < 0.8293 or > 55.8271;

    /// <summary>The place that the shift brings to the shifted one; the shift changes slowly, so each round gains several digits.</summary>
    private static LonLat Undo(LonLat shifted, Func<LonLat, LonLat> shift)
    {
        var guess = shifted;
        for (var round = 0; round < 12; round++)
        {
            var there = shift(guess);
            guess = new(guess.Lon + shifted.Lon - there.Lon, guess.Lat + shifted.Lat - there.Lat);
        }
        return guess;
    }

    private static double EastShift(double x, double y) =>
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.Sqrt(Math.Abs(x))
        + (20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI)) * 2 / 3
        + (20 * Math.Sin(x * Math.PI) + 40 * Math.Sin(x / 3 * Math.PI)) * 2 / 3
        + (150 * Math.Sin(x / 12 * Math.PI) + 300 * Math.Sin(x / 30 * Math.PI)) * 2 / 3;

    private static double NorthShift(double x, double y) =>
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.Sqrt(Math.Abs(x))
        + (20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI)) * 2 / 3
        + (20 * Math.Sin(y * Math.PI) + 40 * Math.Sin(y / 3 * Math.PI)) * 2 / 3
        + (160 * Math.Sin(y / 12 * Math.PI) + 320 * Math.Sin(y * Math.PI / 30)) * 2 / 3;
}
