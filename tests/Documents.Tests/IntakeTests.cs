using System.IO.Compression;
using System.Text;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Documents.Tests;

/// <summary>What files become text, and which are refused with what code.</summary>
public sealed class IntakeTests
{
    private static readonly ReadFiles Reader = new(RegionDirectory.Empty);

    [Fact]
    public void GB18030_is_found_by_itself_and_gives_the_same_figures_as_UTF8()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "2023年，株洲市新增企业１２家，完成投资3.5亿元。";
        var utf8 = Read("a.txt", Encoding.UTF8.GetBytes(text)).Reading!;
        Assert.Equal(utf8.Figures, Read("a.txt", Encoding.GetEncoding("GB18030").GetBytes(text)).Reading!.Figures);
        Assert.Equal([12m, 350000000m], utf8.Figures.Select(figure => figure.Value));
    }

    [Theory]
    [InlineData("2023年，株洲市完成投资3.5亿元，同比增长12.6%。\r\n新增企业320家。\r\n")]
    [InlineData("２０２３年，株洲市完成投资３．５亿元，同比增长１２．６％。\n新增企业３２０家。\n")]
    [InlineData("2023年，株洲市完成投資3.5億元，同比增長12.6%。\n新增企業320家。\n")]
    [InlineData("2023 年 ，株洲市完成投资 3.5 亿元，同比增长 12.6 ％。\n新增企业三百二十家。\n")]
    public void Line_ends_width_blanks_and_script_change_nothing_that_is_read(string text)
    {
        var figures = Read("a.txt", Encoding.UTF8.GetBytes(text)).Reading!.Figures;
        Assert.Equal([(350000000m, "元"), (12.6m, "%"), (320m, "家")], figures.Select(figure => (figure.Value, figure.Unit)));
        Assert.All(figures, figure => Assert.Equal(("株洲市", "2023"), (figure.Place, figure.Period)));
        Assert.All(figures, figure => Assert.Equal(text[figure.Start..figure.End], figure.Text));
    }

    [Fact]
    public void A_byte_order_mark_is_not_counted()
    {
        var read = Read("a.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("新增企业12家")]).Reading!;
        Assert.Equal(4, read.Figures[0].Start);
    }

    [Fact]
    public void Menus_of_a_page_are_not_main_and_its_table_is_read()
    {
        const string html = "<html><body><div class='nav'>首页 关注 12 万人</div><h1>2023年株洲市主要指标完成情况</h1><p>2023年株洲市新增企业12家，比上年增长5%，各项工作稳步推进。</p>"
            + "<table><tr><th>指标</th><th>单位</th><th>2022年</th><th>2023年</th></tr><tr><td>地区生产总值</td><td>亿元</td><td>3616.8</td><td>3667.9</td></tr><tr><td>常住人口</td><td>万人</td><td>387.11</td><td>385.2</td></tr></table>"
            + "<div id='footer'>版权所有 备案号 123</div></body></html>";
        var figures = Read("a.html", Encoding.UTF8.GetBytes(html)).Reading!.Figures;
        Assert.Contains(figures, figure => figure is { Value: 361680000000m, Unit: "元", Period: "2022", Main: true });
        Assert.Contains(figures, figure => figure is { Value: 3852000m, Unit: "人", Period: "2023" });
        Assert.Contains(figures, figure => figure is { Value: 12m, Unit: "家", Main: true });
        Assert.DoesNotContain(figures, figure => figure.Value == 120000m && figure.Main);
    }

    [Fact]
    public void A_docx_gives_its_paragraphs_and_tables()
    {
        var read = Read("a.docx", Docx("<w:p><w:r><w:t>2023年株洲市新增企业1</w:t></w:r><w:r><w:t>2家。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>牵头单位</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>建成融城干道</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>市住建局</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")).Reading!;
        Assert.Equal(12m, Assert.Single(read.Figures).Value);
        var task = Assert.Single(read.Tasks);
        Assert.Equal(("建成融城干道", "市住建局"), (task.Name, task.Lead));
    }

    [Fact]
    public void A_docx_table_keeps_its_values_under_their_columns_when_cells_are_merged()
    {
        static string Cell(string words, string how = "") => $"<w:tc><w:tcPr>{how}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>";
        var table = "<w:p><w:r><w:t>醴陵市2022年主要指标</w:t></w:r></w:p><w:tbl>"
            + $"<w:tr>{Cell("县市区", "<w:vMerge w:val='restart'/>")}{Cell("规模工业", "<w:gridSpan w:val='2'/>")}{Cell("财政收入（万元）", "<w:vMerge w:val='restart'/>")}</w:tr>"
            + $"<w:tr>{Cell("", "<w:vMerge/>")}{Cell("产值（亿元）")}{Cell("增速（%）")}{Cell("", "<w:vMerge/>")}</w:tr>"
            + $"<w:tr>{Cell("醴陵市")}{Cell("800.5")}{Cell("-1.5")}{Cell("4300")}</w:tr></w:tbl>";
        var figures = Read("a.docx", Docx(table)).Reading!.Figures;
        Assert.Equal([(80050000000m, "元", null), (-1.5m, "%", "yoy"), (43000000m, "元", null)], figures.Select(figure => (figure.Value, figure.Unit, figure.Change)));
        Assert.All(figures, figure => Assert.Equal(("醴陵市", "2022"), (figure.Place, figure.Period)));
    }

    [Fact]
    public void A_page_s_table_keeps_its_values_under_their_columns_when_cells_are_merged()
    {
        const string html = "<html><body><h1>长株潭三市2021年上半年主要指标</h1><table><tr><th rowspan=2>地区</th><th colspan=2>地区生产总值</th></tr><tr><th>总量（亿元）</th><th>增长（%）</th></tr>"
            + "<tr><td>株洲市</td><td>1600.4</td><td>11.5</td></tr><tr><td>湘潭市</td><td>1200</td><td>-2.3</td></tr></table></body></html>";
        var figures = Read("a.html", Encoding.UTF8.GetBytes(html)).Reading!.Figures;
        Assert.Equal([("株洲市", 160040000000m, null), ("株洲市", 11.5m, "yoy"), ("湘潭市", 120000000000m, null), ("湘潭市", -2.3m, "yoy")], figures.Select(figure => (figure.Place, figure.Value, figure.Change)));
    }

    [Fact]
    public void Plain_text_tables_with_an_empty_corner_or_side_by_side_are_told_apart()
    {
        const string text = "株洲市2021年主要指标\n\t2020年\t2021年\nGDP（亿元）\t100.5\t120.3\n\n| 项目名称 | 总投资(亿元) | 建设地点 |\n|---|---|---|\n| 北斗产业园 | 20 | 石峰区 |\n";
        var figures = Read("a.txt", Encoding.UTF8.GetBytes(text)).Reading!.Figures;
        Assert.Equal([(10050000000m, "2020"), (12030000000m, "2021"), (2000000000m, "2021")], figures.Select(figure => (figure.Value, figure.Period)));
        Assert.Equal("planned", figures[2].Kind);
    }

    [Fact]
    public void A_protected_office_file_a_locked_pdf_and_a_scan_are_refused_by_name()
    {
        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[64], .. "E\0n\0c\0r\0y\0p\0t\0"u8, .. new byte[64]];
        Assert.Equal("documents.encrypted", Read("a.docx", locked).Refusal!.Code);
        Assert.Equal("documents.encrypted", Read("a.pdf", Pdf("", "/Encrypt << /Filter /Standard /V 1 /R 2 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> /P -4 >>")).Refusal!.Code);
        Assert.Equal("documents.no-text", Read("a.pdf", Pdf("q 100 0 0 100 0 0 cm Q", "")).Refusal!.Code);
        Assert.Equal("pdf", Read("a.pdf", Pdf("BT /F1 12 Tf 20 100 Td (GDP 12.5) Tj ET", "")).Format);
    }

    [Theory]
    [InlineData("a.txt", "", "documents.empty")]
    [InlineData("a.docx", "no archive", "documents.broken")]
    [InlineData("a.pdf", "%PDF-1.4 cut off", "documents.broken")]
    [InlineData("a.pdf", "nothing", "documents.broken")]
    public void Files_that_cannot_be_read_are_refused_and_others_still_read(string name, string content, string code)
    {
        var read = Reader.Read([new FileToRead(name, Encoding.UTF8.GetBytes(content)), new FileToRead("b.txt", "新增企业12家"u8.ToArray())], null, IntakeLimits.Shipped);
        Assert.Equal(code, read[0].Refusal!.Code);
        Assert.Single(read[1].Reading!.Figures);
    }

    private static FileRead Read(string name, byte[] content) => Reader.Read([new FileToRead(name, content)], null, IntakeLimits.Shipped)[0];

    /// <summary>A PDF of one page with this content and these further entries of the trailer.</summary>
    private static byte[] Pdf(string content, string trailer)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        for (var number = 1; number <= objects.Length; number++)
        {
            offsets.Add(file.Length);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /ID [<00> <00>] {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static byte[] Docx(string body)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"));
        }
        return memory.ToArray();
    }
}
