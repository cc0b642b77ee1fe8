namespace OneCity.Documents.Model.Text;

/// <summary>How two ways of writing one character are compared: full-width as half-width, traditional as simplified.</summary>
/// <remarks>Every character maps to exactly one, so offsets in the compared form are offsets in the text.</remarks>
internal sealed class Glyphs
{
    private readonly char[] _map = new char[65536];

    /// <summary>Takes pairs of traditional and simplified characters.</summary>
    public Glyphs(IEnumerable<string> pairs)
    {
        for (var code = 0; code < _map.Length; code++) _map[code] = (char)code;
        foreach (var pair in pairs)
        {
            if (pair.Length == 2) _map[pair[0]] = pair[1];
        }
        for (var code = 0xFF01; code <= 0xFF5E; code++) _map[code] = (char)(code - 0xFEE0);
        foreach (var (from, to) in (ReadOnlySpan<(char, char)>)[
            ('－', '-'), ('–', '—'), ('―', '—'), ('‐', '-'), ('‑', '-'), ('−', '-'), ('～', '~'), ('〜', '~'), ('∼', '~'), ('∽', '~'),
            ('﹪', '%'), ('٪', '%'), ('．', '.'), ('\u00A0', ' '), ('\u3000', ' '), ('\u2002', ' '), ('\u2003', ' '), ('\u2009', ' '),
            ('\t', '\t'), ('○', '〇'), ('Ο', '〇'), ('∶', '∶'), ('︰', ':'), ('’', '’'), ('㈠', '㈠'), ('／', '/'), ('⁄', '/'), ('∕', '/'),
            ('＋', '+'), ('，', '，'), ('；', '；'), ('：', '：'), ('？', '？'), ('！', '！'), ('（', '（'), ('）', '）'), ('＜', '<'), ('＞', '>'),
            ('µ', 'μ'), ('﹣', '-'), ('﹢', '+'), ('·', '·'), ('・', '·'), ('•', '·'), ('‧', '·'), ('「', '“'), ('」', '”'), ('『', '“'), ('』', '”')])
        {
            _map[from] = to;
        }
    }

    /// <summary>The compared form, of the same length.</summary>
    public string Compared(string text) => string.Create(text.Length, (text, _map), static (form, state) =>
    {
        var (source, map) = state;
        for (var at = 0; at < form.Length; at++) form[at] = map[source[at]];
    });
}
