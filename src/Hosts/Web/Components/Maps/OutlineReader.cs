using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Web.Components.Maps;

/// <summary>Reads outlines from GeoJSON (RFC 7946) and finds where a name fits.</summary>
internal static class OutlineReader
{
    /// <summary>The outline of a feature; null when it has no region code or no area.</summary>
    public static Outline? Read(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var code = RegionCode.Find((Text(properties, "code") ?? Text(properties, "adcode"))?.Trim());
        if (code is not { } region || feature.GetProperty("geometry") is not { ValueKind: JsonValueKind.Object } geometry) return null;
        var coordinates = geometry.GetProperty("coordinates");
        var rings = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => coordinates.EnumerateArray().Select(Ring).ToList(),
            "MultiPolygon" => coordinates.EnumerateArray().SelectMany(each => each.EnumerateArray()).Select(Ring).ToList(),
            _ => [],
        };
        return rings.Count == 0 ? null : new(region.Digits, region.Level, rings, Seat(properties) ?? Inside(rings));
    }

    private static string? Text(JsonElement properties, string name) => properties.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static LonLatPoint? Seat(JsonElement properties) => properties.TryGetProperty("center", out var seat) && seat is { ValueKind: JsonValueKind.Array } && seat.GetArrayLength() == 2
        ? new(seat[0].GetDouble(), seat[1].GetDouble()) : null;

    private static LonLatPoint[] Ring(JsonElement ring) => [.. ring.EnumerateArray().Select(each => new LonLatPoint(each[0].GetDouble(), each[1].GetDouble()))];

    /// <summary>The middle of the widest stretch inside, among lines across the middle part of the region.</summary>
    private static LonLatPoint Inside(List<LonLatPoint[]> rings)
    {
        var south = rings.Min(ring => ring.Min(point => point.Latitude));
        var north = rings.Max(ring => ring.Max(point => point.Latitude));
        var best = rings[0][0];
        var widest = -1.0;
        const int Lines = 24;
        for (var line = 6; line <= Lines - 6; line++)
        {
            var latitude = south + (north - south) * (line + 0.013) / Lines;
            var middle = 1 - Math.Abs(2.0 * line / Lines - 1) * 0.6;
            var crossings = rings.SelectMany(ring => Crossings(ring, latitude)).Order().ToList();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var width = (crossings[i + 1] - crossings[i]) * middle;
                if (width <= widest) continue;
                widest = width;
                best = new((crossings[i] + crossings[i + 1]) / 2, latitude);
            }
        }
        return best;
    }

    private static IEnumerable<double> Crossings(LonLatPoint[] ring, double latitude)
    {
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var (from, to) = (ring[i], ring[i + 1]);
            if (from.Latitude > latitude == to.Latitude > latitude) continue;
            yield return from.Longitude + (latitude - from.Latitude) / (to.Latitude - from.Latitude) * (to.Longitude - from.Longitude);
        }
    }
}
