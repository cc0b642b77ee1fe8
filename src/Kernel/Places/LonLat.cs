namespace OneCity.Kernel;

/// <summary>A place in degrees of longitude and latitude, WGS-84 or CGCS2000 (they agree within a few centimetres).</summary>
/// <param name="Lon">Degrees east, -180 to 180.</param>
/// <param name="Lat">Degrees north, -90 to 90.</param>
public readonly record struct LonLat(double Lon, double Lat)
{
    private const double EarthMeanRadius = 6_371_008.8; // metres, IUGG

    /// <summary>Great-circle distance on the mean sphere; within 0.6 % of the ellipsoid.</summary>
    public Length DistanceTo(LonLat other)
    {
        var (south, north) = (Radians(Lat), Radians(other.Lat));
        var half = Math.Pow(Math.Sin((north - south) / 2), 2)
            + Math.Cos(south) * Math.Cos(north) * Math.Pow(Math.Sin(Radians(other.Lon - Lon) / 2), 2);
        return new(2 * EarthMeanRadius * Math.Asin(Math.Min(1, Math.Sqrt(half))));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
