using SkiaSharp;

namespace OneCity.Plans.Features.Papers;

/// <summary>Breaks text into lines as Chinese print does: Latin words, numbers and dates stay whole, no line begins with closing or ends with opening marks.</summary>
internal static class PdfLines
{
    private const string Closing = "，。、；：？！）》”’」』】〕％,.;:?!)]";
    private const string Opening = "（《“‘「『【〔([";

    /// <summary>The lines; an empty text gives one empty line. A word wider than the line is broken where it must be.</summary>
    public static List<string> Of(string text, SKFont font, float width)
    {
        var lines = new List<string>();
        foreach (var part in text.Split('\n'))
        {
            var line = "";
            foreach (var piece in Pieces(part))
            {
                if (line.Length > 0 && font.MeasureText(line + piece) > width)
                {
                    lines.Add(line);
                    line = "";
                }
                line += piece;
                while (font.MeasureText(line) > width)
                {
                    var length = Math.Max(1, font.BreakText(line, width, out _));
                    if (length < line.Length && char.IsHighSurrogate(line[length - 1])) length++;
                    if (length >= line.Length) break;
                    lines.Add(line[..length]);
                    line = line[length..];
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>What must not be torn apart: a Latin word or number, or one letter, with the marks that belong to it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var from = 0;
        for (var at = 1; at < text.Length; at++)
        {
            var (left, right) = (text[at - 1], text[at]);
            if (IsWord(left) && IsWord(right)) continue;
            if (Closing.Contains(right, StringComparison.Ordinal) || Opening.Contains(left, StringComparison.Ordinal) || char.IsLowSurrogate(right)) continue;
            yield return text[from..at];
            from = at;
        }
        if (text.Length > from) yield return text[from..];
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '/' or '.' or '+' or '%' or '_' or '@';
}
