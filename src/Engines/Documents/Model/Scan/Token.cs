using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Scan;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Period,
    Pause,
    Comma,
    Stop,
    Skip,
}

/// <summary>One piece of a block that matters for its figures; plain words leave none.</summary>
internal sealed class Token
{
    /// <summary>How many tokens back a figure's words are looked for: no sentence that a person wrote is longer, and a text without any stop stays linear.</summary>
    public const int FarthestBack = 200;

    public TokenKind Kind;
    public int Start;
    public int End;
    public Word? Word;
    public NumberRead? Number;
    public PeriodRead? Period;
    public int Clause;
    public int Sentence;
    public bool IsQuoted;
    public bool IsTitled;

    /// <summary>A place inside the name of a body or a title: 湖南科技大学.</summary>
    public bool IsInName;

    /// <summary>The place that a word of role Place names; null for other words.</summary>
    public Place? Place;

    /// <summary>Whether this is a word of the role.</summary>
    public bool Is(Role role) => Kind == TokenKind.Word && Word!.Role == role;
}
