using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OneCity.Plans.Model.Forecast;

namespace OneCity.Benchmarks;

/// <summary>Forecasts held back-tested against R's <c>ets</c> on series every R brings along.</summary>
/// <remarks>
/// Each series is cut off at several places; both sides see the same values before the cut and forecast the same steps behind it. The error is the mean
/// absolute scaled error of Hyndman and Koehler (International Journal of Forecasting 22, 2006): scaled by what the value a round before would have missed by.
/// </remarks>
public sealed class PlansForecast : IPromise
{
    private const string Script = """
        options(warn = -1)
        if (!requireNamespace("forecast", quietly = TRUE)) quit(status = 3)
        suppressMessages(library(forecast))
        cuts <- as.integer(commandArgs(trailingOnly = TRUE)[1])
        cat("#", R.version.string, "forecast", as.character(packageVersion("forecast")), "\n")
        yearly <- list(airmiles = airmiles, discoveries = discoveries, LakeHuron = LakeHuron, lynx = lynx, nhtemp = nhtemp, Nile = Nile,
          sunspot.year = sunspot.year, longley.GNP = ts(longley$GNP, start = 1947), longley.Employed = ts(longley$Employed, start = 1947),
          longley.Unemployed = ts(longley$Unemployed, start = 1947), longley.Armed.Forces = ts(longley$Armed.Forces, start = 1947),
          longley.Population = ts(longley$Population, start = 1947))
        monthly <- list(AirPassengers = AirPassengers, co2 = co2, ldeaths = ldeaths, mdeaths = mdeaths, fdeaths = fdeaths, nottem = nottem,
          USAccDeaths = USAccDeaths, UKDriverDeaths = UKDriverDeaths, Seatbelts.front = Seatbelts[, "front"], Seatbelts.rear = Seatbelts[, "rear"],
          Seatbelts.VanKilled = Seatbelts[, "VanKilled"])
        run <- function(name, series, period, steps) {
          for (cut in 1:cuts) {
            seen <- length(series) - steps - (cut - 1) * period
            if (seen < 2 * period + 6) next
            train <- ts(as.numeric(series)[1:seen], frequency = period)
            fit <- ets(train)
            ahead <- forecast(fit, h = steps)
            cat(name, period, seen, fit$method, paste(format(as.numeric(series)[1:(seen + steps)], digits = 15, trim = TRUE), collapse = " "),
              paste(format(as.numeric(ahead$mean), digits = 15, trim = TRUE), collapse = " "), sep = ";")
            cat("\n")
          }
        }
        for (name in names(yearly)) run(name, yearly[[name]], 1, 5)
        for (name in names(monthly)) run(name, monthly[[name]], 12, 12)
        """;

    private sealed record Trial(string Name, int Period, double[] Seen, double[] Came, double[] Peer, string PeerModel);

    /// <inheritdoc/>
    public string Name => "plans-forecast";

    /// <inheritdoc/>
    public string About => "mean absolute scaled error on R's yearly and monthly series, promised at most 1.02 times that of R's ets; --cuts N back-tests per series (4)";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var cuts = Array.IndexOf(options, "--cuts") is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : "4";
        if (await Peer(report, cuts) is not { } trials) return;
        var errors = new List<(Trial Trial, double Ours, double Peers)>();
        var started = Stopwatch.GetTimestamp();
        foreach (var trial in trials)
        {
            var bands = ExponentialSmoothing.List(trial.Seen, trial.Came.Length, trial.Period);
            errors.Add((trial, ScaledError(trial, [.. bands.Select(band => band.Value)]), ScaledError(trial, trial.Peer)));
            if (options.Contains("--each"))
                report.Line(Text($"{trial.Name,-22} {trial.Seen.Length,4} ours {bands[0].Model,-14} {errors[^1].Ours,8:0.000}   ets {trial.PeerModel,-14} {errors[^1].Peers,8:0.000}"));
        }
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        foreach (var series in errors.GroupBy(each => each.Trial.Name))
            report.Line(Text($"{series.Key,-22} {series.Count()} cuts: ours {series.Average(each => each.Ours),7:0.000}   ets {series.Average(each => each.Peers),7:0.000}"));
        foreach (var kind in errors.GroupBy(each => each.Trial.Period).Append(errors.GroupBy(_ => 0).Single()))
        {
            var (ours, peers) = (kind.Average(each => each.Ours), kind.Average(each => each.Peers));
            report.Line(Text($"{Word(kind.Key)}: {kind.Count()} back-tests, mean absolute scaled error ours {ours:0.0000}, ets {peers:0.0000}, ratio {ours / peers:0.000}"));
        }
        var gain = errors.GroupBy(each => each.Trial.Name).MaxBy(series => series.Sum(each => each.Peers - each.Ours))!.Key;
        foreach (var kind in errors.Where(each => each.Trial.Name != gain).GroupBy(each => each.Trial.Period).Append(errors.Where(each => each.Trial.Name != gain).GroupBy(_ => 0).Single()))
            report.Line(Text($"without {gain}, where we gain most, {Word(kind.Key)}: ratio {kind.Average(each => each.Ours) / kind.Average(each => each.Peers):0.000}"));
        report.Line(Text($"ours fitted {trials.Count} series in {took:0} ms"));
    }

    private static string Word(int period) => period switch { 1 => "yearly", 12 => "monthly", _ => "all" };

    private static double ScaledError(Trial trial, double[] forecast)
    {
        var scale = trial.Seen.Skip(trial.Period).Zip(trial.Seen, (now, before) => Math.Abs(now - before)).Average();
        return trial.Came.Zip(forecast, (came, expected) => Math.Abs(came - expected)).Average() / scale;
    }

    private static async Task<List<Trial>?> Peer(Report report, string cuts)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo("Rscript", ["-", cuts]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            report.Line("not measured: there is no Rscript (Debian: apt-get install r-cran-forecast)");
            return null;
        }
        var talk = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(Script);
        process.StandardInput.Close();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            report.Line($"not measured: {(process.ExitCode == 3 ? "R has no package forecast (Debian: apt-get install r-cran-forecast)" : await talk)}");
            return null;
        }
        report.Line("peer: " + lines[0].TrimStart('#').Trim());
        return [.. lines.Skip(1).Select(TrialOf)];
    }

    private static Trial TrialOf(string line)
    {
        var parts = line.Split(';');
        var (values, seen) = (Numbers(parts[4]), int.Parse(parts[2], CultureInfo.InvariantCulture));
        return new Trial(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), values[..seen], values[seen..], Numbers(parts[5]), parts[3]);
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
