using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>The life of a statement between two cities, by the people who live it.</summary>
[Collection("browser")]
public sealed class StatementStories(BrowserFixture browser)
{
    private const string Administrator = "demo-administrator";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_statement_is_entered_drafted_sent_confirmed_by_both_and_settled(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/agreements/new");
        await page.ShouldBeAccessible();
        await Fill(page, "Id", "story");
        await Fill(page, "Name", "故事园区");
        await Fill(page, "From", "2025-01-01");
        foreach (var (party, id, name, role) in (ReadOnlySpan<(int, string, string, string)>)[(0, "430200", "株洲", "飞出地"), (1, "430300", "湘潭", "飞入地")])
        {
            await Fill(page, $"PartyId[{party}]", id);
            await Fill(page, $"PartyName[{party}]", name);
            await page.Page.Locator($"select[name='PartyRole[{party}]']").SelectOptionAsync(role);
            await Fill(page, $"StepShare[{party}]", "50%");
        }
        await Press(page, "保存");
        await page.Page.WaitForURLAsync("**/agreements/story");
        await page.Page.Locator("input[type=file][name=File]").SetInputFilesAsync(new FilePayload
        {
            Name = "receipts.csv", MimeType = "text/csv", Buffer = "firm,head,period,amount\n甲公司,增值税,2025,100\n"u8.ToArray(),
        });
        await page.Page.Locator("select[name=DryRun]").SelectOptionAsync("no");
        await Press(page, "导入收入");
        Assert.Contains("新增 1 笔", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Go("/agreements/story");
        await Fill(page, "Year", "2025");
        await Press(page, "出结算单");
        await page.Page.WaitForURLAsync("**/statements/2025");
        page.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await Press(page, "送出");
        await Reload(page, "确认 · 株洲");
        await Press(page, "确认 · 株洲");
        await Press(page, "确认 · 湘潭");
        await Reload(page, "已付，结清");
        var text = await page.Page.Locator("main").InnerTextAsync();
        foreach (var words in (string[])["各方已确认", "字节相同", "签名有效", "50.00"]) Assert.Contains(words, text, StringComparison.Ordinal);
        page.ShouldBeClean();
        await page.ShouldBeAccessible();
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.ShouldNotScrollSideways();
    }

    private static Task Fill(WatchedPage page, string name, string value) => page.Page.Locator($"[name='{name}']").FillAsync(value);

    private static Task Press(WatchedPage page, string name) => page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>News travels between the cities within moments; the page is looked at again until it shows.</summary>
    private static async Task Reload(WatchedPage page, string button)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Page.ReloadAsync();
            if (await page.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).CountAsync() > 0) return;
            await page.Page.WaitForTimeoutAsync(500);
        }
        Assert.Fail($"no button '{button}'");
    }
}
