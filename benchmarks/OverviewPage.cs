using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace OneCity.Benchmarks;

/// <summary>How long the overview takes in a browser that has never seen it, and what it weighs.</summary>
public sealed class OverviewPage : IPromise
{
    private const string Chromium = "/usr/bin/chromium";

    private const string Times =
        """
        () => {
          const paint = performance.getEntriesByType('paint').find(each => each.name === 'first-contentful-paint');
          return JSON.stringify({
            painted: paint ? paint.startTime : -1,
            parts: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(each => [new URL(each.name).pathname, each.encodedBodySize]),
          });
        }
        """;

    /// <inheritdoc/>
    public string Name => "overview";

    /// <inheritdoc/>
    public string About => "overview page fully drawn under 1.5 s cold in headless chromium, nothing over 400 KB compressed but the map library";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!File.Exists(Chromium))
        {
            report.Line($"{Chromium} is missing; install Debian's chromium");
            return;
        }
        await using var node = await ServedNode.Start();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"] });
        List<double> complete = [], painted = [], drawn = [];
        IReadOnlyList<(string Path, long Bytes)> parts = [];
        for (var run = 0; run < 12; run++)
        {
            // A context of its own has an empty cache; the first run warms the server and is left out.
            await using var context = await browser.NewContextAsync(new() { BaseURL = node.Address, Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
            var page = await context.NewPageAsync();
            await page.AddInitScriptAsync("addEventListener('load', () => { window.completeAt = performance.now(); }); new MutationObserver(() => { const all = [...document.querySelectorAll('[data-map],[data-chart]')]; if (!window.drawnAt && all.length && all.every(each => each.dataset.drawn)) window.drawnAt = performance.now(); }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] });");
            await page.GotoAsync("/");
            var drawnAt = await (await page.WaitForFunctionAsync("() => window.drawnAt")).JsonValueAsync<double>();
            using var times = JsonDocument.Parse(await page.EvaluateAsync<string>(Times));
            parts = [.. times.RootElement.GetProperty("parts").EnumerateArray().Select(each => (each[0].GetString()!, each[1].GetInt64()))];
            if (run == 0) continue;
            complete.Add(await page.EvaluateAsync<double>("() => window.completeAt"));
            painted.Add(times.RootElement.GetProperty("painted").GetDouble());
            drawn.Add(drawnAt);
        }
        report.Print("first paint, with the map as drawn by the server", painted, "ms");
        report.Print("page complete (all but the moving map)", complete, "ms");
        report.Print("fully drawn, the moving map at rest", drawn, "ms");
        foreach (var (path, bytes) in parts.OrderByDescending(part => part.Bytes).Take(5))
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB {path}"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{parts.Sum(part => part.Bytes) / 1024.0:0.0} KB in {parts.Count} requests"));
    }
}
