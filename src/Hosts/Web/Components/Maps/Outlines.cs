using System.Text.Json;
using OneCity.Composition;
using OneCity.Kernel;
using OneCity.Web.Components.Layout;

namespace OneCity.Web.Components.Maps;

/// <summary>The outline of one region, ready to draw.</summary>
/// <param name="Code">Region code.</param>
/// <param name="Level">City or county.</param>
/// <param name="Rings">Rings in degrees (longitude, latitude; CGCS2000 and WGS-84 differ by centimetres).</param>
/// <param name="Label">A point well inside, for its name.</param>
public sealed record Outline(string Code, RegionLevel Level, IReadOnlyList<LonLatPoint[]> Rings, LonLatPoint Label);

/// <summary>Longitude and latitude in degrees.</summary>
public readonly record struct LonLatPoint(double Longitude, double Latitude);

/// <summary>The outlines of all regions: from the bundled file, or from a planning bureau's own file by setting.</summary>
/// <remarks>Settings: <c>map.boundaries</c> (GeoJSON in CGCS2000 with a property <c>code</c> or <c>adcode</c>, see <see cref="OwnOutlines"/>), <c>map.approval</c> (审图号), <c>map.tiles</c> and <c>map.tiles_note</c>.</remarks>
public sealed partial class Outlines
{
    private readonly Dictionary<string, Outline> _byCode = new(StringComparer.Ordinal);

    /// <summary>Reads the file once; without the bundled one the maps say so.</summary>
    /// <exception cref="FileFaultException">The own file cannot be drawn.</exception>
    public Outlines(PageAssets assets, IServiceProvider services, ILogger<Outlines> log)
    {
        ArgumentNullException.ThrowIfNull(assets);
        var settings = services.GetService<Settings>();
        OwnFile = settings?.Find("map.boundaries");
        Approval = settings?.Find("map.approval");
        Tiles = settings?.Find("map.tiles");
        TilesNote = settings?.Find("map.tiles_note");
        if (OwnFile is not null)
        {
            (var outlines, OwnGeoJson) = OwnOutlines.Read(OwnFile);
            foreach (var outline in outlines) _byCode[outline.Code] = outline;
            Address = $"/open/outlines?of={Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(OwnGeoJson).AsSpan(0, 8))}";
            return;
        }
        Address = assets.Find("boundaries.geojson");
        if (assets.FindFile("boundaries.geojson") is not { } file) return;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
                if (OutlineReader.Read(feature) is { } outline) _byCode[outline.Code] = outline;
            Origin = document.RootElement.TryGetProperty("origin", out var origin) ? origin.GetProperty("package").GetString() : null;
        }
        catch (Exception fault) when (fault is IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            LogUnreadable(log, file, fault.Message);
        }
    }

    /// <summary>The file set by <c>map.boundaries</c>; null when the bundled one is drawn.</summary>
    public string? OwnFile { get; }

    /// <summary>The own file, as the page's script fetches it; null when the bundled one is drawn.</summary>
    public byte[]? OwnGeoJson { get; }

    /// <summary>The package the bundled outlines come from; null for an own file.</summary>
    public string? Origin { get; }

    /// <summary>The map's approval number (审图号); null when none is set.</summary>
    public string? Approval { get; }

    /// <summary>Address of background tiles; null for none, the default.</summary>
    public string? Tiles { get; }

    /// <summary>Who made the tiles.</summary>
    public string? TilesNote { get; }

    /// <summary>Where the page's script fetches the outlines; null when there are none.</summary>
    public string? Address { get; }

    /// <summary>The outline of a region; null when the file has none.</summary>
    public Outline? Find(string code) => _byCode.GetValueOrDefault(code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Boundaries {File} cannot be read: {Fault}")]
    private static partial void LogUnreadable(ILogger log, string file, string fault);
}
