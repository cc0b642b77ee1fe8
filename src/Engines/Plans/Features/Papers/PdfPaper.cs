using OneCity.Kernel;
using OneCity.Plans.Model.Papers;
using SkiaSharp;

namespace OneCity.Plans.Features.Papers;

/// <summary>Writes a paper as PDF, A4, with an embedded Chinese font of the machine.</summary>
internal static class PdfPaper
{
    private const float Width = 595, Height = 842, Margin = 56, Leading = 1.55f;

    /// <summary>Where Debian, Ubuntu, openEuler and Windows keep a Chinese font; the number is the face inside a collection.</summary>
    private static readonly (string Path, int Face)[] Fonts =
    [
        ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2), ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2), ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
        ("C:/Windows/Fonts/simsun.ttc", 0),
    ];

    /// <exception cref="RefusedException"><c>plans.no-font</c> when the machine has no Chinese font.</exception>
    public static byte[] Write(Paper paper)
    {
        var (path, face) = Fonts.FirstOrDefault(font => File.Exists(font.Path));
        using var typeface = path is null ? null : SKTypeface.FromFile(path, face);
        if (typeface is null)
        {
            throw new Refusal("plans.no-font", new("这台机器没有中文字体", "this machine has no Chinese font"),
                new("安装 fonts-noto-cjk，或改用 DOCX", "install fonts-noto-cjk, or take the DOCX")).ToException();
        }
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var pen = new Pen(document, typeface);
            pen.Text(paper.Title, 20, Side.Centre);
            if (paper.Under.Length > 0) pen.Text(paper.Under, 10.5f, Side.Centre);
            foreach (var block in paper.Blocks) pen.Draw(block);
            if (paper.Notes.Count > 0) pen.Rule();
            for (var note = 0; note < paper.Notes.Count; note++) pen.Text($"[{note + 1}] {paper.Notes[note]}", 8);
            pen.Finish();
            document.Close();
        }
        return stream.ToArray();
    }

    private enum Side
    {
        Left,
        Centre,
        Right,
    }

    /// <summary>Writes down a page and begins the next where one is full.</summary>
    private sealed class Pen(SKDocument document, SKTypeface typeface) : IDisposable
    {
        private readonly SKPaint _ink = new() { Color = new SKColor(0x1B, 0x2A, 0x3A), IsAntialias = true };
        private SKCanvas _page = document.BeginPage(Width, Height);
        private float _y = Margin;

        public void Draw(Block block)
        {
            switch (block)
            {
                case Heading heading: Text(heading.Text, 13.5f); break;
                case Paragraph paragraph: Text("　　" + paragraph.Text, 12); break;
                case Plain plain: Text(plain.Text, 12, plain.IsRight ? Side.Right : Side.Left); break;
                case NewPage: TurnPage(); break;
                case Grid grid: Table(grid); break;
                default: throw new InvalidOperationException($"A paper has no part {block.GetType().Name}.");
            }
        }

        public void Text(string text, float size, Side side = Side.Left)
        {
            using var font = new SKFont(typeface, size);
            foreach (var line in PdfLines.Of(text, font, Width - 2 * Margin))
            {
                if (_y + size * Leading > Height - Margin) TurnPage();
                _y += size * Leading;
                var room = Width - 2 * Margin - font.MeasureText(line);
                var x = Margin + side switch { Side.Centre => room / 2, Side.Right => room, _ => 0 };
                _page.DrawText(line, x, _y, SKTextAlign.Left, font, _ink);
            }
            _y += size * 0.3f;
        }

        public void Rule()
        {
            _y += 8;
            _page.DrawLine(Margin, _y, Margin + 120, _y, _ink);
        }

        public void Finish() => document.EndPage();

        public void Dispose() => _ink.Dispose();

        private void Table(Grid grid)
        {
            const float Size = 9.5f;
            using var font = new SKFont(typeface, Size);
            var shares = grid.Shares;
            var lefts = shares.Select((_, cell) => Margin + (float)shares.Take(cell).Sum() * (Width - 2 * Margin)).ToList();
            _page.DrawLine(Margin, _y, Width - Margin, _y, _ink);
            foreach (var row in grid.Rows)
            {
                var cells = row.Select((text, cell) => PdfLines.Of(text, font, (float)shares[cell] * (Width - 2 * Margin) - 8)).ToList();
                var height = cells.Max(lines => lines.Count) * Size * Leading + 4;
                if (_y + height > Height - Margin) TurnPage();
                for (var cell = 0; cell < cells.Count; cell++)
                {
                    for (var line = 0; line < cells[cell].Count; line++)
                        _page.DrawText(cells[cell][line], lefts[cell] + 4, _y + (line + 1) * Size * Leading - 2, SKTextAlign.Left, font, _ink);
                }
                _y += height;
                _page.DrawLine(Margin, _y, Width - Margin, _y, _ink);
            }
            _y += 6;
        }

        private void TurnPage()
        {
            document.EndPage();
            _page = document.BeginPage(Width, Height);
            _y = Margin;
        }
    }
}
