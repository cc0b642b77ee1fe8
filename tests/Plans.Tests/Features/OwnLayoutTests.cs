using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using OneCity.Plans.Features;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

/// <summary>A list goes back to its sender as it came, with lights.</summary>
public sealed class OwnLayoutTests
{
    private static readonly string[][] Changsha =
    [
        ["长株潭一体化清单（2026年）", "", "", "", "", ""], ["填报：市发改委", "", "", "", "", "单位：项"],
        ["序号", "事项", "预算（万元）", "牵头单位", "时限", "备注"], ["一、交通互联", "", "", "", "", ""],
        ["1", "公交互通", "1200", "长沙市交通运输局", "6月底前", "已列入省重点"], ["2", "票制统一", "", "长沙市交通运输局", "三季度", ""],
        ["注：预算以批复为准", "", "", "", "", ""],
    ];

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Title_rows_unknown_columns_merges_and_the_wording_of_dates_survive(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("x");
        await office.Plans.ImportList(Office.Planner, new("list.xlsx", Book(), "list-2026"));
        office.PassDays(1);
        var back = await office.Plans.Export(Office.Planner, null, new LightFilter("list-2026"));
        var rows = Rows(back, "长沙");
        for (var row = 0; row < Changsha.Length; row++) Assert.Equal(Changsha[row], rows[row].Take(6));
        Assert.Equal(["灯", "自何日起", "说明", "截至"], rows[2].Skip(6));
        Assert.Equal(["○ 灰", "2026-01-01"], rows[4].Skip(6).Take(2));
        Assert.Equal(["", "", "", ""], rows[6].Skip(6));
        Assert.Equal(["1", "供水联网", "株洲市水利局", "上半年"], Rows(back, "株洲")[1].Take(4));
        using var document = SpreadsheetDocument.Open(new MemoryStream(back), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).Single(each => each.Descendants<MergeCell>().Any());
        Assert.Equal(["A1:F1", "A4:F4"], sheet.Descendants<MergeCell>().Select(merge => merge.Reference!.Value));
        Assert.Equal(Faults(Book()), Faults(back));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Only_what_changed_is_written_anew_and_rows_that_came_or_went_are_shown(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Plans.CreatePlan(Office.Planner, new("own", "清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", false));
        await office.Plans.ImportList(Office.Planner, new("list.xlsx", Book(), "own"));
        await office.Plans.ChangeItem(Office.Planner, "own/长沙-1", new(null, null, null, null, null, new(2026, 9, 30), null, null, "征地"));
        await office.Plans.ChangeItem(Office.Planner, "own/长沙-2", new(null, null, null, null, null, null, null, true, "并入"));
        await office.Plans.AddRows(Office.Planner, "own", [new("共建平台", Lead: "cs-jtj", DueOn: new(2026, 11, 30))]);
        var rows = Rows(await office.Plans.Export(Office.Planner, null, new LightFilter("own")), "长沙");
        Assert.Equal(["1", "公交互通", "1200", "长沙市交通运输局", "2026-09-30", "已列入省重点"], rows[4].Take(6));
        Assert.Equal(["三季度", "", "—", "", "已移出清单"], rows[5].Skip(4).Take(5));
        Assert.Equal(["1", "共建平台", "", "长沙市交通运输局", "2026-11-30", "", "○ 灰"], rows[7].Take(7));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_list_given_back_can_come_in_again_and_its_lights_stand_where_they_stood(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        foreach (var plan in new[] { "first", "second" })
            await office.Plans.CreatePlan(Office.Planner, new(plan, "清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", false));
        await office.Plans.ImportList(Office.Planner, new("list.xlsx", Book(), "first"));
        var once = await office.Plans.Export(Office.Planner, null, new LightFilter("first"));
        var report = await office.Plans.ImportList(Office.Planner, new("back.xlsx", once, "second"));
        Assert.Equal(["second/长沙-1", "second/长沙-2", "second/株洲-1"], report.Items.Select(item => item.Id));
        var twice = await office.Plans.Export(Office.Planner, null, new LightFilter("second"));
        Assert.Equal(Rows(once, "长沙"), Rows(twice, "长沙"));
    }

    [Fact]
    public async Task A_csv_list_goes_back_with_its_title_and_unknown_columns()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Plans.CreatePlan(Office.Planner, new("own", "清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", false));
        await office.Plans.ImportList(Office.Planner, new("list.csv", "某市清单,,,\n序号,事项,时限,联系人\n1,修路,年底前,某科\n"u8.ToArray(), "own"));
        var rows = Rows(await office.Plans.Export(Office.Planner, null, new LightFilter("own")), "清单");
        Assert.Equal(["某市清单", "", "", ""], rows[0].Take(4));
        Assert.Equal(["1", "修路", "年底前", "某科", "○ 灰"], rows[2].Take(5));
    }

    [Fact]
    public async Task Observers_get_the_columns_known_and_not_the_file_itself()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Plans.CreatePlan(Office.Planner, new("own", "清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", true));
        await office.Plans.ImportList(Office.Planner, new("list.csv", "序号,事项,时限,联系电话\n1,修路,年底前,0731\n"u8.ToArray(), "own"));
        using var stream = new MemoryStream(await office.Plans.Export(Office.Observer, null, new LightFilter("own")));
        Assert.DoesNotContain("联系电话", stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single().Keys);
    }

    [Fact]
    public async Task A_start_after_the_due_date_is_told_by_its_cell()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter("x");
        var report = await office.Plans.ImportList(Office.Planner, new("list.csv", "序号,事项,开始时间,时限\n1,修路,2026-09-01,2026-06-30\n"u8.ToArray(), "list-2026", IsDryRun: true));
        Assert.Equal("2", Assert.Single(report.Faults).Place);
    }

    private static byte[] Book()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new Dictionary<string, object>
        {
            ["长沙"] = Cells(Changsha), ["株洲"] = Cells([["序号", "事项", "牵头单位", "完成时限"], ["1", "供水联网", "株洲市水利局", "上半年"]]),
        }, printHeader: false);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).Single(each => each.InnerText.Contains("公交互通", StringComparison.Ordinal));
            sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "A1:F1" }, new MergeCell { Reference = "A4:F4" }), sheet.GetFirstChild<SheetData>());
        }
        return stream.ToArray();
    }

    private static List<Dictionary<string, object>> Cells(string[][] rows) =>
        [.. rows.Select(row => row.Select((cell, at) => (cell, at)).ToDictionary(each => ((char)('A' + each.at)).ToString(), each => (object)each.cell))];

    /// <summary>What the standard's own check finds; the writer of the original has faults of its own.</summary>
    private static List<string> Faults(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        return [.. new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath} {fault.Description}")];
    }

    private static List<string[]> Rows(byte[] book, string sheet)
    {
        using var stream = new MemoryStream(book);
        return [.. stream.Query(sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(cell => cell?.ToString() ?? "").ToArray())];
    }
}
