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
