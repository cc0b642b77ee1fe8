using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace OneCity.Benchmarks;

/// <summary>How long the list of 100 figures takes at a steady rate of calls, beside the server's cheapest answer at the same rate.</summary>
public sealed class ApiList : IPromise
{
    /// <inheritdoc/>
    public string Name => "api";

    /// <inheritdoc/>
    public string About => "API list of 100 figures: 99th percentile under 20 ms at 200 requests/s (autocannon on loopback)";

    /// <inheritdoc/>
    /// <remarks>Options: the seconds of each run, 20 when none are given.</remarks>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var seconds = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 20;
        var tool = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "benchmarks", "peers");
        if (!Directory.Exists(Path.Combine(tool, "node_modules")) && await Out("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], tool) is null)
        {
            report.Line("autocannon could not be installed: npm ci in benchmarks/peers failed");
            return;
        }
        // The limit per address is for strangers; here one address calls as fast as it can, to have the code compiled.
        await using var node = await ServedNode.Start("--limits-address-per-second", "100000");
        const string List = "/api/figures?limit=100";
        string[] steady = ["--overallRate", "200"];
        // The first minutes of a server are its compiler's: told apart, then every call is made often enough that the code is the one of a server in service.
        foreach (var (what, path, run, rate) in new[]
        {
            ("right after the start", List, 5, steady), ("as fast as it goes", List, 5, []), ("list of 100 figures", List, seconds, steady),
            ("the cheapest answer (/healthz/live)", "/healthz/live", seconds, steady), ("list of 100 figures again", List, seconds, steady),
        })
        {
            var said = await Out("node", ["node_modules/autocannon/autocannon.js", "--json", .. rate, "--connections", "10", "--duration", run.ToString(CultureInfo.InvariantCulture), node.Address + path], tool)
                ?? throw new InvalidOperationException("autocannon ended with a fault.");
            using var answer = JsonDocument.Parse(said);
            var root = answer.RootElement;
            var latency = root.GetProperty("latency");
            report.Line(string.Create(CultureInfo.InvariantCulture,
                $"{what}: p50 {latency.GetProperty("p50").GetDouble():0.#}, p97.5 {latency.GetProperty("p97_5").GetDouble():0.#}, p99 {latency.GetProperty("p99").GetDouble():0.#}, max {latency.GetProperty("max").GetDouble():0.#} ms; {root.GetProperty("requests").GetProperty("average").GetDouble():0} requests/s, {root.GetProperty("2xx").GetInt64()} answered 2xx, {root.GetProperty("non2xx").GetInt64()} not"));
        }
    }

    private static async Task<string?> Out(string program, string[] words, string folder)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : null;
    }
}
