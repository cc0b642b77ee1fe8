using System.Globalization;
using System.Text;
using System.Xml;

namespace OneCity.Documents.Intake;

/// <summary>Writes the text of a Word file as its elements pass: paragraphs as lines, table rows as lines with a tab between cells.</summary>
/// <remarks>A cell over several columns or rows is written for each of them, so that every value stands under its column's name; one that holds digits only where it is a header.</remarks>
internal sealed class DocxWriter
{
    private const int WidestSpan = 60;
    private const string Empty = "-";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _cell = new();
    private readonly List<string> _row = [];
    private List<string> _above = [];
    private int _tables;
    private int _rows;
    private int _span;
    private bool _continues;
    private bool _isFirstRow;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Takes the words of a run.</summary>
    public void Words(string words) => Target().Append(words.Replace('\t', ' '));

    /// <summary>Takes the beginning or the end of an element.</summary>
    public void Mark(XmlReader reader)
    {
        var isStart = reader.NodeType == XmlNodeType.Element;
        switch (reader.LocalName)
        {
            case "tbl": Table(isStart); break;
            case "tr" when isStart: if (_rows++ == 0) _row.Clear(); break;
            case "tr": if (--_rows == 0) Row(); break;
            case "tc" when isStart && _rows == 1: (_span, _continues) = (1, false); _cell.Clear(); break;
            case "tc" when !isStart && _rows == 1: Cell(); break;
            case "gridSpan" when _rows == 1: _span = int.TryParse(Value(reader), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, WidestSpan) : 1; break;
            case "vMerge" when _rows == 1 && isStart: _continues = Value(reader) != "restart"; break;
            case "p" when !isStart || reader.IsEmptyElement: Target().Append(_rows == 0 ? '\n' : ' '); break;
            case "tab" when isStart: Target().Append(_rows == 0 ? '\t' : ' '); break;
            case "br" or "cr" when isStart: Target().Append(_rows == 0 ? '\n' : ' '); break;
            default: break;
        }
    }

    private StringBuilder Target() => _rows > 0 ? _cell : _text;

    private static string? Value(XmlReader reader)
    {
        for (var has = reader.MoveToFirstAttribute(); has; has = reader.MoveToNextAttribute())
        {
            if (reader.LocalName != "val") continue;
            var value = reader.Value;
            reader.MoveToElement();
            return value;
        }
        reader.MoveToElement();
        return null;
    }

    private void Table(bool isStart)
    {
        _tables += isStart ? 1 : -1;
        if (_tables == (isStart ? 1 : 0))
        {
            (_above, _isFirstRow) = ([], true);
            _text.Append('\n');
        }
    }

    private void Cell()
    {
        var words = _cell.ToString().Trim();
        for (var column = 0; column < _span; column++)
        {
            var above = _row.Count < _above.Count ? _above[_row.Count] : "";
            if (_continues) _row.Add(above.Any(char.IsDigit) ? Empty : above);
            else _row.Add(column == 0 || _isFirstRow ? words : Empty);
        }
        _cell.Clear();
    }

    private void Row()
    {
        if (_row.Count > 0) _text.AppendJoin('\t', _row).Append('\n');
        (_above, _isFirstRow) = ([.. _row], false);
    }
}
