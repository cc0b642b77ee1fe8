using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>A statement's life between two finance bureaus: sent, disputed, met on, ruled, confirmed by both, settled, adjusted the year after.</summary>
[Collection("browser")]
public sealed class AgreementStories(BrowserFixture browser)
{
    private const string Zhuzhou = "demo-zz-finance";
    private const string Xiangtan = "demo-xt-finance";
    private const string JointOffice = "demo-planner";

    private const string Terms = """
        agreement: 故事园区
        parties:
          - {id: "430200", name: 株洲, role: 飞出地}
          - {id: "430300", name: 湘潭, role: 飞入地}
        from: 2024-01-01
        heads: [增值税]
        ratio: [{shares: {"430200": 0.4, "430300": 0.6}}]
        transfer: 上解
        """;

    private const string Receipts = "纳税人名称,税种,入库年月,金额\n甲公司,增值税,2024-03,1000.00\n乙公司,增值税,2024-05,500.01\n甲公司,增值税,2025-03,200.00\n乙公司,增值税,2025-06,-100.00\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_statement_is_sent_disputed_ruled_confirmed_by_both_settled_and_adjusted_the_year_after(Dialect dialect)
    {
        await using var home = await browser.Open(dialect, user: Xiangtan);
        await EnterAndImport(home);
        await Draft(home, 2024);
        await Open(home, 2024, "草稿");
        await home.Page.EvaluateAsync("() => window.confirm = () => true");
        await Press(home, "送出", "已送出");

        await using var other = await browser.Open(dialect, user: Zhuzhou);
        await Open(other, 2024, "已送出");
        Assert.Equal(0, await other.Page.GetByRole(AriaRole.Button, new() { Name = "确认 · 湘潭" }).CountAsync());
        await other.Page.Locator("select[name=Line]").SelectOptionAsync(new SelectOptionValue { Label = "乙公司 · 增值税" });
        await other.Page.Locator("input[name=Why]").FillAsync("乙公司三月前已迁出");
        await Press(other, "提出异议", "有异议");
        await Open(home, 2024, "有异议");
        Assert.Contains("乙公司三月前已迁出", await Words(home), StringComparison.Ordinal);
        await Press(home, "提交联席会议", "联席会议");

        await using var office = await browser.Open(dialect, user: JointOffice);
        await Open(office, 2024, "联席会议");
        await office.Page.Locator("input[name=Ruling]").FillAsync("调减二元");
        await office.Page.Locator("select[name=RuledLine]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await office.Page.Locator("select[name=RuledPayer]").SelectOptionAsync("430200");
        await office.Page.Locator("select[name=RuledPayee]").SelectOptionAsync("430300");
        await office.Page.Locator("input[name=RuledYuan]").FillAsync("2.00");
        await Press(office, "上级裁定", "已裁定");

        await Open(other, 2024, "已裁定");
        await Press(other, "确认 · 株洲", "签名有效", "main");
        await Open(home, 2024, "已裁定");
        // The other party's signature may still be on its way, so the state is looked up anew until it has come.
        var confirm = home.Page.GetByRole(AriaRole.Button, new() { Name = "确认 · 湘潭", Exact = true });
        await confirm.ClickAsync();
        await confirm.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Open(home, 2024, "各方已确认");
        await Press(home, "已付，结清", "已结清");
        Assert.Contains("字节相同", await Words(home), StringComparison.Ordinal);
        await home.ShouldBeAccessible();
        await Exports(home);

        await Draft(home, 2025);
        await Open(home, 2025, "草稿");
        Assert.Contains("上级裁定 2.00（调减二元）", await Words(home), StringComparison.Ordinal);
        home.ShouldBeClean();
        other.ShouldBeClean();
        office.ShouldBeClean();
    }

    [Fact]
    public async Task Pages_of_money_are_clean_accessible_and_fit_a_phone()
    {
        await using var page = await browser.Open(Dialect.Sqlite, user: "demo-administrator");
        foreach (var address in (string[])["/agreements", "/agreements/new", "/ledger", "/clearing"])
        {
            await page.Page.SetViewportSizeAsync(1440, 900);
            Assert.Equal(200, await page.Go(address));
            page.ShouldBeClean();
            await page.ShouldBeAccessible();
            await page.Page.SetViewportSizeAsync(390, 844);
            await page.ShouldNotScrollSideways();
        }
    }

    private static async Task EnterAndImport(WatchedPage page)
    {
        await page.Go("/agreements");
        await page.Page.Locator("input[name=Id]").FillAsync("story-park");
        await page.Page.Locator("textarea[name=Terms]").FillAsync(Terms);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.Reach(address => address.EndsWith("/agreements/story-park", StringComparison.Ordinal));
        foreach (var isWritten in (bool[])[false, true])
        {
            await page.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = "入库.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Receipts) });
            await page.Page.Locator("select[name=DryRun]").SelectOptionAsync(isWritten ? "no" : "yes");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入收入" }).ClickAsync();
            await page.Page.GetByText($"{(isWritten ? "" : "试算：")}新增 4 笔，其中退税 1 笔").WaitForAsync();
        }
    }

    private static async Task Draft(WatchedPage page, int year)
    {
        await page.Go("/agreements/story-park");
        await page.Page.Locator("input[name=Year]").FillAsync(year.ToString(CultureInfo.InvariantCulture));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "出结算单" }).ClickAsync();
        await page.Reach(address => address.EndsWith(Address(year), StringComparison.Ordinal));
    }

    /// <summary>Opens the statement again and again until the news of its state, and once it is sent both parties' copies, have come through the exchange.</summary>
    private static async Task Open(WatchedPage page, int year, string state)
    {
        for (var tries = 0; ; tries++)
        {
            await page.Go(Address(year));
            var now = (await page.Page.Locator("dl.facts").InnerTextAsync()).Split('\n', StringSplitOptions.TrimEntries);
            if (now.Contains(state) && (state == "草稿" || await page.Page.GetByText("字节相同", new() { Exact = true }).CountAsync() >= 2)) return;
            Assert.True(tries < 240, $"Expected {state}, found {string.Join(' ', now)}");
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Presses a button and waits for the words that its answer brings.</summary>
    private static async Task Press(WatchedPage page, string button, string words, string place = "dl.facts")
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Page.Locator(place).GetByText(words).First.WaitForAsync();
    }

    private static async Task Exports(WatchedPage page)
    {
        foreach (var (name, part, words) in ((string, string, string)[])[("表（XLSX）", "xl/worksheets/sheet1.xml", "甲公司"), ("函（DOCX）", "word/document.xml", "关于 2024 年度“故事园区”收入分享结算的函")])
        {
            var file = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync());
            using var zip = ZipFile.OpenRead(await file.PathAsync());
            var text = new StringBuilder();
            foreach (var entry in zip.Entries.Where(entry => entry.FullName == part || entry.FullName == "xl/sharedStrings.xml"))
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
            }
            Assert.Contains(words, text.ToString(), StringComparison.Ordinal);
        }
    }

    private static string Address(int year) => string.Create(CultureInfo.InvariantCulture, $"/agreements/story-park/statements/{year}");

    private static Task<string> Words(WatchedPage page) => page.Page.Locator("main").InnerTextAsync();
}
