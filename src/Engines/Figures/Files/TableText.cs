using System.Text;

namespace OneCity.Figures.Files;

/// <summary>Opens a CSV file as text in the encoding it was saved in: by its byte order mark, else UTF-8, else GB 18030, in which spreadsheets on Chinese desks save.</summary>
internal static class TableText
{
    /// <summary>GB 18030-2022, which includes GBK and GB 2312.</summary>
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>A reader at the beginning of the file; bytes that are no text of the encoding become U+FFFD, which <see cref="CsvLines"/> refuses with its line.</summary>
    public static StreamReader Open(FileStream stream)
    {
        var encoding = Find(stream);
        stream.Position = 0;
        return new(stream, encoding);
    }

    /// <summary>
    /// Reads the file once. Chinese text in UTF-8 is made of characters of three bytes, which text in GB 18030 hardly ever resembles: where they are
    /// more than the bytes that do not fit, it is UTF-8, perhaps with a fault.
    /// </summary>
    private static Encoding Find(FileStream stream)
    {
        var (bytes, chars) = (new byte[1 << 16], new char[(1 << 16) + 4]);
        var (utf8, fits, unfit) = (Encoding.UTF8.GetDecoder(), 0L, 0L);
        for (var read = -1; read != 0;)
        {
            read = stream.Read(bytes);
            var count = utf8.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
            foreach (var each in chars.AsSpan(0, count))
            {
                if (each == '\uFFFD') unfit++;
                else if (each >= '\u0800') fits++;
            }
        }
        return unfit > fits ? Gb18030 : new UTF8Encoding(false);
    }
}
