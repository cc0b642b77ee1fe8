using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>A text is pasted, read, marked by kind, corrected and accepted; what was accepted stands with its document and in the plans.</summary>
[Collection("browser")]
public sealed class DocumentStories(BrowserFixture browser)
{
    private const string User = "demo-administrator";

    private const string Text = "2023年，株洲市实现地区生产总值3667.9亿元，同比增长5.0%。\n\n到2027年，力争株洲市地区生产总值突破5000亿元。\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_pasted_text_is_marked_corrected_and_accepted(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: User);
        await page.Go("/documents");
        await page.Page.Locator("textarea[name=Pasted]").FillAsync(Text);
        await page.Page.Locator("input[name=Date]").FillAsync("2024-02-05");
        await page.Page.Locator("form:has(textarea[name=Pasted]) button.button-main").ClickAsync();
        await page.Page.Locator("mark.claim").First.WaitForAsync();
        Assert.Equal(["3667.9亿元", "5.0%", "5000亿元"], await page.Page.Locator("mark.claim").AllInnerTextsAsync());
        Assert.Contains("株洲市", await page.Page.Locator("mark.claim").First.GetAttributeAsync("title"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Page.Locator("mark.claim-target").CountAsync());
        await page.ShouldBeAccessible();

        await page.Page.Locator("#row-0 input[type=checkbox]").CheckAsync();
        await page.Page.Locator("#row-0 summary").ClickAsync();
        await page.Page.Locator("input[name='value-0']").FillAsync("366800000000");
        await page.Page.Locator("#row-2 input[type=checkbox]").CheckAsync();
        await page.Page.Locator("button[value=accept]").ClickAsync();
        await page.Page.Locator("#row-0", new() { HasText = "已接受" }).WaitForAsync();
        Assert.Contains("已接受", await page.Page.Locator("#row-0").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("已更正", await page.Page.Locator("#row-0").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("未决", await page.Page.Locator("#row-1").InnerTextAsync(), StringComparison.Ordinal);
        // What was rejected may be taken back; what became a figure may not.
        await page.Page.Locator("#row-1 input[type=checkbox]").CheckAsync();
        await page.Page.Locator("button[value=reject]").ClickAsync();
        await page.Page.Locator("#row-1", new() { HasText = "不采用" }).WaitForAsync();
        Assert.Equal(0, await page.Page.Locator("#row-0 input[type=checkbox]").CountAsync());
        await page.Page.Locator("#row-1 input[type=checkbox]").CheckAsync();
        await page.Page.Locator("button[value=reopen]").ClickAsync();
        await page.Page.Locator("#row-1", new() { HasText = "未决" }).WaitForAsync();
        await page.Page.Locator("#row-2 a[href^='/plans/items/']").ClickAsync();
        await page.Reach(address => address.Contains("/plans/items/", StringComparison.Ordinal));
        Assert.Contains("5000亿元", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite, 1440), InlineData(Dialect.Sqlite, 390)]
    public async Task Text_and_claims_stand_side_by_side_where_there_is_room_and_one_below_the_other_where_not(Dialect dialect, int width)
    {
        await using var page = await browser.Open(dialect, width, width == 390 ? 844 : 900, User);
        await page.Go("/documents");
        await page.Page.Locator("textarea[name=Pasted]").FillAsync(Text + $"窗宽{width}个。\n");
        await page.Page.Locator("input[name=Date]").FillAsync("2024-02-05");
        await page.Page.Locator("form:has(textarea[name=Pasted]) button.button-main").ClickAsync();
        await page.Page.Locator("mark.claim").First.WaitForAsync();
        var (text, claims) = (await page.Page.Locator(".reading-text").BoundingBoxAsync(), await page.Page.Locator(".reading-claims").BoundingBoxAsync());
        Assert.Equal(width > 1000, claims!.X >= text!.X + text.Width);
        Assert.Equal(width < 1000, claims.Y >= text.Y + text.Height);
        await page.Page.Locator("mark.claim").First.ClickAsync();
        await page.Reach(address => address.EndsWith("#row-0", StringComparison.Ordinal));
        page.ShouldBeClean();
        await page.ShouldNotScrollSideways();
        await page.ShouldBeAccessible();
    }

    [Theory, InlineData(Dialect.Sqlite, 1440), InlineData(Dialect.Sqlite, 390)]
    public async Task The_desk_is_clean_and_accessible_and_fits_its_window(Dialect dialect, int width)
    {
        await using var page = await browser.Open(dialect, width, width == 390 ? 844 : 900, User);
        Assert.Equal(200, await page.Go("/documents"));
        page.ShouldBeClean();
        await page.ShouldNotScrollSideways();
        await page.ShouldBeAccessible();
    }
}
