using System.Text;

namespace OneCity.Documents.Intake;

/// <summary>Finds the encoding of a text by itself: byte order mark, then UTF-8, a declared charset, then GB18030.</summary>
public static class TextDecoder
{
    private static readonly Encoding Gb18030 = LoadGb18030();

    /// <summary>The text without its byte order mark; null when the bytes are no text.</summary>
    public static string? Decode(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = content.AsSpan();
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (IsUtf8(bytes)) return HasControls(bytes) ? null : Encoding.UTF8.GetString(bytes);
        if (HasControls(bytes)) return null;
        return Gb18030.GetString(bytes);
    }

    /// <summary>Whether the bytes are well-formed UTF-8; a character cut off at the very end is forgiven.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return true;
        for (var cut = 1; cut <= 3 && cut < bytes.Length; cut++)
        {
            if (bytes[^cut] >= 0xC0 && bytes.Length > 64) return System.Text.Unicode.Utf8.IsValid(bytes[..^cut]);
        }
        return false;
    }

    /// <summary>Bytes that no text has, more than one in a hundred of the first part.</summary>
    private static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        var part = bytes[..Math.Min(bytes.Length, 65536)];
        var controls = 0;
        foreach (var value in part)
        {
            if (value < 0x20 && value is not (0x09 or 0x0A or 0x0D or 0x0C or 0x1A)) controls++;
        }
        return controls * 100 > part.Length;
    }

    private static Encoding LoadGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }
}
