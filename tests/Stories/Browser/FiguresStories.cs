using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using OneCity.Storage;

namespace OneCity.Stories.Browser;

/// <summary>A day at the figures desk: settle a conflict, run a form round, ask a unit by link, give the workbook back.</summary>
[Collection("browser")]
public sealed class FiguresStories(BrowserFixture browser)
{
    private const string Administrator = "demo-administrator";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_conflict_is_decided_with_a_reason_that_stays(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/figures/fact?indicator=area_land&region=430281&period=2018");
        await page.Page.Locator("select[name=Claim]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Page.Locator("input[name=Reason]").FillAsync("以国土调查为准");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "采用这一条" }).ClickAsync();
        await page.Page.GetByText("由人决定").First.WaitForAsync();
        var text = await page.Page.Locator("main").InnerTextAsync();
        Assert.Contains("以国土调查为准", text, StringComparison.Ordinal);
        Assert.Contains("由人决定", text, StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_resident_sees_that_public_sources_differ_and_what_each_says(Dialect dialect)
    {
        await using var page = await browser.Open(dialect);
        await page.Go("/regions/430200");
        await page.Page.GetByText("不一致").First.WaitForAsync();
        await page.Page.Locator("button.is-conflict").First.ClickAsync();
        var card = page.Page.Locator(".source-card:popover-open");
        await card.WaitForAsync();
        Assert.Contains("402.85", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("402.08", await card.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_round_is_filled_asked_answered_by_link_approved_and_given_back(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/figures/forms");
        await page.Page.Locator("input[name=Description]").SetInputFilesAsync(new FilePayload { Name = "form.yaml", MimeType = "text/yaml", Buffer = Encoding.UTF8.GetBytes(Description) });
        await page.Page.Locator("input[name=Layout]").SetInputFilesAsync(new FilePayload { Name = "form.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = Workbook() });
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await page.Page.Locator("select[name=Form]").SelectOptionAsync("story-form");
        await page.Page.Locator("input[name=RoundPeriod]").FillAsync("2024");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "开一期" }).ClickAsync();
        await page.Reach(address => address.EndsWith("/figures/forms/story-form/2024", StringComparison.Ordinal));
        Assert.Contains("2 格中 1 格自动带出", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.ShouldBeAccessible();

        await page.Page.Locator("select[name=Unit]").SelectOptionAsync("cs-tjj");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "生成链接" }).ClickAsync();
        var link = new Uri((await page.Page.Locator(".once").InnerTextAsync()).Trim()).PathAndQuery;
        await using (var unit = await browser.Open(dialect))
        {
            Assert.Equal(200, await unit.Go(link));
            Assert.DoesNotContain("地区生产总值", await unit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await unit.Page.Locator("main input[type=text]").FillAsync("37");
            await unit.Page.GetByRole(AriaRole.Button, new() { Name = "报送" }).ClickAsync();
            await unit.Page.GetByText("已收到").WaitForAsync();
            Assert.Equal(404, await unit.Go(link[..^1] + (link[^1] == '0' ? '1' : '0')));
        }
        await page.Go("/figures/forms/story-form/2024");
        Assert.Contains("已填报", await page.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "审定这一期" }).ClickAsync();
        await page.Page.GetByText("已审定").First.WaitForAsync();
        var file = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "导出填好的 XLSX" }).ClickAsync());
        using var zip = ZipFile.OpenRead(await file.PathAsync());
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.Contains("<c r=\"B2\"><v>15268.78</v></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"B3\"><v>37</v></c>", sheet, StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_pivot_sets_indicators_side_by_side_and_its_address_is_the_view(Dialect dialect)
    {
        await using var page = await browser.Open(dialect, user: Administrator);
        await page.Go("/figures/pivot?indicator=gdp&level=city");
        await page.Page.Locator("select[name=indicator]").SelectOptionAsync("area_land");
        await page.Reach(address => address.Contains("indicator=gdp", StringComparison.Ordinal) && address.Contains("indicator=area_land", StringComparison.Ordinal));
        await page.Page.Locator(".facets").Nth(1).WaitForAsync();
        Assert.Equal(2, await page.Page.Locator(".facets").CountAsync());
        Assert.True(await page.Page.Locator("table[data-table=t] .heat").CountAsync() > 3);
        await page.Page.Locator("select[name=show]").SelectOptionAsync("growth");
        await page.Reach(address => address.Contains("show=growth", StringComparison.Ordinal));
        await page.Page.Locator(".chip").First.ClickAsync();
        await page.Reach(address => !address.Contains("indicator=gdp", StringComparison.Ordinal) && address.Contains("show=growth", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/figures/pivot"), InlineData("/figures/pivot?indicator=gdp&indicator=resident_population&show=growth"), InlineData("/open/figures/log"), InlineData("/figures/conflicts"), InlineData("/figures/changes"), InlineData("/figures/forms"), InlineData("/figures/import"), InlineData("/figures/books")]
    [InlineData("/figures/fact?indicator=gdp&region=430100&period=2024")]
    public async Task Pages_of_the_desk_are_clean_accessible_and_fit_a_phone(string address)
    {
        await using var page = await browser.Open(Dialect.Sqlite, user: Administrator);
        Assert.Equal(200, await page.Go(address));
        page.ShouldBeClean();
        await page.ShouldBeAccessible();
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.ShouldNotScrollSideways();
    }

    private const string Description = """
        form: story-form
        title: 季度走访表
        department: cs-tjj
        cells:
          - {cell: 表1!B2, field: 地区生产总值, indicator: gdp, region: "430100"}
          - {cell: 表1!B3, field: 走访企业次数, region: "430100", unit: 次}
        """;

    private static byte[] Workbook()
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text));
            }
            Part("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData><row r=\"2\"><c r=\"B2\"/></row></sheetData></worksheet>");
        }
        return result.ToArray();
    }
}
