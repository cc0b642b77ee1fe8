using System.Diagnostics;
using System.Globalization;

namespace OneCity.Benchmarks;

/// <summary>Prints figures with the machine they were taken on and their spread; a figure without them is worth nothing.</summary>
public sealed class Report
{
    /// <summary>Prints machine, load and runtime.</summary>
    public static void PrintMachine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, {model ?? "unknown processor"}; load {load}; .NET {Environment.Version}");
    }

    /// <summary>Runs the work several times and prints the minimum, median and maximum in milliseconds; answers the median.</summary>
    public async Task<double> Time(string what, int runs, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var took = new List<double>(runs);
        for (var run = 0; run < runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Print(what, took, "ms");
        return Percentile(took, 50);
    }

    /// <summary>Prints count, minimum, median, 95th and 99th percentile and maximum of samples.</summary>
    public void Print(string what, IReadOnlyList<double> samples, string unit) => Line(string.Create(CultureInfo.InvariantCulture,
        $"{what}: min {Percentile(samples, 0):0.###}, median {Percentile(samples, 50):0.###}, p95 {Percentile(samples, 95):0.###}, p99 {Percentile(samples, 99):0.###}, max {Percentile(samples, 100):0.###} {unit} ({samples.Count} samples)"));

    /// <summary>Prints one line of the report.</summary>
    public void Line(string text) => Console.WriteLine($"  {text}");

    /// <summary>The percentile by nearest rank; samples need not be sorted, and must not be empty.</summary>
    public static double Percentile(IReadOnlyList<double> samples, double percent)
    {
        var sorted = samples.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
