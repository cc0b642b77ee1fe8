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
        ratio: [{from_year: 1, to_year: 4, shares: {"430200": 0.4, "430300": 0.6}}, {from_year: 5, shares: {"430200": 0, "430300": 1}}]
        transfer: 上解
        """;

    private const string Receipts = "纳税人名称,税种,入库年月,金额\n甲公司,增值税,2024-03,1000.00\n乙公司,增值税,2024-05,500.01\n甲公司,增值税,2025-03,200.00\n乙公司,增值税,2025-06,-100.00\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_statement_is_sent_disputed_ruled_confirmed_by_both_settled_and_adjusted_the_year_after(Dialect dialect)
    {
        await using var home = await browser.Open(dialect, user: Xiangtan);
        home.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await EnterAndImport(home, "story-park");
        await Draft(home, 2024);
        await Press(home, "送出");

        await using var other = await browser.Open(dialect, user: Zhuzhou);
        await Await(other, 2024, "已送出");
        Assert.Equal(0, await Button(other, "确认 · 湘潭").CountAsync());
        await Dispute(other, "甲公司 · 增值税", "应按迁出前口径", 1);
        await Dispute(other, "乙公司 · 增值税", "乙公司三月前已迁出", 2);
        await Press(other, "撤回异议 · 株洲 1");
        Assert.Contains("已撤回", await Words(other), StringComparison.Ordinal);
        await Await(home, 2024, "有异议", "乙公司三月前已迁出", "已撤回");
        await Press(home, "提交联席会议");

        await using var office = await browser.Open(dialect, user: JointOffice);
        await Await(office, 2024, "联席会议");
        await office.Page.Locator("input[name=Ruling]").FillAsync("调减二元");
        await office.Page.Locator("select[name=RuledLine]").SelectOptionAsync(new SelectOptionValue { Label = "乙公司 · 增值税" });
        await office.Page.Locator("select[name=RuledPayer]").SelectOptionAsync("430200");
        await office.Page.Locator("select[name=RuledPayee]").SelectOptionAsync("430300");
        await office.Page.Locator("input[name=RuledYuan]").FillAsync("2.00");
        await Press(office, "上级裁定");

        await Await(other, 2024, "已裁定");
        await Press(other, "确认 · 株洲");
        await Await(home, 2024, "已裁定");
        await Press(home, "确认 · 湘潭");
        // The other party's signature may still be on its way: the state is looked up anew until it has come.
        await Await(home, 2024, "各方已确认");
        await Await(other, 2024, "各方已确认");
        await Press(home, "已付，结清");
        await Await(other, 2024, "已结清");
        Assert.Equal(2, await other.Page.GetByText("字节相同", new() { Exact = true }).CountAsync());
        await Exports(home);

        await Draft(home, 2025);
        Assert.Contains("上级裁定 2.00（调减二元）", await Words(home), StringComparison.Ordinal);
        foreach (var page in (WatchedPage[])[home, other, office]) page.ShouldBeClean();
        await Fits(home, "/agreements/story-park", Address(2024), Address(2025), "/agreements/story-park/what-if");
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Pages_of_money_are_clean_accessible_and_fit_their_window(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: "demo-administrator");
        await Fits(page, "/agreements", "/agreements?rule=jingjinji-2015", "/agreements/new", "/ledger", "/clearing");
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_rule_of_the_pack_is_taken_as_a_start_and_what_it_leaves_open_is_said(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Xiangtan);
        await page.Go("/agreements");
        await page.Page.Locator("select[name=rule]").SelectOptionAsync("jingjinji-2015");
        await page.Reach(address => address.Contains("rule=jingjinji-2015", StringComparison.Ordinal));
        await page.Page.GetByText("cap.measured_on", new() { Exact = true }).WaitForAsync();
        await page.Page.Locator("input[name=Id]").FillAsync("story-rule");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.Reach(address => address.EndsWith("/agreements/story-rule", StringComparison.Ordinal));
        await page.Page.GetByText("cap.measured_on", new() { Exact = true }).WaitForAsync();
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_if_shows_ten_years_says_which_are_assumed_and_compares_only_where_terms_differ(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Xiangtan);
        await EnterAndImport(page, "story-what-if");
        await page.Go("/agreements/story-what-if/what-if");
        Assert.Contains("2026 年起的收入是假设的", await Words(page), StringComparison.Ordinal);
        Assert.Equal(10, await page.Page.Locator("table[data-table=t] tbody tr").CountAsync());
        Assert.Equal(0, await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "差额" }).CountAsync());
        // 1,500.01 in 2024, then 100 in each of nine years: 株洲 gets 40 % until 2027 and nothing from then on.
        var sums = await page.Page.Locator("table[data-table=sum] tbody").InnerTextAsync();
        foreach (var word in (string[])["720.00", "30.0%", "70.0%"]) Assert.Contains(word, sums, StringComparison.Ordinal);
        var terms = page.Page.Locator("textarea[name=Terms]");
        await terms.FillAsync((await terms.InputValueAsync()).Replace("\"430200\": 0.4, \"430300\": 0.6", "\"430200\": 0.5, \"430300\": 0.5", StringComparison.Ordinal));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "测算" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "差额" }).First.WaitForAsync();
        // An odd fen of 500.01 goes to the party named first.
        Assert.Contains("900.01", await page.Page.Locator("table[data-table=sum] tbody").InnerTextAsync(), StringComparison.Ordinal);
        page.ShouldBeClean();
    }

    private static async Task Fits(WatchedPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            foreach (var (width, height) in ((int, int)[])[(1440, 900), (390, 844)])
            {
                await page.Page.SetViewportSizeAsync(width, height);
                Assert.Equal(200, await page.Go(address));
                await page.ShouldNotScrollSideways();
                await page.ShouldBeAccessible();
            }
            page.ShouldBeClean();
        }
    }

    private static async Task EnterAndImport(WatchedPage page, string id)
    {
        await page.Go("/agreements");
        await page.Page.Locator("input[name=Id]").FillAsync(id);
        await page.Page.Locator("textarea[name=Terms]").FillAsync(Terms);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.Reach(address => address.EndsWith($"/agreements/{id}", StringComparison.Ordinal));
        foreach (var isWritten in (bool[])[false, true])
        {
            await page.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = "入库.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Receipts) });
            await page.Page.Locator("select[name=DryRun]").SelectOptionAsync(isWritten ? "no" : "yes");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入收入" }).ClickAsync();
            await page.Page.GetByText($"{(isWritten ? "新增" : "试算：新增")} 4 笔，其中退税 1 笔").WaitForAsync();
        }
    }

    private static async Task Draft(WatchedPage page, int year)
    {
        await page.Go("/agreements/story-park");
        await page.Page.Locator("input[name=Year]").FillAsync(year.ToString(CultureInfo.InvariantCulture));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "出结算单" }).ClickAsync();
        await page.Reach(address => address.EndsWith(Address(year), StringComparison.Ordinal));
        await page.Page.Locator("dl.facts").GetByText("草稿").WaitForAsync();
    }

    private static async Task Dispute(WatchedPage page, string line, string why, int number)
    {
        await page.Page.Locator("select[name=Line]").SelectOptionAsync(new SelectOptionValue { Label = line });
        await page.Page.Locator("input[name=Why]").FillAsync(why);
        await Button(page, "提出异议").ClickAsync();
        await Button(page, string.Create(CultureInfo.InvariantCulture, $"撤回异议 · 株洲 {number}")).WaitForAsync();
    }

    /// <summary>Opens the statement again and again until the state and the words have come through the exchange, and once it is sent both parties' copies.</summary>
    private static async Task Await(WatchedPage page, int year, string state, params string[] words)
    {
        for (var tries = 0; ; tries++)
        {
            await page.Go(Address(year));
            var facts = page.Page.Locator("dl.facts");
            // Before the statement has arrived the page says so and has no facts yet.
            var now = await facts.CountAsync() == 0 ? "" : await facts.InnerTextAsync();
            var all = await Words(page);
            if (now.Contains(state, StringComparison.Ordinal) && Array.TrueForAll(words, word => all.Contains(word, StringComparison.Ordinal))
                && await page.Page.GetByText("字节相同", new() { Exact = true }).CountAsync() == 2) return;
            Assert.True(tries < 240, $"Expected {state} {string.Join(' ', words)}, found {all}");
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Presses a button and waits until its step is taken, after which the button is no longer there.</summary>
    private static async Task Press(WatchedPage page, string button)
    {
        await Button(page, button).ClickAsync();
        await Button(page, button).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Page.Locator("dl.facts").WaitForAsync();
    }

    private static ILocator Button(WatchedPage page, string name) => page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

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
