using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>The joint office keeps its lists, its meetings and its papers; a unit without an account answers by a link.</summary>
[Collection("browser")]
public sealed class PlansStories(BrowserFixture browser)
{
    private const string Planner = "demo-planner";

    public static TheoryData<Dialect, string, int> Pages()
    {
        var pages = new TheoryData<Dialect, string, int>();
        foreach (var address in new[] { "", "/board", "/matrix", "/timeline", "/map", "/waiting", "/targets", "/meetings", "/drafts", "/registers", "/leader", "/digest", "/mine", "/import", "/shelf", "/shelf/czt-five-year-2021", "/shelf/czt-five-year-2021/compare", "/shelf/czt-list-2025/draw?source=czt-five-year-2021", "/items/liling-thousand-2021/1" })
        {
            pages.Add(Dialect.Sqlite, "/plans" + address, 1440);
            pages.Add(Dialect.Sqlite, "/plans" + address, 390);
        }
        foreach (var address in new[] { "/plans", "/plans/waiting", "/plans/drafts", "/plans/shelf/czt-five-year-2021" }) pages.Add(Dialect.Postgres, address, 390);
        return pages;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Pages_of_plans_are_clean_accessible_and_fit_their_window(Dialect dialect, string address, int width)
    {
        await using var page = await browser.Open(dialect, width, width == 390 ? 844 : 900, user: Planner);
        Assert.Equal(200, await page.Go(address));
        page.ShouldBeClean();
        await page.ShouldNotScrollSideways();
        await page.ShouldBeAccessible();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_goal_of_the_three_cities_says_what_it_requires_and_that_no_year_on_record_reached_it(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Planner);
        await page.Go("/plans/targets?plan=czt-five-year-2021");
        // 22,128.3 in 2024 to 25,000 in 2025 is +13.0 %; the sum of the three cities grew by 5.2 % in 2022, from 19,271.0 to 20,280.46.
        var row = await page.Page.GetByRole(AriaRole.Row, new() { Name = "地区生产总值" }).First.InnerTextAsync();
        foreach (var word in new[] { "+13.0%", "2022", "+5.2%", "难以实现" }) Assert.Contains(word, row, StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_decision_of_a_meeting_becomes_an_item_with_a_light(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Planner);
        await page.Go("/plans/meetings");
        await page.Page.Locator("input[name=Id]").FillAsync("story-meeting");
        await page.Page.Locator("input[name=Title]").FillAsync("联席会议（演示）");
        await page.Page.Locator("input[name=HeldOn]").FillAsync("2026-03-02");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "召集会议" }).ClickAsync();
        await page.Page.Locator("input[name=Heading]").FillAsync("跨市公交");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提出议题" }).ClickAsync();
        await page.Page.Locator("textarea[name=Decision]").FillAsync("开通跨市公交");
        await page.Page.Locator("select[name=Lead]").SelectOptionAsync("zz-yth");
        await page.Page.Locator("input[name=DueOn]").FillAsync("2026-03-20");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "记录决定" }).ClickAsync();
        var item = page.Page.GetByRole(AriaRole.Link, new() { Name = "story-meeting/1" });
        await item.ClickAsync();
        await page.Page.Locator("h1", new() { HasText = "开通跨市公交" }).WaitForAsync();
        Assert.Contains("灯", await page.Page.Locator("dl.facts").InnerTextAsync(), StringComparison.Ordinal);
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_plan_is_made_signed_changed_and_held_against_what_was_signed(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Planner);
        page.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Go("/plans/shelf");
        await page.Page.GetByText("新建计划").First.ClickAsync();
        await page.Page.Locator("input[name=Code]").FillAsync("story-plan");
        await page.Page.Locator("input[name=Heading]").FillAsync("演示清单");
        await page.Page.Locator("input[name=StartsOn]").FillAsync("2026-01-01");
        await page.Page.Locator("input[name=EndsOn]").FillAsync("2099-12-31");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "新建计划" }).ClickAsync();
        await page.Reach(address => address.EndsWith("/plans/shelf/story-plan", StringComparison.Ordinal));
        foreach (var (level, above, title) in new[] { ("Goal", "", "同城交通"), ("Item", "story-plan/1", "公交互通") })
        {
            await page.Page.Locator("select[name=Level]").SelectOptionAsync(level);
            if (above.Length > 0) await page.Page.Locator("select[name=Parent]").SelectOptionAsync(above);
            await page.Page.Locator("textarea[name=Heading]").FillAsync(title);
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "添加一行" }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Link, new() { Name = title }).WaitForAsync();
        }
        await page.ShouldBeAccessible();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        await page.Page.GetByText($"由 {Planner} 签署").WaitForAsync();

        await page.Go("/plans/items/story-plan/2");
        await page.Page.Locator("summary", new() { HasText = "变更" }).ClickAsync();
        await page.Page.Locator("input[name=NewDue]").FillAsync("2098-06-30");
        await page.Page.Locator("input[name=Why]").FillAsync("会议提前");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "变更", Exact = true }).ClickAsync();
        await page.Page.Locator("dl.facts", new() { HasText = "2098-06-30" }).WaitForAsync();
        await page.Go("/plans/shelf/story-plan/compare");
        var row = await page.Page.GetByRole(AriaRole.Row, new() { Name = "公交互通" }).InnerTextAsync();
        foreach (var words in new[] { "2099-12-31 → 2098-06-30", "会议提前", Planner }) Assert.Contains(words, row, StringComparison.Ordinal);

        await page.Go("/plans?plan=story-plan");
        await page.Page.Locator("summary", new() { HasText = "批量办理" }).ClickAsync();
        await page.Page.Locator("input[value='story-plan/2']").CheckAsync();
        await page.Page.Locator("input[name=why]").FillAsync("并入他项");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "移出清单" }).ClickAsync();
        await page.Page.GetByText("已移出 1 项").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "撤销批量办理" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "公交互通" }).WaitForAsync();
        page.ShouldBeClean();
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_list_with_a_bad_cell_is_told_by_line_and_leaves_nothing(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Planner);
        await page.Go("/plans/import");
        await page.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = "序号,事项,时限\n1,修路,尽快\n"u8.ToArray() });
        await page.Page.Locator("input[name=Code]").FillAsync("story-list");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).ClickAsync();
        Assert.Contains("list.csv:2", await page.Page.Locator("[role=alert]").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Go("/plans");
        Assert.DoesNotContain("story-list", await page.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_unit_without_an_account_answers_by_its_link(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Planner);
        await page.Go("/plans/import");
        var code = $"ask-{dialect.ToString().ToLowerInvariant()}";
        await page.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = "序号,事项,时限\n1,供水联通,2099-12-31\n"u8.ToArray() });
        await page.Page.Locator("input[name=Code]").FillAsync(code);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).ClickAsync();
        await page.Page.GetByText("已导入 1 行").WaitForAsync();
        await page.Go($"/plans/items/{code}/1");
        await page.Page.GetByText("请没有账号的单位提供").ClickAsync();
        await page.Page.Locator("input[name=AskUnit]").FillAsync("某供水公司");
        await page.Page.Locator("textarea[name=AskWords]").FillAsync("请提供通水记录");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "生成链接" }).ClickAsync();
        var link = new Uri(await page.Page.Locator(".plans-link").InnerTextAsync());

        await using var stranger = await browser.Open(dialect, 390, 844);
        Assert.Equal(200, await stranger.Go(link.PathAndQuery));
        await stranger.ShouldBeAccessible();
        await stranger.ShouldNotScrollSideways();
        await stranger.Page.Locator("textarea[name=Words]").FillAsync("三月一日通水");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "提交佐证" }).ClickAsync();
        await stranger.Page.GetByText("已收到，等待确认").WaitForAsync();
        stranger.ShouldBeClean();

        await page.Go($"/plans/items/{code}/1");
        Assert.Contains("三月一日通水", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
