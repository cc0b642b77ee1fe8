namespace OneCity.Documents.Intake;

/// <summary>How much a file may hold before it is refused (setting <c>documents.most_bytes</c>).</summary>
/// <param name="MostBytes">Size of the file, and of what an archive unpacks to.</param>
/// <param name="MostCharacters">Characters of the text as read.</param>
public sealed record IntakeLimits(long MostBytes = 64L << 20, int MostCharacters = 20_000_000)
{
    /// <summary>The shipped limits.</summary>
    public static IntakeLimits Shipped { get; } = new();
}

/// <summary>A text as read from a file.</summary>
/// <param name="Text">The text; offsets of claims count its UTF-16 units.</param>
/// <param name="Format">txt, html, docx or pdf.</param>
/// <param name="Aside">Spans that the file itself marks as no main text (menus, footers), in order.</param>
/// <param name="Title">Title that the file itself carries; null when none.</param>
public sealed record IntakeText(string Text, string Format, IReadOnlyList<(int Start, int End)> Aside, string? Title);
