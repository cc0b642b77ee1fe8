namespace OneCity.Documents.Model.Lexicon;

/// <summary>Words by their characters; answers the longest word that begins at a place of a text.</summary>
/// <remarks>One step per character looked at; the first character is an array, the rest a hash of node and character.</remarks>
internal sealed class Trie<T> where T : class
{
    private readonly int[] _first = new int[65536];
    private readonly Dictionary<int, int> _next = [];
    private readonly List<T?> _values = [null];

    /// <summary>Number of nodes, at most 65,535.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a word; the first of two equal words stays.</summary>
    public void Add(string word, T value)
    {
        if (word.Length == 0) return;
        var node = _first[word[0]];
        if (node == 0) node = _first[word[0]] = NewNode();
        for (var at = 1; at < word.Length; at++)
        {
            var key = (node << 16) | word[at];
            if (!_next.TryGetValue(key, out var child)) _next[key] = child = NewNode();
            node = child;
        }
        _values[node] ??= value;
    }

    /// <summary>Whether any word begins with this character.</summary>
    public bool Begins(char first) => _first[first] != 0;

    /// <summary>The longest word at this place; null when there is none.</summary>
    public T? Longest(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        T? best = null;
        var node = _first[text[at]];
        for (var next = at + 1; node != 0; next++)
        {
            if (_values[node] is { } value) (best, length) = (value, next - at);
            if (next >= text.Length || !_next.TryGetValue((node << 16) | text[next], out node)) break;
        }
        return best;
    }

    private int NewNode()
    {
        if (_values.Count > 32766) throw new InvalidOperationException("The grammar holds more words than the trie can number.");
        _values.Add(null);
        return _values.Count - 1;
    }
}
