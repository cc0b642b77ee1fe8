using System.Globalization;
using System.Text;

namespace OneCity.Web.Components.Maps;

/// <summary>Projects outlines to a drawing (Mercator, as the moving map does), so that the page shows the map before any script runs.</summary>
internal sealed class StillMap
{
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

    private static double Mercator(double latitude) => Math.Log(Math.Tan(Math.PI / 4 + latitude * Math.PI / 360)) * 180 / Math.PI;
}
