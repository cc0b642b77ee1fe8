using OneCity.Kernel;

namespace OneCity.Documents.Intake;

/// <summary>Turns the bytes of a TXT, HTML, DOCX or PDF file into the text that is read; the content decides, not the name.</summary>
public static class FileIntake
{
    /// <summary>The text of the file.</summary>
    /// <exception cref="RefusedException">
    /// <c>documents.empty</c>, <c>documents.too-large</c>, <c>documents.encrypted</c>, <c>documents.broken</c>,
    /// <c>documents.no-text</c> (images only) or <c>documents.unknown-format</c>.
    /// </exception>
    public static IntakeText Read(string name, byte[] content, IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(limits);
        if (content.Length == 0) throw DocumentsRefusals.Empty(name).ToException();
        if (content.Length > limits.MostBytes) throw DocumentsRefusals.TooLarge(name, limits.MostBytes).ToException();
        var text = Route(name, content, limits);
        if (text.Text.Length > limits.MostCharacters) throw DocumentsRefusals.TooLarge(name, limits.MostCharacters).ToException();
        return text;
    }

    private static IntakeText Route(string name, byte[] content, IntakeLimits limits)
    {
        if (content.AsSpan().StartsWith("%PDF"u8) || content.AsSpan(0, Math.Min(1024, content.Length)).IndexOf("%PDF-"u8) >= 0 && name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
            return PdfText.Read(name, content, limits);
        if (content.AsSpan().StartsWith("PK\x03\x04"u8)) return DocxText.Read(name, content, limits);
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            // An Office file in the old container: either a password-protected DOCX or a DOC of before 2007.
            throw (content.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0"u8) >= 0 ? DocumentsRefusals.Encrypted(name) : DocumentsRefusals.UnknownFormat(name)).ToException();
        }
        if (name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) throw DocumentsRefusals.Broken(name).ToException();
        var decoded = TextDecoder.Decode(content) ?? throw DocumentsRefusals.UnknownFormat(name).ToException();
        return LooksLikeHtml(name, decoded) ? HtmlText.Read(decoded) : new IntakeText(decoded, "txt", [], null);
    }

    private static bool LooksLikeHtml(string name, string text)
    {
        if (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return false;
        if (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)) return true;
        var head = text.AsSpan(0, Math.Min(2048, text.Length)).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
