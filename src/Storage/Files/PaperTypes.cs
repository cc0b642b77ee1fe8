namespace OneCity.Storage.Files;

/// <summary>Kinds of files that windows and desks take, told by their first bytes; a name that says otherwise is refused.</summary>
public static class PaperTypes
{
    /// <summary>Largest file, bytes (20 MiB).</summary>
    public const long SizeBytesMax = 20L << 20;

    private static readonly (string Media, byte[] Head, string[] Endings)[] Known =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
        // OFD (GB/T 33190-2016) and office files are ZIP archives; which of them, only the name tells.
        ("application/ofd", "PK\u0003\u0004"u8.ToArray(), [".ofd"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\u0003\u0004"u8.ToArray(), [".docx"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\u0003\u0004"u8.ToArray(), [".xlsx"]),
    ];

    private static readonly System.Buffers.SearchValues<byte> Written =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 256).Where(each => each >= 0x20 || each is '\t' or '\n' or '\r').Select(each => (byte)each)]);

    /// <summary>Endings taken, for file fields.</summary>
    public static string Accepted { get; } = string.Join(',', Known.SelectMany(each => each.Endings).Append(".txt"));

    /// <summary>The media type of a file; null when its bytes are not of a kind that is taken, or its name says something else.</summary>
    public static string? Find(string name, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var (media, head, endings) in Known)
            if (bytes.StartsWith(head) && endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return media;
        return name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && IsText(bytes) ? "text/plain" : null;
    }

    /// <summary>Text in UTF-8 without control characters but line ends and tabs.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.ContainsAnyExcept(Written);

    /// <summary>Whether a browser may show the file itself; everything else is downloaded.</summary>
    public static bool IsShown(string media) => media is "application/pdf" or "image/jpeg" or "image/png";
}
