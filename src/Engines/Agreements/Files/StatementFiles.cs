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
    /// <summary>Sizes in half points: 二号, 小四, 小五.</summary>
    private const string TitleSize = "44";
    private const string TextSize = "24";
    private const string TableSize = "18";
    private const int SideMargin = 1304;
    private const int CellMargin = 60;

    /// <summary>The lines and corrections as XLSX, amounts in yuan.</summary>
    public static byte[] ToWorkbook(StatementPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var stream = new MemoryStream();
        stream.SaveAs(new Dictionary<string, object>
        {
            ["结算单"] = paper.Lines.Select(line => Row(paper, new() { ["企业"] = line.Firm, ["税种"] = line.Head, ["基数（元）"] = line.BasisFen / 100m }, line.SharesFen, Reason(line))).ToList(),
            ["更正"] = paper.Corrections.Select(each => Row(paper,
                new() { ["年度"] = each.Year, ["企业"] = each.Firm, ["税种"] = each.Head, ["基数（元）"] = each.BasisFen / 100m }, each.SharesFen, Reasons(each))).ToList(),
            ["划转"] = (paper.Due ?? []).Select(due => new Dictionary<string, object>
            {
                ["付方"] = paper.Parties.GetValueOrDefault(due.Payer) ?? due.Payer, ["收方"] = paper.Parties.GetValueOrDefault(due.Payee) ?? due.Payee,
                ["金额（元）"] = due.AmountFen / 100m, ["方式"] = paper.Transfer ?? "",
            }).ToList(),
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
                Line($"关于 {paper.Year} 年度“{paper.Name}”收入分享结算的函", TitleSize, JustificationValues.Center, isBold: true),
                Line($"{string.Join('、', paper.Parties.Where(party => !IsSender(paper, party.Key)).Select(party => party.Value))}：", TextSize),
                Line($"　　按照协议第 {paper.TermsVersion} 版条款，{paper.Year} 年度收入分享结算结果如下表（单位：元）。{(paper.Transfer is null ? "" : $"结算方式：{paper.Transfer}。")}", TextSize),
                TableOf(paper));
            foreach (var (id, name) in paper.Parties)
            {
                var (total, corrections) = (paper.TotalsFen.GetValueOrDefault(id), paper.CorrectionsFen.GetValueOrDefault(id));
                body.Append(Line($"　　{name}：本年 {Yuan.Show(total)}，以前年度更正 {Yuan.Show(corrections)}，合计 {Yuan.Show(total + corrections)}；自认定起累计 {Yuan.Show(paper.CumulativeFen.GetValueOrDefault(id))}。", TextSize));
            }
            foreach (var due in paper.Due ?? [])
                body.Append(Line($"　　应划转：{paper.Parties.GetValueOrDefault(due.Payer)}付{paper.Parties.GetValueOrDefault(due.Payee)} {Yuan.Show(due.AmountFen)} 元。", TextSize, isBold: true));
            body.Append(Line("　　请核对后确认；如对某一行有异议，请写明理由。", TextSize));
            if (paper.Parties.FirstOrDefault(party => IsSender(paper, party.Key)).Value is { } sender) body.Append(Line(sender, TextSize, JustificationValues.Right));
            body.Append(
                Line("年　　月　　日", TextSize, JustificationValues.Right),
                Line($"结算单摘要（SHA-256）：{sha256}", TableSize),
                PageOf(paper));
            document.AddMainDocumentPart().Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static Dictionary<string, object> Row(StatementPaper paper, Dictionary<string, object> row, IReadOnlyDictionary<string, long> shares, string reason)
    {
        foreach (var (id, name) in paper.Parties) row[$"{name}（元）"] = shares.GetValueOrDefault(id) / 100m;
        row["说明"] = reason;
        return row;
    }

    private static string Reason(PaperLine line) => line.ReasonStopped switch
    {
        "cap" => "已到封顶",
        "term" => "期限已满",
        "threshold" => "未达门槛",
        _ => "",
    };

    /// <summary>Whether the party drafted the statement; false for all where no member did.</summary>
    private static bool IsSender(StatementPaper paper, string party) => paper.Home is { } home && paper.MemberOf(party) == home;

    /// <summary>A4, upright while the columns fit.</summary>
    private static SectionProperties PageOf(StatementPaper paper) => new(
        IsWide(paper) ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape } : new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1701, Bottom = 1417, Left = SideMargin, Right = SideMargin });

    private static bool IsWide(StatementPaper paper) => paper.Parties.Count > 3;

    /// <summary>Widths in twentieths of a point: year, firm, head, amounts, and what is left for the reason.</summary>
    private static int[] Widths(StatementPaper paper)
    {
        const int Year = 580, Firm = 1640, Head = 1060, Digit = 100, LeastReason = 900;
        var longest = Amounts(paper).Max(amount => amount.Length);
        var amounts = Enumerable.Repeat(longest * Digit + 2 * CellMargin, paper.Parties.Count + 1).ToArray();
        return [Year, Firm, Head, .. amounts, Math.Max(LeastReason, (IsWide(paper) ? 16838 : 11906) - 2 * SideMargin - Year - Firm - Head - amounts.Sum())];
    }

    /// <summary>The amounts of the table as it prints them, for the width that they need.</summary>
    private static IEnumerable<string> Amounts(StatementPaper paper) => paper.Lines.SelectMany(line => line.SharesFen.Values.Append(line.BasisFen))
        .Concat(paper.Corrections.SelectMany(each => each.SharesFen.Values.Append(each.BasisFen)))
        .Append(paper.Lines.Sum(line => line.BasisFen) + paper.Corrections.Sum(each => each.BasisFen)).Select(Yuan.Show);

    private static Table TableOf(StatementPaper paper)
    {
        var table = new Table(new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, new TableBorders(
            new TopBorder { Val = BorderValues.Single }, new LeftBorder { Val = BorderValues.Single }, new BottomBorder { Val = BorderValues.Single },
            new RightBorder { Val = BorderValues.Single }, new InsideHorizontalBorder { Val = BorderValues.Single }, new InsideVerticalBorder { Val = BorderValues.Single }), new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })));
        var numbers = paper.Parties.Count + 1;
        table.Append(new TableGrid(Widths(paper).Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        var header = Cells(["年度", "企业", "税种", "基数", .. paper.Parties.Values, "说明"], numbers, isBold: true);
        header.TableRowProperties = new TableRowProperties(new CantSplit(), new TableHeader());
        table.Append(header);
        foreach (var line in paper.Lines)
            table.Append(Cells([Year(paper.Year), line.Firm, line.Head, Yuan.Show(line.BasisFen), .. paper.Parties.Keys.Select(id => Yuan.Show(line.SharesFen.GetValueOrDefault(id))), Reason(line)], numbers));
        foreach (var each in paper.Corrections)
            table.Append(Cells([Year(each.Year), each.Firm, each.Head, Yuan.Show(each.BasisFen), .. paper.Parties.Keys.Select(id => Yuan.Show(each.SharesFen.GetValueOrDefault(id))), $"更正：{Reasons(each)}"], numbers));
        table.Append(Cells(["合计", "", "", Yuan.Show(paper.Lines.Sum(line => line.BasisFen) + paper.Corrections.Sum(each => each.BasisFen)),
            .. paper.Parties.Keys.Select(id => Yuan.Show(paper.TotalsFen.GetValueOrDefault(id) + paper.CorrectionsFen.GetValueOrDefault(id))), ""], numbers, isBold: true));
        return table;
    }

    /// <summary>Why a line was corrected, in Chinese, as letters are.</summary>
    private static string Reasons(Correction each) => string.Join("；", (each.Reasons ?? []).Select(reason => (reason.Code switch
    {
        "late" => "迟到收入",
        "refund" => "退税",
        "incentive" => "奖补变动",
        "terms" => "条款变更",
        "ruling" => "上级裁定",
        _ => "随其他行变动",
    }) + (reason.AmountFen is { } fen ? $" {Yuan.Show(fen)}" : "") + (reason.What.Length > 0 ? $"（{reason.What}）" : "")));

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A row whose columns from the fourth on are numbers, as many as said.</summary>
    private static TableRow Cells(IReadOnlyList<string> texts, int numbers, bool isBold = false) => new([new TableRowProperties(new CantSplit()), .. texts.Select((text, i) => new TableCell(
        Line(text, TableSize, i >= 3 && i < 3 + numbers ? JustificationValues.Right : JustificationValues.Left, isBold)))]);

    private static Paragraph Line(string text, string size, JustificationValues? side = null, bool isBold = false)
    {
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = size == TitleSize ? "宋体" : "仿宋" });
        if (isBold) properties.Append(new Bold());
        properties.Append(new FontSize { Val = size });
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = size == TableSize ? "0" : "120" }, new Justification { Val = side ?? JustificationValues.Left }),
            new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }
}
