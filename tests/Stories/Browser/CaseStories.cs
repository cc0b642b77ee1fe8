using System.Text.Json;
using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>A Zhuzhou resident's item taken in at Changsha, declined for a missing paper, corrected, decided in Zhuzhou, delivered in Changsha, rated.</summary>
[Collection("browser")]
public sealed class CaseStories(BrowserFixture browser)
{
    private const string Changsha = "430100";
    private const string Zhuzhou = "430200";
    private const string ChangshaWindow = "demo-cs-clerk";
    private const string ZhuzhouHandler = "demo-zz-handler";

    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_case_crosses_the_border_and_both_desks_and_the_public_page_show_the_same_at_each_step(Dialect dialect)
    {
        await using var window = await browser.Open(dialect, user: ChangshaWindow);
        await using var handler = await browser.Open(dialect, user: ZhuzhouHandler);
        await using var applicant = await browser.Open(dialect);
        await Cross(window, handler, applicant);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_same_with_a_process_and_a_database_for_each_city_mutual_TLS_between_them_and_a_cut_in_the_middle(Dialect dialect)
    {
        await using var places = await TwoPlaces.Found(dialect, Changsha, Zhuzhou);
        await using var window = await browser.Open(places.One.Node, ChangshaWindow);
        await using var handler = await browser.Open(places.Other.Node, ZhuzhouHandler);
        await using var applicant = await browser.Open(places.One.Node);
        await Cross(window, handler, applicant, places);
        foreach (var place in new[] { places.One, places.Other })
        {
            foreach (var engine in new[] { "exchange", "cases" })
            {
                using var verdict = JsonDocument.Parse(await place.Node.Cli(engine, "verify", "--json"));
                Assert.Equal(0, verdict.RootElement.GetProperty("broken").GetArrayLength());
            }
        }
    }

    /// <summary>The whole way of one item; where the cities have a node each, the line between them is cut while Zhuzhou accepts.</summary>
    private static async Task Cross(WatchedPage window, WatchedPage handler, WatchedPage applicant, TwoPlaces? places = null)
    {
        // Taken in by keyboard, without the paper that Zhuzhou's list asks for besides.
        await window.Go($"/cases/window?procedure=business-change&to={Zhuzhou}");
        await window.Page.Keyboard.TypeAsync("王小明");
        Assert.Equal("王小明", await window.Page.Locator("[name=applicant]").InputValueAsync());
        await window.Page.Locator("[name=person]").FillAsync("430204199001011234");
        await window.Page.Locator("[name=contact]").FillAsync("13900001234");
        await window.Page.Locator("[name=field-firm]").FillAsync("株洲示例有限公司");
        await window.Page.Locator("[name=field-change]").FillAsync("住所变更");
        await window.Page.Locator("[name=paper-application]").SetInputFilesAsync(new FilePayload { Name = "申请书.pdf", MimeType = "application/pdf", Buffer = Pdf });
        Assert.Contains("住所使用证明", await window.Page.Locator("aside").InnerTextAsync(), StringComparison.Ordinal);
        await window.Page.Locator("button[value=offer]").ClickAsync();
        await window.Reach(address => address.Contains("/cases/at/430100/", StringComparison.Ordinal));
        var number = (await window.Page.Locator("h1").InnerTextAsync()).Trim();
        await window.Go($"/cases/slips/acceptance/{Changsha}/{number}");
        var code = (await window.Page.Locator("[data-code]").InnerTextAsync()).Trim();
        Assert.Equal(1, await window.Page.Locator(".slip-qr svg").CountAsync());
        await Listed(handler, number);
        await Same(window, handler, applicant, number, code, "长沙市", "已收件");

        // Declined for the missing papers; the reason reaches Changsha, which asks for them, files them and offers again.
        await handler.Page.Locator("form:has(.button-risk) [name=reason]").FillAsync("缺经办人身份证");
        await Post(handler, handler.Page.Locator("form:has([name=reason]) .button-risk").First);
        await Until(window, Changsha, number, "缺经办人身份证");
        await Same(window, handler, applicant, number, code, "长沙市", "已收件");
        await window.Page.Locator("form:has(button:text('停表补正')) [name=reason]").FillAsync("缺经办人身份证");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "停表补正" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "材料已补" }).WaitForAsync();
        // Zhuzhou declined and never held it: what happens next reaches it with the next offer.
        await Same(window, null, applicant, number, code, "长沙市", "补正中");
        await window.Page.Locator("form:has(input[name=file]) select[name=kind]").SelectOptionAsync("identity");
        await window.Page.Locator("input[name=file]").SetInputFilesAsync(new FilePayload { Name = "身份证.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "补交材料" }).ClickAsync();
        await Until(window, Changsha, number, "补充材料或信息");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "材料已补" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "停表补正" }).WaitForAsync();
        await window.Page.Locator("select[name=to]").First.SelectOptionAsync(Zhuzhou);
        await Post(window, window.Page.Locator("button[value=hand-over]"));

