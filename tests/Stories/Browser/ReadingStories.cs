using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>Whoever comes by may read the overview, the regions and the organisations.</summary>
[Collection("browser")]
public sealed class ReadingStories(BrowserFixture browser)
{
    public static TheoryData<Dialect, string, int> Pages()
    {
        var pages = new TheoryData<Dialect, string, int>();
        foreach (var dialect in new[] { Dialect.Sqlite, Dialect.Postgres })
        {
            foreach (var address in new[] { "/", "/regions", "/regions/430281", "/organisations", "/open/search?q=醴陵" })
            {
                // The width does not depend on the database: the wide window once, the narrow one on both.
                if (dialect == Dialect.Sqlite) pages.Add(dialect, address, 1440);
                pages.Add(dialect, address, 390);
            }
        }
        return pages;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Open_pages_are_clean_accessible_and_fit_their_window(Dialect dialect, string address, int width)
    {
        await using var page = await browser.Open(dialect, width, width == 390 ? 844 : 900);
        Assert.Equal(200, await page.Go(address));
        page.ShouldBeClean();
        await page.ShouldNotScrollSideways();
        await page.ShouldBeAccessible();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_overview_shows_the_headline_figures_of_the_three_cities_with_their_source(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/");
        var gdp = page.Page.Locator(".figure", new() { HasText = "地区生产总值 2024" });
        Assert.Contains("22,128.3", await gdp.InnerTextAsync(), StringComparison.Ordinal);
        await gdp.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        var card = page.Page.Locator(".source-card:popover-open");
        Assert.Contains("2024", await card.InnerTextAsync(), StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Page.Locator(".source-card:popover-open").CountAsync());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_region_without_a_figure_is_hatched_and_never_drawn_as_zero(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/?indicator=gdp&level=county");
        var missing = await page.Page.Locator("svg.map-still a path[fill='url(#hatch)']").CountAsync();
        var coloured = await page.Page.Locator("svg.map-still a path:not([fill='url(#hatch)'])").CountAsync();
        Assert.Equal(23, missing + coloured);
        Assert.InRange(missing, 1, 22);
        Assert.DoesNotContain("0 亿元", await page.Page.Locator("table").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_address_holds_indicator_period_and_level(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/?indicator=resident_population&period=2010-11-01&level=county");
        Assert.Equal("2010-11-01", (await page.Page.Locator("nav[aria-label='时期'] a[aria-current]").InnerTextAsync()).Split(' ')[0]);
        await page.Page.Locator("nav[aria-label='层级']").GetByText("市", new() { Exact = true }).ClickAsync();
        await page.Reach(address => address.Contains("level=city", StringComparison.Ordinal) && address.Contains("indicator=resident_population", StringComparison.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_language_switch_turns_the_page_to_English_and_stays(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/regions/430281");
        Assert.Equal("zh-CN", await page.Page.Locator("html").GetAttributeAsync("lang"));
        await page.Page.GetByText("English", new() { Exact = true }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => document.documentElement.lang === 'en'");
        Assert.EndsWith("/regions/430281", page.Page.Url, StringComparison.Ordinal);
        await page.Go("/organisations");
        Assert.Equal("Organisations", await page.Page.Locator("h1").InnerTextAsync());
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_search_opens_by_a_key_and_leads_to_a_region_without_a_mouse(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/");
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync("醴陵");
        await page.Page.Locator("#hits [role=option]").First.WaitForAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Reach(address => address.EndsWith("/regions/430281", StringComparison.Ordinal));
        // The address changes before the scripts of the new page run, and keys are theirs.
        await page.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        await page.Page.Keyboard.PressAsync("Control+k");
        await page.Page.WaitForFunctionAsync("() => document.activeElement.matches('[data-search]')");
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_keyboard_reaches_the_content_first_and_shows_where_it_is(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/regions");
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await page.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        Assert.NotEqual("none", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#content", page.Page.Url, StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_unknown_address_says_so_and_what_to_do_next(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        Assert.Equal(404, await page.Go("/regions/999999"));
        Assert.Contains("没有这个页面", await page.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.ShouldBeAccessible();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Every_table_leaves_as_csv_and_as_xlsx(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/organisations");
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            var waiting = page.Page.WaitForDownloadAsync();
            await page.Page.Locator($"a[href*='export=t.{kind}']").ClickAsync();
            var file = await waiting;
            Assert.EndsWith("." + kind, file.SuggestedFilename, StringComparison.Ordinal);
            var bytes = await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
            Assert.Equal(kind == "csv" ? new byte[] { 0xEF, 0xBB, 0xBF } : "PK\u0003"u8.ToArray(), bytes[..3]);
        }
    }
}
