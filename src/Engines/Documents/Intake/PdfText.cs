using System.Text;
using OneCity.Kernel;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace OneCity.Documents.Intake;

/// <summary>The text of a PDF: lines from the letters' heights, wide gaps as tabs, a blank line between pages.</summary>
public static class PdfText
{
    /// <summary>The text of all pages.</summary>
    /// <exception cref="RefusedException"><c>documents.encrypted</c>, <c>documents.broken</c>, <c>documents.no-text</c>, <c>documents.too-large</c>.</exception>
    public static IntakeText Read(string name, byte[] content, IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var text = new StringBuilder();
        try
        {
            using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
            foreach (var page in pdf.GetPages())
            {
                Page(page, text);
                if (text.Length > limits.MostCharacters) throw DocumentsRefusals.TooLarge(name, limits.MostCharacters).ToException();
                text.Append('\n');
            }
        }
        catch (PdfDocumentEncryptedException)
        {
            throw DocumentsRefusals.Encrypted(name).ToException();
        }
        catch (Exception fault) when (fault is not RefusedException and not OutOfMemoryException)
        {
            // The parser meets broken files with many kinds of exceptions; each means the same to the reader.
            throw (fault.Message.Contains("encrypt", StringComparison.OrdinalIgnoreCase) ? DocumentsRefusals.Encrypted(name) : DocumentsRefusals.Broken(name)).ToException();
        }
        var read = text.ToString();
        return read.AsSpan().Trim().Length == 0 ? throw DocumentsRefusals.NoText(name).ToException() : new IntakeText(read, "pdf", [], null);
    }

    private static void Page(Page page, StringBuilder text)
    {
        Letter? last = null;
        foreach (var letter in page.Letters)
        {
            if (last is not null) Gap(last, letter, text);
            text.Append(letter.Value);
            last = letter;
        }
        text.Append('\n');
    }

    private static void Gap(Letter last, Letter letter, StringBuilder text)
    {
        var size = Math.Max(last.PointSize, 1);
        if (Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > size * 0.6)
        {
            text.Append('\n');
            if (Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > size * 2.4) text.Append('\n');
            return;
        }
        var gap = letter.StartBaseLine.X - last.EndBaseLine.X;
        if (gap > size * 1.5) text.Append('\t');
        else if (gap > size * 0.35 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
    }
}
