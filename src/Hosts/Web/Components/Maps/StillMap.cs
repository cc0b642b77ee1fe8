using System.Globalization;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Web.Components.Maps;

/// <summary>Projects outlines to a drawing (Mercator, as the moving map does), so that the page shows the map before any script runs.</summary>
internal sealed class StillMap
{
    private const double CitySize = 26;
    private const double CountySize = 20;

    private readonly double _west;
    private readonly double _north;
    private readonly double _scale;

    /// <summary>A drawing that holds all the outlines, 1000 units wide or high.</summary>
    public StillMap(IReadOnlyList<Outline> outlines)
    {
        var points = outlines.SelectMany(outline => outline.Rings).SelectMany(ring => ring).ToList();
        _west = points.Min(point => point.Longitude);
        var east = points.Max(point => point.Longitude);
        _north = points.Max(point => Mercator(point.Latitude));
        var south = points.Min(point => Mercator(point.Latitude));
        _scale = 1000 / Math.Max(east - _west, _north - south);
        (Width, Height) = ((east - _west) * _scale, (_north - south) * _scale);
    }

    /// <summary>Width in drawing units.</summary>
    public double Width { get; }

    /// <summary>Height in drawing units.</summary>
    public double Height { get; }

    /// <summary>The <c>viewBox</c> with the same margin as the moving map.</summary>
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"-36 -36 {Width + 72:0} {Height + 72:0}");

    /// <summary>The outline as path data.</summary>
    public string Path(Outline outline)
    {
        var path = new StringBuilder();
        foreach (var ring in outline.Rings)
        {
            for (var i = 0; i < ring.Length - 1; i++)
            {
                var (x, y) = Project(ring[i]);
                path.Append(i == 0 ? 'M' : i == 1 ? 'L' : ' ').Append(CultureInfo.InvariantCulture, $"{x:0} {y:0}");
            }
            path.Append('Z');
        }
        return path.ToString();
    }

    /// <summary>A place on the drawing.</summary>
    public (double X, double Y) Project(LonLatPoint point) => ((point.Longitude - _west) * _scale, (_north - Mercator(point.Latitude)) * _scale);

    /// <summary>Where names stand: larger levels first, a name that would cover another is left out, as on a printed map.</summary>
    /// <param name="named">Name and outline; cities are written larger than counties.</param>
    public IReadOnlyList<MapName> Names(IEnumerable<(string Name, Outline Outline)> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var placed = new List<MapName>();
        foreach (var (name, outline) in named.OrderBy(each => each.Outline.Level))
        {
            var (x, y) = Project(outline.Label);
            var size = outline.Level == RegionLevel.City ? CitySize : CountySize;
            var candidate = new MapName(name, x, y, size, outline.Level == RegionLevel.City);
            if (placed.TrueForAll(other => !candidate.Covers(other))) placed.Add(candidate);
        }
        return placed;
    }

    private static double Mercator(double latitude) => Math.Log(Math.Tan(Math.PI / 4 + latitude * Math.PI / 360)) * 180 / Math.PI;
}

/// <summary>A name on the drawing, centred on its point; sizes in drawing units.</summary>
/// <param name="Text">What is written.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Size">Height of a character.</param>
/// <param name="IsCity">True for a city, written in bold.</param>
internal sealed record MapName(string Text, double X, double Y, double Size, bool IsCity)
{
    // Chinese characters are as wide as high, Latin ones about half.
    private double Width => Text.Sum(letter => letter > 0x2E80 ? Size : Size * 0.55);

    /// <summary>True when the two names would lie over each other.</summary>
    public bool Covers(MapName other) =>
        Math.Abs(X - other.X) < (Width + other.Width) / 2 + 4 && Math.Abs(Y - other.Y) < (Size + other.Size) / 2 + 2;
}
