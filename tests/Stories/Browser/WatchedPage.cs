using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OneCity.Stories.Browser;

/// <summary>A page whose script errors, refused content and failed requests are collected, and that axe can look at.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    /// <summary>Starts watching.</summary>
    public WatchedPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _faults.Add("script: " + error);
        page.Console += (_, said) => { if (said.Type == "error" || said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _faults.Add("console: " + said.Text); };
        page.Response += (_, answer) => { if (answer.Status >= 500) _faults.Add($"{answer.Status}: {answer.Url}"); };
        page.Request += (_, request) => { if (!request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal)) _faults.Add("outside: " + request.Url); };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Goes to an address of the host and waits until maps and charts are drawn.</summary>
    public async Task<int> Go(string address)
    {
        IResponse? answer;
        try
        {
            answer = await Page.GotoAsync(address);
        }
        catch (PlaywrightException aborted) when (aborted.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
            // Another navigation, such as the redirect after a form, was still under way.
            answer = await Page.GotoAsync(address);
        }
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-map],[data-chart]')].every(each => each.dataset.drawn)");
        return answer!.Status;
    }

    /// <summary>Waits until the window has gone to such an address by itself.</summary>
    public Task Reach(Func<string, bool> address) => Reach(Page, address);

    /// <summary>
    /// The same of any page. Its address alone is asked: once the address fits, the driver waits for the load event, even if less was asked,
    /// and that event of a page reached by a redirect is now and then not told. What stands on the page is waited for by whoever looks for it.
    /// </summary>
    public static async Task Reach(IPage page, Func<string, bool> address)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(address);
        for (var waited = Stopwatch.StartNew(); !address(page.Url); await Task.Delay(20))
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(2)) Assert.Fail($"the window stays at {page.Url}");
        }
    }

    /// <summary>Fails when anything went wrong in the page: a script error, content refused by the policy, a request to outside.</summary>
    public void ShouldBeClean() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    /// <summary>Fails when axe finds anything serious or critical.</summary>
    public async Task ShouldBeAccessible()
    {
        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Where(each => each.Impact is "serious" or "critical")
            .Select(each => $"{each.Id}: {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}"));
    }

    /// <summary>Fails when the page stays wider than its window; a chart takes its new width a moment after the window does.</summary>
    public async Task ShouldNotScrollSideways()
    {
        try
        {
            await Page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= window.innerWidth", null, new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail("the page is wider than its window");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
