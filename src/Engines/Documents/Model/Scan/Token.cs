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
    /// <summary>The most tokens back that a figure's words are looked for: no sentence that a person wrote is longer.</summary>
    private const int Farthest = 200;

    /// <summary>How many steps back all tokens of one block may take together; where tokens stand thicker than in any prose each looks less far, and the time stays linear.</summary>
    private const int MostSteps = 60_000;

    /// <summary>How many tokens back a figure's words are looked for in this block.</summary>
    public int Reach;

    /// <summary>Sets the reach of all tokens of a block.</summary>
    public static void Bound(List<Token> tokens)
    {
        var reach = Math.Clamp(MostSteps / Math.Max(1, tokens.Count), 12, Farthest);
        foreach (var token in tokens) token.Reach = reach;
    }

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
