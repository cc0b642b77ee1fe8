using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OneCity.Plans.Model.Papers;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace OneCity.Plans.Features.Papers;

/// <summary>Writes a paper as DOCX, A4, in the fonts offices use (GB/T 9704-2012: 仿宋 for text, 小标宋 or 宋 for titles).</summary>
internal static class WordPaper
{
    private const string BodyFont = "仿宋";
    private const string TitleFont = "宋体";

    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            body.Append(Line(paper.Title, TitleFont, 44, JustificationValues.Center, isBold: true));
            if (paper.Under.Length > 0) body.Append(Line(paper.Under, BodyFont, 28, JustificationValues.Center));
            foreach (var block in paper.Blocks) body.Append(Element(block));
            for (var note = 0; note < paper.Notes.Count; note++) body.Append(Line($"[{note + 1}] {paper.Notes[note]}", BodyFont, 20, JustificationValues.Left));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 992, Gutter = 0 }));
            document.AddMainDocumentPart().Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static OpenXmlElement Element(Block block) => block switch
    {
        Heading heading => Line(heading.Text, "黑体", 32, JustificationValues.Left),
        Model.Papers.Paragraph paragraph => Line(paragraph.Text, BodyFont, 32, JustificationValues.Both, indent: 640),
        NewPage => new Paragraph(new Run(new Break { Type = BreakValues.Page })),
        Grid grid => TableOf(grid),
        _ => throw new InvalidOperationException($"A paper has no part {block.GetType().Name}."),
    };

    private static Paragraph Line(string text, string font, int halfPoints, JustificationValues align, bool isBold = false, int indent = 0)
    {
        var properties = new ParagraphProperties(new SpacingBetweenLines { Line = "560", LineRule = LineSpacingRuleValues.AtLeast });
        if (indent > 0) properties.Append(new Indentation { FirstLine = indent.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        properties.Append(new Justification { Val = align });
        return new Paragraph(properties, RunOf(text, font, halfPoints, isBold));
    }

    private static Run RunOf(string text, string font, int halfPoints, bool isBold)
    {
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (isBold) properties.Append(new Bold());
        properties.Append(new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Table TableOf(Grid grid)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })));
        foreach (var (cells, row) in grid.Rows.Select((cells, row) => (cells, row)))
        {
            var line = new TableRow();
            if (row == 0) line.Append(new TableRowProperties(new TableHeader()));
            foreach (var cell in cells) line.Append(new TableCell(new Paragraph(RunOf(cell, BodyFont, 24, isBold: row == 0))));
            table.Append(line);
        }
        return table;
    }
}
