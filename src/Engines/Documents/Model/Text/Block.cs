namespace OneCity.Documents.Model.Text;

/// <summary>What a block is on its page.</summary>
internal enum BlockKind : byte
{
    Paragraph,
    Heading,
    Title,
    Row,
}

/// <summary>A paragraph, heading or table row; its compared form is read, its offsets lead back to the text.</summary>
internal sealed class Block
{
    private readonly int[]? _map;

    /// <summary>A block of the text; with <paramref name="map"/> the compared form leaves out line breaks and blanks.</summary>
    public Block(int start, int end, string compared, int[]? map = null) => (Start, End, Compared, _map) = (start, end, compared, map);

    /// <summary>First offset in the text.</summary>
    public int Start { get; }

    /// <summary>Offset behind the last character.</summary>
    public int End { get; }

    /// <summary>The compared form.</summary>
    public string Compared { get; }

    /// <summary>What it is.</summary>
    public BlockKind Kind { get; set; }

    /// <summary>False for menus, advertisements, lists of other articles, notices.</summary>
    public bool IsMain { get; set; } = true;

    /// <summary>The span of the text for a span of the compared form.</summary>
    public (int Start, int End) Span(int start, int end) =>
        _map is null ? (Start + start, Start + end) : end <= start ? (Start + _map[Math.Min(start, _map.Length - 1)], Start + _map[Math.Min(start, _map.Length - 1)]) : (Start + _map[start], Start + _map[end - 1] + 1);
}
