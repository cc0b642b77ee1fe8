using Microsoft.AspNetCore.Components;

namespace OneCity.Web.Components.Tables;

/// <summary>One column of a table: what it is called, what it holds, how it is drawn.</summary>
/// <typeparam name="T">What a row is about.</typeparam>
/// <param name="Key">Name in the address (<c>sort=value</c>) and in tests; small letters.</param>
/// <param name="Title">Heading in the reader's language.</param>
/// <param name="Value">The cell as text, number (<c>decimal</c>, <c>long</c>, <c>int</c>), day or null; sorting, filtering and exports use it.</param>
public sealed record Column<T>(string Key, string Title, Func<T, object?> Value)
{
    /// <summary>How the cell is drawn; by default its value as text.</summary>
    public RenderFragment<T>? Cell { get; init; }

    /// <summary>Whether it holds numbers: aligned right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What to sort by where the value would sort wrongly, such as a pinyin key; null when the column does not sort at all.</summary>
    public Func<T, IComparable?>? Order { get; init; } = row => Value(row) as IComparable;

    /// <summary>Whether the cell names its row: drawn as a row header. By default the first column of a table does.</summary>
    public bool IsRowName { get; init; }

    /// <summary>Colour in which a chart beside the table draws what the column holds; marks its heading. Null for none.</summary>
    public string? Colour { get; init; }

    /// <summary>Whether it appears in exports only.</summary>
    public bool IsExportOnly { get; init; }
}
