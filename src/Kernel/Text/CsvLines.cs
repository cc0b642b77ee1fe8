using System.Text;

namespace OneCity.Kernel;

/// <summary>Walks the lines of a CSV text (RFC 4180); empty lines are skipped, blanks around a field do not count.</summary>
/// <remarks>For tables of millions of rows: a field is a piece of the text, nothing is copied unless it is quoted.</remarks>
/// <param name="text">The text, without a byte order mark.</param>
/// <param name="firstLine">The number of its first line, for a piece of a larger text.</param>
public sealed class CsvLines(ReadOnlyMemory<char> text, int firstLine = 1)
{
    private readonly List<ReadOnlyMemory<char>> _fields = [];
    private ReadOnlyMemory<char> _rest = text;
    private int _nextLine = firstLine;

    /// <summary>The line the current row begins on, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>What follows the current row.</summary>
    public ReadOnlyMemory<char> Rest => _rest;

    /// <summary>The number of the line that <see cref="Rest"/> begins with.</summary>
    public int RestLine => _nextLine;

    /// <summary>How many fields the current row has.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether the text ended inside a quotation.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>A field of the current row, counted from 0; unquoted.</summary>
    public ReadOnlySpan<char> this[int column] => _fields[column].Span;

    /// <summary>Goes to the next row that is not empty; false at the end.</summary>
    public bool Next()
    {
        while (!_rest.IsEmpty)
        {
            Line = _nextLine;
            _fields.Clear();
            var end = _rest.Span.IndexOf('\n');
            var line = end < 0 ? _rest : _rest[..end];
            if (line.Span.Contains('"'))
            {
                if (!Quoted()) return false;
            }
            else
            {
                _nextLine++;
                _rest = end < 0 ? default : _rest[(end + 1)..];
                Plain(line);
            }
            if (Count > 1 || !_fields[0].IsEmpty) return true;
        }
        return false;
    }

    private void Plain(ReadOnlyMemory<char> line)
    {
        for (var comma = line.Span.IndexOf(','); comma >= 0; comma = line.Span.IndexOf(','))
        {
            _fields.Add(line[..comma].Trim());
            line = line[(comma + 1)..];
        }
        _fields.Add(line.Trim());
    }

    /// <summary>A row with quoted fields, which may run over several lines.</summary>
    private bool Quoted()
    {
        var span = _rest.Span;
        var field = new StringBuilder();
        var (isQuoted, wasQuoted, at) = (false, false, 0);
        void Close()
        {
            _fields.Add((wasQuoted ? field.ToString() : field.ToString().Trim()).AsMemory());
            field.Clear();
            wasQuoted = false;
        }

        for (; at < span.Length; at++)
        {
            var letter = span[at];
            if (letter == '\n') _nextLine++;
            if (isQuoted && letter == '"' && at + 1 < span.Length && span[at + 1] == '"') field.Append(span[at++]);
            else if (letter == '"') (isQuoted, wasQuoted) = (!isQuoted, true);
            else if (isQuoted || letter is not (',' or '\n')) AppendTo(field, letter, isQuoted, wasQuoted);
            else if (letter == ',') Close();
            else break;
        }
        Close();
        if (at == span.Length) _nextLine++;
        _rest = at >= span.Length ? default : _rest[(at + 1)..];
        IsBroken = isQuoted;
        return !isQuoted;
    }

    private static void AppendTo(StringBuilder field, char letter, bool isQuoted, bool wasQuoted)
    {
        if (!isQuoted && (letter == '\r' || (wasQuoted && char.IsWhiteSpace(letter)))) return;
        field.Append(letter);
    }
}