        // Accepted and decided in Zhuzhou.
        await Until(handler, Zhuzhou, number, "预览");
        places?.Cut();
        await Post(handler, handler.Page.GetByRole(AriaRole.Button, new() { Name = "接收", Exact = true }));
        if (places is not null)
        {
            // Nobody but Changsha holds it while the acceptance cannot arrive, and Zhuzhou may not work on it.
            await Until(handler, Zhuzhou, number, "已接收，等待对方确认");
            Assert.Equal(0, await handler.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).CountAsync());
            await Until(window, Changsha, number, "移交中，等对方答复");
            Assert.Equal("长沙市", await window.Page.Locator("[data-holder]").InnerTextAsync());
            places.Mend();
        }
        await Until(handler, Zhuzhou, number, "本地持有");
        await Same(window, handler, applicant, number, code, "株洲市", "已收件");
        await handler.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();
        await handler.Page.GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true }).ClickAsync();
        await handler.Page.GetByRole(AriaRole.Button, new() { Name = "登记送达" }).WaitForAsync();
        await Same(window, handler, applicant, number, code, "株洲市", "已办结");

        // Delivered in Changsha, rated by the applicant.
        await Post(handler, handler.Page.Locator("button[value=return]"));
        await Until(window, Changsha, number, "预览");
        await Post(window, window.Page.GetByRole(AriaRole.Button, new() { Name = "接收", Exact = true }));
        await Until(window, Changsha, number, "本地持有");
        await Post(window, window.Page.GetByRole(AriaRole.Button, new() { Name = "登记送达" }));
        await Same(window, handler, applicant, number, code, "长沙市", "已送达");
        await applicant.Page.Locator("input[name=stars][value='5']").CheckAsync();
        await applicant.Page.GetByRole(AriaRole.Button, new() { Name = "评价", Exact = true }).ClickAsync();
        await applicant.Page.GetByText("已收到。").WaitForAsync();
        await Until(window, Changsha, number, "好差评");
        await Until(handler, Zhuzhou, number, "好差评");
        foreach (var page in new[] { window, handler, applicant }) page.ShouldBeClean();
        await window.ShouldBeAccessible();
        await applicant.ShouldBeAccessible();
    }

    public static TheoryData<Dialect, string> Pages()
    {
        var pages = new TheoryData<Dialect, string>();
        foreach (var address in new[] { "/cases", "/cases/window?procedure=business-change&to=430200", "/cases/flow", "/cases/differences", "/cases/patrols" }) pages.Add(Dialect.Sqlite, address);
        foreach (var address in new[] { "/cases", "/cases/flow" }) pages.Add(Dialect.Postgres, address);
        return pages;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Desks_are_clean_accessible_and_fit_a_phone(Dialect dialect, string address)
    {
        await using var page = await browser.Open(dialect, user: ChangshaWindow);
        Assert.Equal(200, await page.Go(address));
        page.ShouldBeClean();
        await page.ShouldBeAccessible();
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.ShouldNotScrollSideways();
    }

    [Fact]
    public async Task Anybody_opens_the_public_page_reads_it_in_large_type_and_learns_nothing_with_a_wrong_code()
    {
        await using var page = await browser.Open(Dialect.Sqlite, 390, 844);
        Assert.Equal(200, await page.Go("/open/cases?type=large"));
        await page.ShouldBeAccessible();
        await page.ShouldNotScrollSideways();
        await page.Page.Locator("[name=number]").First.FillAsync("430100-2026-000001");
        await page.Page.Locator("[name=code]").First.FillAsync("22222222");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await page.Page.GetByText("办件编号与查询码不符").WaitForAsync();
        Assert.Equal(0, await page.Page.Locator("[data-state]").CountAsync());
    }

    /// <summary>Looks at the list of work until the case has come: delivery between cities takes a moment.</summary>
    private static async Task Listed(WatchedPage page, string number)
    {
        for (var left = 240; ; left--)
        {
            await page.Go("/cases");
            if ((await page.Page.Locator("main").InnerTextAsync()).Contains(number, StringComparison.Ordinal)) return;
            Assert.True(left > 0, $"{number} never came");
            await page.Page.WaitForTimeoutAsync(250);
        }
    }

    /// <summary>Presses a button that sends a form, until the host has answered it: who leaves the page earlier may take it back.</summary>
    private static Task<IResponse> Post(WatchedPage page, ILocator button) =>
        page.Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), answer => answer.Request.Method == "POST");

    /// <summary>Opens the case until its page shows the words: delivery between cities takes a moment.</summary>
    private static async Task Until(WatchedPage page, string member, string number, string words)
    {
        for (var left = 240; ; left--)
        {
            await page.Go($"/cases/at/{member}/{number}");
            if ((await page.Page.Locator("main").InnerTextAsync()).Contains(words, StringComparison.Ordinal)) return;
            Assert.True(left > 0, $"{member} never showed '{words}':\n{await page.Page.Locator("main").InnerTextAsync()}");
            await page.Page.WaitForTimeoutAsync(250);
        }
    }

    /// <summary>Holder and state at both desks and on the public page.</summary>
    private static async Task Same(WatchedPage window, WatchedPage? handler, WatchedPage applicant, string number, string code, string holder, string state)
    {
        foreach (var (page, member) in new[] { (window, Changsha), (handler ?? window, handler is null ? Changsha : Zhuzhou) })
            for (var left = 240; ; left--)
            {
                if (await page.Go($"/cases/at/{member}/{number}") == 200
                    && (await page.Page.Locator("[data-holder]").InnerTextAsync(), await page.Page.Locator("[data-state]").InnerTextAsync()) == (holder, state)) break;
                Assert.True(left > 0, $"{member} never showed {holder} {state}");
                await page.Page.WaitForTimeoutAsync(250);
            }
        await applicant.Go("/open/cases");
        await applicant.Page.Locator("[name=number]").First.FillAsync(number);
        await applicant.Page.Locator("[name=code]").First.FillAsync(code);
        await applicant.Page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        Assert.Equal(holder, await applicant.Page.Locator("[data-holder]").InnerTextAsync());
        Assert.Equal(state, await applicant.Page.Locator("[data-state]").InnerTextAsync());
    }
}
