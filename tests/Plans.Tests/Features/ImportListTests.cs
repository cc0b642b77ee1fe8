using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Sheets;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class ImportListTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_list_with_one_sheet_per_city_comes_in_whole_and_goes_out_with_lights(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        var bytes = Book(("长沙", [["一体化清单", "", "", ""], ["时限", "事项", "序号", "牵头单位"], ["2026年6月底", "公交互通", "1", "长沙市交通运输局、市公安局"]]),
            ("株洲", [["序号", "事项", "牵头单位", "完成时限"], ["1", "供水联网", "株洲市水利局", "三季度"]]));
        var report = await office.Plans.ImportList(Office.Planner, new("list.xlsx", bytes, "list-2026"));
        Assert.Equal(["list-2026/长沙-1", "list-2026/株洲-1"], report.Items.Select(item => item.Id));
        Assert.Equal(("cs-jtj", "430100", new DateOnly(2026, 6, 30)), (report.Items[0].Lead, report.Items[0].City, report.Items[0].DueOn));
        Assert.Equal(("430200", new DateOnly(2026, 9, 30)), (report.Items[1].City, report.Items[1].DueOn));
        var back = await office.Plans.Export(Office.Planner, null, new LightFilter("list-2026", City: "430200"));
        using var stream = new MemoryStream(back);
        var row = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single();
        Assert.Equal(("供水联网", "○ 灰"), (row["事项"], row["灯"]));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Cells_that_cannot_be_read_are_named_and_nothing_comes_in(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        var bytes = Book(("长沙", [["序号", "事项", "时限"], ["1", "甲", "尽快"], ["1", "乙", "6月"], ["2", "", ""]]));
        var dry = await office.Plans.ImportList(Office.Planner, new("list.xlsx", bytes, "list-2026", IsDryRun: true));
        Assert.Equal(["长沙!C2", "长沙!A3", "长沙!B4"], dry.Faults.Select(fault => fault.Place));
        await Assert.ThrowsAsync<FileFaultException>(() => office.Plans.ImportList(Office.Planner, new("list.xlsx", bytes, "list-2026")));
        Assert.Single(await office.Plans.ListLights(Office.Planner, null, new LightFilter()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_new_plan_comes_in_with_its_rows_or_not_at_all(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var plan = new Plan("list-2027", "2027 年清单", "yearly", new(2027, 1, 1), new(2027, 12, 31), "three-cities", null, "czt-office", "default", "", false);
        await Assert.ThrowsAsync<FileFaultException>(() => office.Plans.ImportList(Office.Planner, new("a.csv", "序号,事项,时限\n1,修路,尽快\n"u8.ToArray(), plan.Id, NewPlan: plan)));
        await office.Plans.ImportList(Office.Planner, new("a.csv", "序号,事项,时限\n1,修路,6月底\n"u8.ToArray(), plan.Id, IsDryRun: true, NewPlan: plan));
        Assert.Empty(await office.Plans.ListPlans(Office.Planner));
        await office.Plans.ImportList(Office.Planner, new("a.csv", "序号,事项,时限\n1,修路,6月底\n"u8.ToArray(), plan.Id, NewPlan: plan));
        Assert.Equal("list-2027/1", Assert.Single(await office.Plans.ListLights(Office.Planner, new(2027, 1, 1), new LightFilter(plan.Id))).Item.Id);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_list_is_given_back_in_the_headings_and_order_it_came_in_with_its_lights(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        await office.Plans.ImportList(Office.Planner, new("a.csv", "完成时限,牵头部门,重点任务,编号\n2026-06-30,甲局,修路,9\n"u8.ToArray(), "list-2026"));
        using var stream = new MemoryStream(await office.Plans.Export(Office.Planner, null, new LightFilter("list-2026", Words: "修路")));
        var row = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single();
        Assert.Equal(["完成时限", "牵头部门", "重点任务", "编号", "灯"], row.Keys.Take(5));
        Assert.Equal(["2026-06-30", "甲局", "修路", "9"], row.Values.Take(4).Select(cell => cell.ToString()!));
    }

    /// <summary>A list as offices send it: a title and section rows merged over all columns, a head over two rows, leads and items merged over several rows.</summary>
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Merged_cells_heads_over_two_rows_and_section_rows_read_as_they_look(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        var bytes = Merge(Book(("长沙",
        [
            ["长株潭一体化清单", "", "", "", ""], ["责任单位", "序号", "事项", "时限", "牵头单位"], ["", "", "", "", ""],
            ["一、交通互联", "", "", "", ""],
            ["甲局", "1", "公交互通", "2026年6月底", "长沙市交通运输局"], ["乙局", "", "", "2026年9月底", ""], ["丙局", "2", "票制统一", "三季度", ""],
        ])), "A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "A4:E4", "B5:B6", "C5:C6", "E5:E7");
        var report = await office.Plans.ImportList(Office.Planner, new("list.xlsx", bytes, "list-2026"));
        Assert.Empty(report.Faults);
        Assert.Equal(
            [("list-2026/长沙-1", "公交互通", "交通互联", "cs-jtj", "甲局、乙局", new DateOnly(2026, 9, 30)), ("list-2026/长沙-2", "票制统一", "交通互联", "cs-jtj", "丙局", new DateOnly(2026, 9, 30))],
            report.Items.Select(item => (item.Id, item.Title, item.Field, item.Lead, string.Join('、', item.Supports), item.DueOn)));
    }

    [Fact]
    public async Task A_csv_as_chinese_spreadsheets_save_it_is_read()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter("x");
        // 序号,事项,时限 / 7,修路,6月底 in GBK.
        byte[] bytes = [.. Convert.FromHexString("D0F2BAC52CCAC2CFEE2CCAB1CFDE0A372CD0DEC2B72C36D4C2B5D70A")];
        Assert.Equal("修路", Assert.Single((await office.Plans.ImportList(Office.Planner, new("a.csv", bytes, "list-2026"))).Items).Title);
    }

    [Theory]
    [InlineData("UEsDBA==")]
    [InlineData("UEsDBBQAAAAIAAAAIQA=")]
    public async Task What_only_begins_like_a_workbook_is_told(string base64)
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter("x");
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => office.Plans.ImportList(Office.Planner, new("a.xlsx", Convert.FromBase64String(base64), "list-2026")));
        Assert.Equal("a.xlsx", fault.Faults[0].File);
    }

    [Fact]
    public async Task Five_thousand_rows_in_three_sheets_come_in_whole()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter("x");
        string[][] Rows(int count) => [["序号", "事项", "牵头单位", "时限"], .. Enumerable.Range(1, count).Select(row => (string[])[$"{row}", $"事项 {row}", "甲局", "2026年6月底"])];
        var report = await office.Plans.ImportList(Office.Planner, new("a.xlsx", Book(("长沙", Rows(1_667)), ("株洲", Rows(1_667)), ("全部", Rows(1_666))), "list-2026"));
        Assert.Equal(5_000, report.Items.Count);
        Assert.Equal(5_001, (await office.Plans.ListLights(Office.Planner, null, new LightFilter("list-2026"))).Count);
    }

    [Theory]
    [InlineData("事项")]
    [InlineData("=title")]
    [InlineData("活儿=work")]
    [InlineData("谁=lead")]
    public void A_mapping_that_names_no_title_or_no_column_is_told(string word) =>
        Assert.Equal("--column", Assert.Throws<FileFaultException>(() => ListColumnWords.Read([word])).Faults[0].File);

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_senders_own_headings_are_kept_for_next_time(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        var headings = new Dictionary<string, ListColumn> { ["活儿"] = ListColumn.Title, ["谁"] = ListColumn.Lead, ["号"] = ListColumn.Number };
        await office.Plans.ImportList(Office.Planner, new("a.csv", "号,活儿,谁\n7,修路,甲局\n"u8.ToArray(), "list-2026", "甲市", headings));
        var second = await office.Plans.ImportList(Office.Planner, new("b.csv", "谁,活儿,号\n乙局,架桥,8\n"u8.ToArray(), "list-2026", "甲市"));
        Assert.Equal(("list-2026/8", "架桥", "乙局"), (second.Items[0].Id, second.Items[0].Title, second.Items[0].Lead));
    }

    [Theory]
    [InlineData("2025-06-30", "2025-06-30")]
    [InlineData("2025年6月底前", "2025-06-30")]
    [InlineData("6月底", "2026-06-30")]
    [InlineData("三季度", "2026-09-30")]
    [InlineData("第1季度", "2026-03-31")]
    [InlineData("上半年", "2026-06-30")]
    [InlineData("2月中旬", "2026-02-20")]
    [InlineData("年底前", "2026-12-31")]
    [InlineData("2025年", "2025-12-31")]
    [InlineData("尽快", null)]
    [InlineData("13月", null)]
    [InlineData("2月30日", null)]
    public void Dates_are_read_as_lists_write_them(string words, string? day) =>
        Assert.Equal(day, DueWords.Find(words, new(2026, 12, 31)) is { } found ? Plans.Features.Files.Days.Text(found) : null);

    private static byte[] Merge(byte[] book, params string[] ranges)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            sheet.InsertAfter(new MergeCells(ranges.Select(range => new MergeCell { Reference = range })), sheet.GetFirstChild<SheetData>());
        }
        return stream.ToArray();
    }

    private static byte[] Book(params (string Name, string[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(sheets.ToDictionary(sheet => sheet.Name, sheet => (object)sheet.Rows.Select(row => row.Select((cell, at) => (cell, at)).ToDictionary(each => ListLayout.Letter(each.at), each => (object)each.cell)).ToList()), printHeader: false);
        return stream.ToArray();
    }
}
