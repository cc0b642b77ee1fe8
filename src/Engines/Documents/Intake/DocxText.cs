using System.IO.Compression;
using System.Text;
using System.Xml;
using OneCity.Kernel;

namespace OneCity.Documents.Intake;

/// <summary>The text of a Word file: a line per paragraph, a line per table row with tabs between cells; streamed, never a whole tree.</summary>
/// <remarks>Read as a stream of XML without external entities; what unpacks beyond the limit is refused before it fills memory.</remarks>
public static class DocxText
{
    /// <summary>The text of the document's body.</summary>
    /// <exception cref="RefusedException"><c>documents.broken</c>, <c>documents.too-large</c>, <c>documents.unknown-format</c>, <c>documents.no-text</c>.</exception>
    public static IntakeText Read(string name, byte[] content, IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var entry = archive.GetEntry("word/document.xml") ?? throw DocumentsRefusals.UnknownFormat(name).ToException();
            using var body = new CappedStream(entry.Open(), limits.MostBytes);
            var text = Body(body);
            return text.AsSpan().Trim().Length == 0 ? throw DocumentsRefusals.NoText(name).ToException() : new IntakeText(text, "docx", [], null);
        }
        catch (CappedException)
        {
            throw DocumentsRefusals.TooLarge(name, limits.MostBytes).ToException();
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or IOException or NotSupportedException)
        {
            throw DocumentsRefusals.Broken(name).ToException();
        }
    }

    private static string Body(Stream stream)
    {
        var text = new StringBuilder();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, MaxCharactersFromEntities = 1024 };
        using var reader = XmlReader.Create(stream, settings);
        var (cells, cellStart, rows) = (0, false, 0);
        while (reader.Read())
        {
            var isStart = reader.NodeType == XmlNodeType.Element;
            if (!isStart && reader.NodeType != XmlNodeType.EndElement) continue;
            switch (reader.LocalName)
            {
                case "t" when isStart: text.Append(reader.ReadElementContentAsString().Replace('\t', ' ')); Step(reader, text, ref cells, ref cellStart, ref rows); break;
                default: Mark(reader.LocalName, isStart, reader.IsEmptyElement, text, ref cells, ref cellStart, ref rows); break;
            }
        }
        return text.ToString();
    }

    /// <summary>Reading an element's content has moved on to the next node, which is looked at here.</summary>
    private static void Step(XmlReader reader, StringBuilder text, ref int cells, ref bool cellStart, ref int rows)
    {
        while (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t") text.Append(reader.ReadElementContentAsString().Replace('\t', ' '));
        if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) Mark(reader.LocalName, reader.NodeType == XmlNodeType.Element, reader.IsEmptyElement, text, ref cells, ref cellStart, ref rows);
    }

    private static void Mark(string element, bool isStart, bool isEmpty, StringBuilder text, ref int cells, ref bool cellStart, ref int rows)
    {
        switch (element)
        {
            case "tr" when isStart: (cells, rows) = (0, rows + 1); break;
            case "tr": text.Append('\n'); rows--; break;
            case "tc" when isStart: if (cells++ > 0) text.Append('\t'); cellStart = true; break;
            case "p" when !isStart || isEmpty: if (rows == 0) text.Append('\n'); else cellStart = false; break;
            case "p" when rows > 0 && !cellStart: text.Append(' '); break;
            case "tbl" when !isStart: text.Append('\n'); break;
            case "tab" when isStart: text.Append(rows > 0 ? ' ' : '\t'); break;
            case "br" or "cr" when isStart: text.Append(rows > 0 ? ' ' : '\n'); break;
            default: break;
        }
    }

    private sealed class CappedException : IOException;

    private sealed class CappedStream(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            return (_read += got) > most ? throw new CappedException() : got;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
