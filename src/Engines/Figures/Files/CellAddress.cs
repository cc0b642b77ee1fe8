namespace OneCity.Figures.Files;

/// <summary>Sheet and cell, such as <c>表1!C5</c>.</summary>
internal readonly record struct CellAddress(string Sheet, string Column, int Row)
{
    /// <summary>Rows of an XLSX sheet (ECMA-376): 1,048,576.</summary>
    private const int RowMax = 1 << 20;

    /// <summary>The cell without its sheet.</summary>
    public string Cell => $"{Column}{Row}";

    /// <summary>Number of the column from 1.</summary>
    public int ColumnNumber => Column.Aggregate(0, (number, letter) => number * 26 + (letter - 'A' + 1));

    /// <summary>Whether the text names a sheet and a cell.</summary>
    public static bool IsValid(string text) => Find(text) is not null;

    /// <summary>Reads an address; null when it is none.</summary>
    public static CellAddress? Find(string text)
    {
        var mark = text.LastIndexOf('!');
        if (mark < 1) return null;
        var cell = text[(mark + 1)..].Replace("$", "", StringComparison.Ordinal).ToUpperInvariant();
        var letters = cell.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters is >= 1 and <= 3 && int.TryParse(cell[letters..], out var row) && row is >= 1 and <= RowMax
            ? new(text[..mark].Trim('\''), cell[..letters], row) : null;
    }
}
