using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MiniExcelLibs;
using OneCity.Agreements.Model;

namespace OneCity.Agreements.Files;

/// <summary>A statement as a workbook and as a letter (函) with the table.</summary>
public static class StatementFiles
{
    /// <summary>The lines and corrections as XLSX, amounts in yuan.</summary>
    public static byte[] ToWorkbook(StatementPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var stream = new MemoryStream();
        stream.SaveAs(new Dictionary<string, object>
        {
            ["结算单"] = paper.Lines.Select(line => Row(paper, new() { ["企业"] = line.Firm, ["税种"] = line.Head, ["基数（元）"] = line.BasisFen / 100m }, line.SharesFen, Reason(line))).ToList(),
            ["更正"] = paper.Corrections.Select(each => Row(paper,
                new() { ["年度"] = each.Year, ["企业"] = each.Firm, ["税种"] = each.Head, ["基数（元）"] = each.BasisFen / 100m }, each.SharesFen, "")).ToList(),
            ["合计"] = paper.Parties.Select(party => new Dictionary<string, object>
            {
                ["方"] = party.Value,
                ["本年（元）"] = paper.TotalsFen.GetValueOrDefault(party.Key) / 100m,
                ["更正（元）"] = paper.CorrectionsFen.GetValueOrDefault(party.Key) / 100m,
                ["累计（元）"] = paper.CumulativeFen.GetValueOrDefault(party.Key) / 100m,
            }).ToList(),
        });
        return stream.ToArray();
    }

    /// <summary>The letter as DOCX: what is stated, the table, what is due, and the digest that both sides compare.</summary>
    /// <param name="paper">The statement.</param>
    /// <param name="sha256">Digest of its bytes.</param>
    public static byte[] ToLetter(StatementPaper paper, string sha256)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body(
                Line($"关于 {paper.Year} 年度“{paper.Name}”收入分享结算的函", isBold: true),
                Line($"按照协议第 {paper.TermsVersion} 版条款，{paper.Year} 年度结算结果如下（单位：元）。{(paper.Transfer is null ? "" : $"结算方式：{paper.Transfer}。")}"),
                TableOf(paper));
            foreach (var (id, name) in paper.Parties)
            {
                var (total, corrections) = (paper.TotalsFen.GetValueOrDefault(id), paper.CorrectionsFen.GetValueOrDefault(id));
                body.Append(Line($"{name}：本年 {Yuan.Show(total)}，以前年度更正 {Yuan.Show(corrections)}，合计 {Yuan.Show(total + corrections)}；自认定起累计 {Yuan.Show(paper.CumulativeFen.GetValueOrDefault(id))}。"));
            }
            body.Append(Line("请核对后确认；如对某一行有异议，请写明理由。"), Line($"结算单摘要（SHA-256）：{sha256}"));
            document.AddMainDocumentPart().Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static Dictionary<string, object> Row(StatementPaper paper, Dictionary<string, object> row, IReadOnlyDictionary<string, long> shares, string reason)
    {
        foreach (var (id, name) in paper.Parties) row[$"{name}（元）"] = shares.GetValueOrDefault(id) / 100m;
        row["状态"] = reason;
        return row;
    }

    private static string Reason(PaperLine line) => line.ReasonStopped switch
    {
        "cap" => "已到封顶",
        "term" => "期限已满",
        "threshold" => "未达门槛",
        _ => "",
    };

    private static Table TableOf(StatementPaper paper)
    {
        var table = new Table(new TableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single }, new BottomBorder { Val = BorderValues.Single }, new LeftBorder { Val = BorderValues.Single },
            new RightBorder { Val = BorderValues.Single }, new InsideHorizontalBorder { Val = BorderValues.Single }, new InsideVerticalBorder { Val = BorderValues.Single })));
        table.Append(Cells(["年度", "企业", "税种", "基数", .. paper.Parties.Values, "状态"]));
        foreach (var line in paper.Lines)
            table.Append(Cells([Year(paper.Year), line.Firm, line.Head, Yuan.Show(line.BasisFen), .. paper.Parties.Keys.Select(id => Yuan.Show(line.SharesFen.GetValueOrDefault(id))), Reason(line)]));
        foreach (var each in paper.Corrections)
            table.Append(Cells([Year(each.Year), each.Firm, each.Head, Yuan.Show(each.BasisFen), .. paper.Parties.Keys.Select(id => Yuan.Show(each.SharesFen.GetValueOrDefault(id))), "更正"]));
        return table;
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static TableRow Cells(IEnumerable<string> texts) => new(texts.Select(text => new TableCell(Line(text))));

    private static Paragraph Line(string text, bool isBold = false)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (isBold) run.RunProperties = new RunProperties(new Bold());
        return new Paragraph(run);
    }
}
