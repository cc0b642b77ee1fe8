using System.IO.Compression;
using System.Text;
using OneCity.Figures.Features.Forms;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Forms;

public class FormsTests
{
    private const string Monthly = """
        form: fgw-yearly
        title: 经济运行年报
        department: cs-fgw
        cells:
          - {cell: 表1!C3, field: 地区生产总值, indicator: gdp, region: "430100", unit: 万元}
          - {cell: 表1!D3, field: 上年地区生产总值, indicator: gdp, region: "430100", period_shift: -1}
          - {cell: 表1!C4, field: 常住人口, indicator: resident_population, region: "430200"}
          - {cell: 表1!E9, field: 走访企业次数, region: "430100", unit: 次}
        """;

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_form_that_would_ask_again_is_refused_with_what_exists(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var forms = new FormsEngine(desk.Engine);
        var again = Monthly.Replace("indicator: resident_population, ", "", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => forms.Register(Desk.Statistician, new(again, "form.yaml")));
        Assert.Equal("figures.form-asks-again", refused.Refusal.Code);
        Assert.Contains("resident_population", refused.Refusal.What.English, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => forms.Register(Desk.Statistician, new(again, "form.yaml", null, "口径不同")));
        var through = await forms.Register(Desk.Person("root", Roles.Administrator, null), new(again, "form.yaml", null, "口径不同，须单独统计"));
        Assert.Equal("常住人口", Assert.Single(through.AskedAgain).Field);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Known_cells_are_filled_only_the_rest_is_asked_and_the_workbook_comes_back(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var forms = new FormsEngine(desk.Engine);
        await desk.Import("gdp,430100,2024,final,15268.78,亿元,,,,gongbao", "gdp,430100,2023,final,14331.98,亿元,,,,gongbao");
        var layout = Workbook();
        await forms.Register(Desk.Statistician, new(Monthly, "form.yaml", layout));
        var round = await forms.Fill(Desk.Statistician, new("fgw-yearly", Period.Year(2024)));
        Assert.Equal((2, 152687800m, 14331.98m), (round.Drawn, round.Cells[0].Value, round.Cells[1].Value));
        Assert.Equal([("表1!C4", "zz-tjj"), ("表1!E9", "cs-fgw")], round.Unanswered.Select(cell => (cell.Cell.Address, cell.Owner)));

        var token = await forms.Invite(Desk.Statistician, new("fgw-yearly", Period.Year(2024), "zz-tjj", desk.Store.Clock.GetUtcNow().AddDays(3)));
        Assert.Equal("表1!C4", Assert.Single((await forms.OpenLink(token)).Cells).Cell.Address);
        var foreign = await Assert.ThrowsAsync<RefusedException>(() => forms.AnswerByLink(token, new Dictionary<string, decimal> { ["表1!E9"] = 1 }));
        Assert.Equal("figures.not-asked", foreign.Refusal.Code);
        await forms.AnswerByLink(token, new Dictionary<string, decimal> { ["表1!C4"] = 3_873_000 });
        Assert.Equal(3873000m, Assert.Single(await desk.List(), figure => figure.Fact.Indicator == "resident_population").Claim.Value.Number);
        desk.Store.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal("figures.link-over", (await Assert.ThrowsAsync<RefusedException>(() => forms.OpenLink(token))).Refusal.Code);

        await forms.Approve(Desk.Statistician, "fgw-yearly", Period.Year(2024));
        var filled = await forms.Export(Desk.Statistician, "fgw-yearly", Period.Year(2024));
        AssertOnlyFilledCellsChanged(layout, filled);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Answers_pass_the_checks_on_entry_and_who_never_answered_is_known(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var forms = new FormsEngine(desk.Engine);
        await desk.Engine.LoadRules(Actor.Operator, "checks:\n  - {indicator: resident_population, check: sign, refuse: true}\n", "figure-rules.yaml");
        await desk.Import("resident_population,430200,2023,final,3870000,人,,,,gongbao");
        await forms.Register(Desk.Statistician, new(Monthly, "form.yaml"));
        await forms.Fill(Desk.Statistician, new("fgw-yearly", Period.Year(2024)));
        var nothing = await Assert.ThrowsAsync<RefusedException>(() => forms.Invite(Desk.Statistician, new("fgw-yearly", Period.Year(2024), "hn-tjj", desk.Store.Clock.GetUtcNow().AddDays(3))));
        Assert.Equal("figures.nothing-asked", nothing.Refusal.Code);
        await forms.Invite(Desk.Statistician, new("fgw-yearly", Period.Year(2024), "zz-tjj", desk.Store.Clock.GetUtcNow().AddDays(3)));
        var (before, invited) = await forms.GetRound(Desk.Statistician, "fgw-yearly", Period.Year(2024));
        Assert.Equal("zz-tjj", Assert.Single(invited).Owner);
        Assert.Contains(before.Unanswered, cell => cell.Owner == "zz-tjj");
        Task<OneCity.Figures.Model.Forms.Round> Say(decimal value) => forms.Answer(Desk.Statistician, new("fgw-yearly", Period.Year(2024), "zz-tjj", new Dictionary<string, decimal> { ["表1!C4"] = value }));
        Assert.Equal("figures.check-sign", (await Assert.ThrowsAsync<RefusedException>(() => Say(-1))).Refusal.Code);
        var slip = await Say(387);
        Assert.Contains("10,000", Assert.Single(slip.Warnings).English, StringComparison.Ordinal);
        Assert.DoesNotContain(slip.Unanswered, cell => cell.Owner == "zz-tjj");
        Assert.Empty((await Say(3_873_000)).Warnings);
    }

    [Theory]
    [InlineData("title:", "titel:", "titel"), InlineData("unit: 万元", "unit: 人", "人"), InlineData("unit: 万元", "unit: 万元, status: finished", "finished")]
    [InlineData("department: cs-fgw", "department: cs-fgw\nrounds: weekly", "monthly")]
    public async Task A_description_that_cannot_be_meant_is_refused_with_what_is_wrong(string what, string by, string named)
    {
        await using var desk = await Desk.Open(Dialect.Sqlite);
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => new FormsEngine(desk.Engine).Register(Desk.Statistician, new(Monthly.Replace(what, by, StringComparison.Ordinal), "form.yaml")));
        Assert.Contains(named, Assert.Single(fault.Faults).What.English, StringComparison.Ordinal);
        Assert.DoesNotContain("OneCity", fault.Faults[0].What.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form: x\ntitle:\ncells: []"), InlineData("form: x\ncells:\n  -\n"), InlineData("form: [x"), InlineData("- a"), InlineData("\tform: x"), InlineData("{form: # x")]
    [InlineData("form: x\nform: y"), InlineData("derived:\n  -\n"), InlineData("checks: 5"), InlineData("derived:\n  - {indicator: gdp, formula: }\n")]
    [InlineData("derived:\n  - {indicator: gdp, formula: a}\n  - {indicator: gdp, formula: b}\n")]
    public void A_text_with_holes_is_a_fault_of_the_file(string text)
    {
        Assert.Throws<FileFaultException>(() => OneCity.Figures.Files.FormFile.Read(text, "form.yaml", new Toytown().Current));
        Assert.Throws<FileFaultException>(() => OneCity.Figures.Files.RulesFile.Read(text, "figure-rules.yaml"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_yearly_form_has_no_monthly_round(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var forms = new FormsEngine(desk.Engine);
        await forms.Register(Desk.Statistician, new(Monthly + "\nrounds: yearly\n", "form.yaml"));
        Assert.Equal("figures.no-round-of-form", (await Assert.ThrowsAsync<RefusedException>(() => forms.Fill(Desk.Statistician, new("fgw-yearly", Period.Parse("2024-05"))))).Refusal.Code);
        Assert.Equal("2024", (await forms.Fill(Desk.Statistician, new("fgw-yearly", Period.Year(2024)))).Period.ToString());
    }

    private static void AssertOnlyFilledCellsChanged(byte[] layout, byte[] filled)
    {
        var (before, after) = (Parts(layout), Parts(filled));
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before.Where(part => part.Key != "xl/worksheets/sheet1.xml"), part => Assert.Equal(part.Value, after[part.Key]));
        var expected = before["xl/worksheets/sheet1.xml"]
            .Replace("<c r=\"C3\" s=\"2\"/>", "<c r=\"C3\" s=\"2\"><v>152687800</v></c>", StringComparison.Ordinal)
            .Replace("<c r=\"D3\" s=\"2\" t=\"s\"><v>1</v></c>", "<c r=\"D3\" s=\"2\"><v>14331.98</v></c>", StringComparison.Ordinal)
            .Replace("<c r=\"A4\" t=\"s\"><v>0</v></c></row>", "<c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"C4\"><v>3873000</v></c></row>", StringComparison.Ordinal);
        Assert.Equal(expected, after["xl/worksheets/sheet1.xml"]);
    }

    private static Dictionary<string, string> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd());
    }

    /// <summary>A workbook as offices make them: merged cells, a formula, validation, a print area, styles and a hidden sheet.</summary>
    private static byte[] Workbook()
    {
        const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(Head + text));
            }
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Part("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"代码\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表1!$A$1:$E$9</definedName></definedNames></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"x\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>");
            Part("xl/sharedStrings.xml", $"<sst {Main} count=\"2\" uniqueCount=\"2\"><si><t>人口</t></si><si><t>待填</t></si></sst>");
            Part("xl/styles.xml", $"<styleSheet {Main}><cellXfs count=\"3\"/></styleSheet>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\" ht=\"20\"><c r=\"A3\"/><c r=\"C3\" s=\"2\"/><c r=\"D3\" s=\"2\" t=\"s\"><v>1</v></c><c r=\"E3\"><f>C3/10000-D3</f><v>0</v></c></row><row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:E1\"/></mergeCells><dataValidations count=\"1\"><dataValidation type=\"decimal\" sqref=\"C3:D4\"><formula1>0</formula1></dataValidation></dataValidations></worksheet>");
            Part("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData/></worksheet>");
        }
        return result.ToArray();
    }
}
