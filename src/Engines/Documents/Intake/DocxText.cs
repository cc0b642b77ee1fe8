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
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, MaxCharactersFromEntities = 1024 };
        using var reader = XmlReader.Create(stream, settings);
        var writer = new DocxWriter();
        while (reader.Read())
        {
            // Reading a run's words moves on to the node behind them, which is looked at in the same round.
            while (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t") writer.Words(reader.ReadElementContentAsString());
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) writer.Mark(reader);
        }
        return writer.ToString();
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
