using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>One Chromium and one host per database, shared by all browser stories; started by the first story that needs them.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly Dictionary<Dialect, Task<RunningHost>> _hosts = [];
    private readonly Dictionary<(string Address, string User), string> _sessions = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh page of the host over this database, read in Chinese; what went wrong in it is collected.</summary>
    public async Task<WatchedPage> Open(Dialect dialect, int width = 1440, int height = 900, string? user = null)
    {
        Assert.SkipUnless(File.Exists(Chromium), "skipped: chromium is not installed");
        var host = await HostOf(dialect);
        return await Open(host.Address, host.OneTimePasswords, width, height, user);
    }

    /// <summary>The same of a node that a story has started for itself.</summary>
    public Task<WatchedPage> Open(RunningNode node, string? user = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Open(node.Address.ToString().TrimEnd('/'), node.Demonstration, 1440, 900, user);
    }

    private async Task<WatchedPage> Open(string address, IReadOnlyDictionary<string, string> passwords, int width, int height, string? user)
    {
        Assert.SkipUnless(File.Exists(Chromium), "skipped: chromium is not installed");
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Switches });
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = width, Height = height },
            StorageState = user is null ? null : await SignedIn(address, passwords, user),
        });
        // Generous, because a busy machine draws maps slowly; nothing waits this long when all is well.
        context.SetDefaultTimeout(120_000);
        return new(await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var host in _hosts.Values.Where(host => host.IsCompletedSuccessfully)) await (await host).DisposeAsync();
    }

    private Task<RunningHost> HostOf(Dialect dialect)
    {
        if (!_hosts.TryGetValue(dialect, out var host)) _hosts[dialect] = host = RunningHost.Start(dialect);
        return host;
    }

    /// <summary>Signs in once by the page, as a person does, and keeps the cookies for later stories.</summary>
    private async Task<string> SignedIn(string address, IReadOnlyDictionary<string, string> passwords, string user)
    {
        if (_sessions.TryGetValue((address, user), out var known)) return known;
        await using var context = await _browser!.NewContextAsync(new() { BaseURL = address, Locale = "zh-CN" });
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("用户名").FillAsync(user);
        await page.Locator("input[type=password]").FillAsync(passwords[user]);
        await page.Locator("main button[type=submit], main button.button-main").First.ClickAsync();
        await WatchedPage.Reach(page, reached => !reached.Contains("/sign-in", StringComparison.Ordinal));
        return _sessions[(address, user)] = await context.StorageStateAsync();
    }
}

/// <summary>The collection of all browser stories.</summary>
[CollectionDefinition("browser")]
public sealed class BrowserStories : ICollectionFixture<BrowserFixture>;
