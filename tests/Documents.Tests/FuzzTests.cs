using System.IO.Compression;
using System.Text;
using CsCheck;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Documents.Tests;

/// <summary>No input breaks the reader; every slice is the text's own; reading again gives the same.</summary>
public sealed class FuzzTests
{
    private const string Alphabet = "0123456789一二三四五六七八九十百千万亿零两半成倍点分之第年月日季度%％.,，。；、:：∶-—~至到+×（）()《》“”〔〕 \n\t比较同增长下降约超近不低于以上左右元亩家个位名户吨公里万人次个百分点长沙株洲湘潭醴陵市县区GDPkmMWabc今去上半前三“十四五”末翻番余多几来";

    private static readonly string[] Pieces = ["2023年，株洲市", "实现产值776亿元，", "同比增长9%和10%。", "其中", "去年同期", "由5.7%提高到6.2%；", "“十四五”末", "第45位", "三分之一", "\r\n", "\t", "１２３萬元", "占地200畝", "（含", "《规划》", "1—5月", "，", "翻一番", "项目由长沙牵头"];

    private static readonly ReadFiles Reader = new(RegionDirectory.Empty);

    [Fact]
    public void Random_text_is_read_without_fault_and_sliced_exactly() =>
        Gen.Char[Alphabet].Array[0, 400].Sample(
            letters =>
            {
                var text = new string(letters);
                var reading = Reader.ReadText(text, new DateOnly(2024, 2, 29));
                foreach (var figure in reading.Figures) Assert.Equal(text[figure.Start..figure.End], figure.Text);
                Assert.Equal(reading.Figures, Reader.ReadText(text, new DateOnly(2024, 2, 29)).Figures);
            }, iter: 1000);

    /// <summary>Months and days that no calendar has, in figures and in words.</summary>
    [Theory]
    [InlineData("1—十三月实现产值3亿元"), InlineData("2023年二至二十月完成12万吨"), InlineData("13月5日完成12万吨"), InlineData("2月30日至31日完成12万吨"), InlineData("0月完成12万吨"), InlineData("前十三个月完成12万吨")]
    public void A_month_or_day_that_does_not_exist_is_read_over(string text)
    {
        var figure = Assert.Single(Reader.ReadText(text, new DateOnly(2024, 2, 29)).Figures, figure => figure.Text is "3亿元" or "12万吨");
        Assert.Equal(text.IndexOf(figure.Text, StringComparison.Ordinal), figure.Start);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused() =>
        Gen.Byte.Array[1, 2000].Sample(
            bytes =>
            {
                foreach (var name in (string[])["a.txt", "a.html", "a.docx", "a.pdf"])
                {
                    var read = Reader.Read([new FileToRead(name, bytes)], null, IntakeLimits.Shipped)[0];
                    Assert.True(read.Reading is not null || read.Refusal is not null);
                }
            }, iter: 40);

    [Fact]
    public void A_very_long_line_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("全市完成投资12.5亿元同比增长8.1%其中工业3亿元", 20_000));
        Assert.True(Reader.ReadText(text, null).Figures.Count > 5_000);
    }

    /// <summary>Pieces that repeat without a stop: where each figure looked back over all before it, or a run of rows was tried from each row on, a megabyte took minutes.</summary>
    [Theory]
    [InlineData("1个、"), InlineData("1%、2%、"), InlineData("1万"), InlineData("1\t"), InlineData("甲\t乙\n"), InlineData("|1"), InlineData("长沙、12个、"), InlineData("计划1亿元的1%")]
    [InlineData("项目12个项目"), InlineData("12个由长沙牵头"), InlineData("去年同期1个"), InlineData("到2025年1个，"), InlineData("1个；"), InlineData("《“（")]
    public void A_piece_repeated_without_end_is_read_in_steps_that_grow_with_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 120_000 / piece.Length));
        var (part, whole) = (Reader.ReadText(text[..(text.Length / 2)], new DateOnly(2024, 2, 29)), Reader.ReadText(text, new DateOnly(2024, 2, 29)));
        Assert.InRange(whole.Figures.Count, 2 * part.Figures.Count - 40, 2 * part.Figures.Count + 40);
        foreach (var figure in whole.Figures) Assert.Equal(text[figure.Start..figure.End], figure.Text);
    }

    [Fact]
    public void Pieces_of_real_sentences_mixed_at_random_are_sliced_exactly() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(
            chosen =>
            {
                var text = string.Concat(chosen.Select(index => Pieces[index]));
                var reading = Reader.ReadText(text, new DateOnly(2024, 2, 29));
                foreach (var figure in reading.Figures) Assert.Equal(text[figure.Start..figure.End], figure.Text);
                Assert.All(reading.Checks, check => Assert.All(check.Figures, at => Assert.InRange(at, 0, reading.Figures.Count - 1)));
            }, iter: 1000);

    [Fact]
    public void Deeply_nested_markup_is_read()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat("<div><b>", 20_000)) + "株洲市新增企业12家" + "</body></html>";
        var read = Reader.Read([new FileToRead("deep.html", Encoding.UTF8.GetBytes(html))], null, IntakeLimits.Shipped)[0];
        Assert.True(read.Refusal is not null || read.Reading!.Figures.Count == 1);
    }

    [Fact]
    public void A_zip_bomb_in_a_docx_is_refused_before_it_unpacks()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            entry.Write("<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>"u8);
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'a');
            for (var megabyte = 0; megabyte < 40; megabyte++) entry.Write(block);
        }
        var read = Reader.Read([new FileToRead("bomb.docx", memory.ToArray())], null, new IntakeLimits(MostBytes: 8 << 20))[0];
        Assert.Equal("documents.too-large", read.Refusal!.Code);
    }
}
