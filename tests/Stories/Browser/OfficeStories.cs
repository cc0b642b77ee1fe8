using OneCity.Storage;
using OneCity.Testing;

namespace OneCity.Stories.Browser;

/// <summary>Who signed in sees what waits, where sources differ, and, as administrator, the system.</summary>
[Collection("browser")]
public sealed class OfficeStories(BrowserFixture browser)
{
    private const string Administrator = "demo-administrator";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Strangers_are_sent_to_sign_in_before_the_system_and_the_inbox(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        foreach (var address in new[] { "/admin", "/admin/audit", "/inbox" })
        {
            await page.Go(address);
            Assert.Contains("/sign-in", page.Page.Url, StringComparison.Ordinal);
        }
    }

    public static TheoryData<Dialect, string> SystemPages()
    {
        var pages = new TheoryData<Dialect, string>();
        foreach (var dialect in new[] { Dialect.Sqlite, Dialect.Postgres })
            foreach (var address in new[] { "/admin", "/admin/roles", "/admin/tokens", "/admin/audit?verify=yes", "/admin/backup", "/admin/pack", "/admin/settings", "/inbox" })
                if (dialect == Dialect.Sqlite || address is "/admin" or "/inbox") pages.Add(dialect, address);
        return pages;
    }

    [Theory, MemberData(nameof(SystemPages))]
    public async Task System_pages_are_clean_and_accessible(Dialect dialect, string address)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        Assert.Equal(200, await page.Go(address));
        Assert.DoesNotContain("/sign-in", page.Page.Url, StringComparison.Ordinal);
        page.ShouldBeClean();
        await page.ShouldBeAccessible();
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.ShouldNotScrollSideways();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_note_in_the_inbox_is_kept_and_a_line_set_aside_comes_back_by_undo(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/inbox");
        var desk = page.Page.Locator(".inbox-desk[data-alive=yes]");
        var rows = desk.Locator("tbody tr");
        await rows.First.WaitForAsync();
        var lines = await rows.CountAsync();
        var title = await rows.First.Locator("a").First.InnerTextAsync();
        var note = rows.First.Locator("input:not([type=checkbox])");
        await note.FillAsync("周三前");
        await desk.GetByText("备注已保存").WaitForAsync();
        // Whoever pauses finds the cursor where it was and types on.
        await page.Page.Keyboard.TypeAsync("问株洲");
        await page.Page.WaitForFunctionAsync("() => document.activeElement?.value === '周三前问株洲'");
        await using var second = await browser.Open(dialect, user: Administrator);
        var there = second.Page.Locator(".inbox-desk tbody tr").First.Locator("input:not([type=checkbox])");
        var waited = System.Diagnostics.Stopwatch.StartNew();
        do await second.Go("/inbox"); while (await there.InputValueAsync() != "周三前问株洲" && waited.Elapsed < TimeSpan.FromSeconds(30));
        Assert.Equal("周三前问株洲", await there.InputValueAsync());

        await page.Go("/inbox");
        await rows.First.WaitForAsync();
        Assert.Equal("周三前问株洲", await note.InputValueAsync());

        await rows.First.Locator("input[type=checkbox]").CheckAsync();
        await desk.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "明天", Exact = false }).ClickAsync();
        await desk.Locator("details.resting").GetByText(title).WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await desk.Locator("details.resting").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await rows.GetByText(title).First.WaitForAsync();
        Assert.Equal(lines, await rows.CountAsync());
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_administrator_adds_a_user_and_sees_the_password_once(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/admin");
        await page.Page.GetByLabel("用户名").FillAsync("story-reader");
        await page.Page.Locator("select[name=Role]").SelectOptionAsync("observer");
        await page.Page.Locator("select[name=Organisation]").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "新增", Exact = true }).ClickAsync();
        var once = await page.Page.Locator(".once").InnerTextAsync();
        Assert.NotEmpty(once);
        await page.Go("/admin");
        Assert.Contains("story-reader", await page.Page.Locator("table").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(once, await page.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Who_may_look_inside_sees_that_three_sources_give_several_numbers(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/figures/conflicts");
        // The land area of Liling in 2018 as three sources print it.
        var text = (await page.Page.Locator("main").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal);
        foreach (var value in (string[])["2156.46", "2157.2"]) Assert.Contains(value, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_in_the_readme_is_a_real_page()
    {
        await using var page = await browser.Open(Dialect.Sqlite, user: Administrator);
        await page.Go("/");
        page.ShouldBeClean();
        var picture = await page.Page.ScreenshotAsync();
        var kept = TestData.InRepository("docs", "images", "overview.png");
        // Only when asked, so that a test run leaves the tree as it was.
        if (Environment.GetEnvironmentVariable("ONECITY_TEST_WRITE_IMAGES") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            await File.WriteAllBytesAsync(kept, picture, TestContext.Current.CancellationToken);
        }
        Assert.True(picture.Length > 20_000);
        Assert.True(new FileInfo(kept).Length > 20_000, "docs/images/overview.png is missing: run with ONECITY_TEST_WRITE_IMAGES=1");
    }
}
