namespace OneCity.Plans.Model.Forecast;

/// <summary>Finds a low point without derivatives (Nelder and Mead, The Computer Journal 7, 1965); the same start gives the same answer.</summary>
internal static class Simplex
{
    private const int RoundsMax = 2_000;
    private const double Precision = 1e-14;

    public static double[] Minimise(double[] start, Func<double[], double> cost)
    {
        var corners = new List<(double[] At, double Cost)> { (start, cost(start)) };
        for (var axis = 0; axis < start.Length; axis++)
        {
            var corner = (double[])start.Clone();
            corner[axis] += Math.Abs(corner[axis]) > 0.05 ? 0.25 * corner[axis] : 0.1;
            corners.Add((corner, cost(corner)));
        }
        for (var round = 0; round < RoundsMax; round++)
        {
            corners.Sort((left, right) => left.Cost.CompareTo(right.Cost));
            if (corners[^1].Cost - corners[0].Cost <= Precision * (Math.Abs(corners[0].Cost) + Precision)) break;
            Step(corners, cost);
        }
        return corners.MinBy(corner => corner.Cost).At;
    }

    private static void Step(List<(double[] At, double Cost)> corners, Func<double[], double> cost)
    {
        var worst = corners[^1];
        var centre = new double[worst.At.Length];
        foreach (var (at, _) in corners.Take(corners.Count - 1))
        {
            for (var axis = 0; axis < centre.Length; axis++) centre[axis] += at[axis] / (corners.Count - 1);
        }
        var mirrored = Probe(1);
        if (mirrored.Cost < corners[0].Cost)
        {
            var further = Probe(2);
            corners[^1] = further.Cost < mirrored.Cost ? further : mirrored;
            return;
        }
        if (mirrored.Cost < corners[^2].Cost)
        {
            corners[^1] = mirrored;
            return;
        }
        var nearer = Probe(mirrored.Cost < worst.Cost ? 0.5 : -0.5);
        if (nearer.Cost < Math.Min(mirrored.Cost, worst.Cost))
        {
            corners[^1] = nearer;
            return;
        }
        for (var corner = 1; corner < corners.Count; corner++)
        {
            double[] at = [.. corners[corner].At.Select((value, axis) => (value + corners[0].At[axis]) / 2)];
            corners[corner] = (at, cost(at));
        }

        (double[] At, double Cost) Probe(double reach)
        {
            double[] at = [.. centre.Select((value, axis) => value + reach * (value - worst.At[axis]))];
            var found = cost(at);
            return (at, double.IsNaN(found) ? double.PositiveInfinity : found);
        }
    }
}
