using System.Text;

namespace OneCity.Registry.Files;

/// <summary>Why reading stopped.</summary>
internal enum CsvStop
{
    /// <summary>A record of more than <see cref="CsvText.LongestRecord"/> characters.</summary>
    TooLong,

    /// <summary>Bytes that are no UTF-8.</summary>
    NotUtf8,

    /// <summary>A zero character: no text at all.</summary>
    NotText,

    /// <summary>A quotation mark that never closes, or text after a closing one.</summary>
    BadQuote,
}

/// <summary>Carries the line at which a file cannot be read on.</summary>
internal sealed class CsvStopped(int line, CsvStop reason) : Exception
{
    public int Line => line;

    public CsvStop Reason => reason;
}

/// <summary>
/// Records of RFC 4180 text with the line each begins on; lines that begin with <c>#</c> are left out.
/// </summary>
/// <remarks>
/// Written here because a fault must name the line where its record begins, and a file of any size, even one endless
/// line, must be refused in constant memory.
/// </remarks>
internal sealed class CsvText : IDisposable
{
    /// <summary>Longest record in characters.</summary>
    public const int LongestRecord = 65_536;

    private readonly StreamReader _text;
    private readonly StringBuilder _cell = new();
    private int _line = 1;
    private int _length;

    /// <summary>Reads the stream and closes it when disposed; a byte order mark is skipped.</summary>
    public CsvText(Stream stream) => _text = new StreamReader(
        stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 16_384);

    /// <summary>The next record and the line it begins on; null at the end.</summary>
    /// <exception cref="CsvStopped">When the text cannot be read on.</exception>
    public (int Line, string[] Cells)? Next()
    {
        try
        {
            while (true)
            {
                if (_line == 1 && _text.Peek() == '\uFEFF') _text.Read();
                _length = 0;
                var (line, next) = (_line, _text.Peek());
                if (next < 0) return null;
                if (next == '#') SkipLine();
                else if (Record() is var cells && cells is not [""]) return (line, cells);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new CsvStopped(_line, CsvStop.NotUtf8);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private string[] Record()
    {
        var cells = new List<string>();
        while (true)
        {
            var end = _text.Peek() == '"' ? Quoted() : Plain();
            cells.Add(_cell.ToString());
            _cell.Clear();
            if (end != ',') return [.. cells];
        }
    }

    /// <summary>Reads a cell without quotation marks; answers the comma or line end after it.</summary>
    private char Plain()
    {
        while (true)
        {
            var sign = Read();
            if (sign is ',' or '\n') return sign;
            if (sign != '\r' || _text.Peek() is not ('\n' or -1)) _cell.Append(sign);
        }
    }

    private char Quoted()
    {
        var opened = _line;
        Read();
        while (true)
        {
            if (_text.Peek() < 0) throw new CsvStopped(opened, CsvStop.BadQuote);
            var sign = Read();
            if (sign != '"') _cell.Append(sign);
            else if (_text.Peek() == '"') _cell.Append(Read());
            else break;
        }
        var end = Read();
        if (end == '\r') end = Read();
        return end is ',' or '\n' ? end : throw new CsvStopped(opened, CsvStop.BadQuote);
    }

    /// <summary>The next character, the end of the text being a line end.</summary>
    private char Read()
    {
        var sign = _text.Read();
        if (sign < 0) return '\n';
        if (sign == 0) throw new CsvStopped(_line, CsvStop.NotText);
        if (++_length > LongestRecord) throw new CsvStopped(_line, CsvStop.TooLong);
        if (sign == '\n') _line++;
        return (char)sign;
    }

    private void SkipLine()
    {
        while (Read() != '\n')
        {
        }
    }
}
