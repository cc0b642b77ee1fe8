using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Web.Components.Maps;

/// <summary>A planning bureau's own boundary file: GeoJSON (RFC 7946) in degrees of CGCS2000 (EPSG:4490), one feature per city, district and county.</summary>
/// <remarks>
/// A feature is known by its property <c>code</c> or <c>adcode</c> (GB/T 2260, six digits); one without a known code is left out. CGCS2000 and
/// WGS-84 differ by centimetres, so nothing is converted. A file that cannot be drawn is refused at the start: an empty map tells nobody why.
/// </remarks>
internal static class OwnOutlines
{
    /// <summary>The outlines, and the file as the page's script fetches it: code, level and shape of each, nothing else of what the bureau's file holds.</summary>
    /// <exception cref="FileFaultException">It is missing, no GeoJSON, without any region code, or in metres of a projection.</exception>
    public static (IReadOnlyList<Outline> Outlines, byte[] GeoJson) Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            using var written = new MemoryStream();
            var outlines = new List<Outline>();
            using (var json = new Utf8JsonWriter(written))
            {
                json.WriteStartObject();
                json.WriteString("type", "FeatureCollection");
                json.WriteStartArray("features");
                foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
                {
                    if (OutlineReader.Read(feature) is not { } outline) continue;
                    if (!outline.Rings.All(ring => ring.All(point => Math.Abs(point.Longitude) <= 180 && Math.Abs(point.Latitude) <= 90))) throw Projected(file, outline.Code);
                    outlines.Add(outline);
                    Write(json, outline, feature.GetProperty("geometry"));
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            return outlines.Count > 0 ? (outlines, written.ToArray()) : throw Nothing(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(file, new("边界文件无法读取", "the boundary file cannot be read"), new("检查设置 map.boundaries 的路径与权限", "check the path in the setting map.boundaries, and who may read it"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or FormatException)
        {
            throw Fault(
                file, new("不是 GeoJSON 要素集", "this is no GeoJSON feature collection"),
                new("用 GIS 软件另存为 GeoJSON（EPSG:4490），如 ogr2ogr -t_srs EPSG:4490 边界.geojson 边界.shp", "save it as GeoJSON (EPSG:4490), such as by ogr2ogr -t_srs EPSG:4490 boundaries.geojson boundaries.shp"));
        }
    }

    private static void Write(Utf8JsonWriter json, Outline outline, JsonElement geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("code", outline.Code);
        json.WriteString("level", outline.Level == RegionLevel.City ? "city" : "county");
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        geometry.WriteTo(json);
        json.WriteEndObject();
    }

    private static FileFaultException Projected(string file, string code) => Fault(
        file, new($"{code} 的坐标不是度，而是投影坐标（米）", $"the coordinates of {code} are metres of a projection, not degrees"),
        new("转为 CGCS2000 经纬度（EPSG:4490），如 ogr2ogr -t_srs EPSG:4490", "transform it to degrees of CGCS2000 (EPSG:4490), such as by ogr2ogr -t_srs EPSG:4490"));

    private static FileFaultException Nothing(string file) => Fault(
        file, new("没有带区划代码的面", "no area carries a region code"),
        new("每个面须有属性 code 或 adcode（六位区划代码）", "give each area a property code or adcode (six digits, GB/T 2260)"));

    private static FileFaultException Fault(string file, Words what, Words remedy) => new(new FileFault(file, "", what, remedy));
}
