namespace OneCity.Plans.Model.Papers;

/// <summary>A part of an official paper.</summary>
public abstract record Block;

/// <summary>A heading.</summary>
/// <param name="Text">Its words.</param>
public sealed record Heading(string Text) : Block;

/// <summary>A paragraph; <c>[n]</c> points to note n.</summary>
/// <param name="Text">Its words.</param>
public sealed record Paragraph(string Text) : Block;

/// <summary>A line without indent: whom a letter is to, who signs it and when.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsRight">Whether it stands at the right, as a signature does.</param>
public sealed record Plain(string Text, bool IsRight = false) : Block;

/// <summary>A table; the first row is its head.</summary>
/// <param name="Rows">Cells by row, all rows of one length.</param>
/// <param name="Widths">Shares of the width by column; null for equal ones.</param>
public sealed record Grid(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int>? Widths = null) : Block
{
    /// <summary>Share of the width by column, adding up to 1; empty for a table without columns.</summary>
    public IReadOnlyList<double> Shares
    {
        get
        {
            var widths = Widths ?? [.. Enumerable.Repeat(1, Rows.Count == 0 ? 0 : Rows[0].Count)];
            return [.. widths.Select(width => (double)width / widths.Sum())];
        }
    }
}

/// <summary>A page break: what follows begins on a new page.</summary>
public sealed record NewPage : Block;

/// <summary>A paper of the office: minutes, a supervision letter, a brief; written as DOCX or PDF elsewhere.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Under">The line under the title: number, day, issuer.</param>
/// <param name="Blocks">Its parts in order.</param>
/// <param name="Notes">Notes in order; note 1 is the first.</param>
public sealed record Paper(string Title, string Under, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Notes);
