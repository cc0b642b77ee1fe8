using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OneCity.Plans.Model.Papers;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace OneCity.Plans.Features.Papers;

/// <summary>Writes a paper as DOCX, A4, in the fonts offices use (GB/T 9704-2012: 仿宋 for text, 小标宋 or 宋 for titles); notes are footnotes.</summary>
internal static partial class WordPaper
{
    private const string BodyFont = "仿宋";
    private const string TitleFont = "宋体";

    /// <summary>Width of the text in twentieths of a point: A4 less its margins.</summary>
    private const int TextWidth = 11906 - 1588 - 1474;

    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            body.Append(Line(paper.Title, TitleFont, 44, JustificationValues.Center, isBold: true));
            if (paper.Under.Length > 0) body.Append(Line(paper.Under, BodyFont, 28, JustificationValues.Center));
            foreach (var block in paper.Blocks) body.Append(Element(block, paper.Notes.Count));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 992, Gutter = 0 }));
            var main = document.AddMainDocumentPart();
            if (paper.Notes.Count > 0) main.AddNewPart<FootnotesPart>().Footnotes = NotesOf(paper.Notes);
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static OpenXmlElement Element(Block block, int notes) => block switch
    {
        Heading heading => Line(heading.Text, "黑体", 32, JustificationValues.Left, notes: notes),
        Model.Papers.Paragraph paragraph => Line(paragraph.Text, BodyFont, 32, JustificationValues.Both, indent: 640, notes: notes),
        Plain plain => Line(plain.Text, BodyFont, 32, plain.IsRight ? JustificationValues.Right : JustificationValues.Left),
        NewPage => new Paragraph(new Run(new Break { Type = BreakValues.Page })),
        Grid grid => TableOf(grid),
        _ => throw new InvalidOperationException($"A paper has no part {block.GetType().Name}."),
    };

    private static Paragraph Line(string text, string font, int halfPoints, JustificationValues align, bool isBold = false, int indent = 0, int notes = 0)
    {
        var properties = new ParagraphProperties(new SpacingBetweenLines { Line = "560", LineRule = LineSpacingRuleValues.AtLeast });
        if (indent > 0) properties.Append(new Indentation { FirstLine = Text(indent) });
        properties.Append(new Justification { Val = align });
        var line = new Paragraph(properties);
        foreach (var part in NoteMark().Split(text))
        {
            if (part.Length > 2 && part[0] == '[' && int.TryParse(part[1..^1], CultureInfo.InvariantCulture, out var note) && note >= 1 && note <= notes)
                line.Append(new Run(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new FootnoteReference { Id = note }));
            else if (part.Length > 0) line.Append(RunOf(part, font, halfPoints, isBold));
        }
        return line;
    }

    private static Run RunOf(string text, string font, int halfPoints, bool isBold)
    {
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (isBold) properties.Append(new Bold());
        properties.Append(new FontSize { Val = Text(halfPoints) });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>Footnotes 1, 2, 3 …, behind the two lines that part them from the text.</summary>
    private static Footnotes NotesOf(IReadOnlyList<string> notes) => new(
        [
            new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 },
            .. notes.Select((note, index) => new Footnote(new Paragraph(
                new Run(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new FootnoteReferenceMark()), RunOf(" " + note, BodyFont, 18, isBold: false))) { Id = index + 1 }),
        ]);

    private static Table TableOf(Grid grid)
    {
        var widths = grid.Shares.Select(share => (int)(share * TextWidth)).ToList();
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Text(TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));
        foreach (var (cells, row) in grid.Rows.Select((cells, row) => (cells, row)))
        {
            var properties = new TableRowProperties(new CantSplit());
            if (row == 0) properties.Append(new TableHeader());
            var line = new TableRow(properties);
            foreach (var (cell, at) in cells.Select((cell, at) => (cell, at)))
                line.Append(new TableCell(new TableCellProperties(new TableCellWidth { Width = Text(widths[at]), Type = TableWidthUnitValues.Dxa }), new Paragraph(RunOf(cell, BodyFont, 21, isBold: row == 0))));
            table.Append(line);
        }
        return table;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\[\d{1,3}\])")]
    private static partial Regex NoteMark();
}
