namespace OneCity.Documents.Model.Text;

/// <summary>Cuts a text into blocks: joins lines that a fixed width has broken, keeps table rows apart, never longer than a limit.</summary>
internal static class Segmenter
{
    private const int LongestBlock = 6000;

    /// <summary>A line without its break.</summary>
    internal readonly record struct Line(int Start, int End)
    {
        public int Length => End - Start;
    }

    /// <summary>The blocks in the order of the text; blank lines belong to none.</summary>
    public static List<Block> Cut(string compared)
    {
        var blocks = new List<Block>();
        var run = new List<Line>();
        foreach (var line in Lines(compared))
        {
            if (line.Length == 0) Flush(compared, run, blocks);
            else run.Add(line);
            if (run.Count > 400) Flush(compared, run, blocks);
        }
        Flush(compared, run, blocks);
        return blocks;
    }

    /// <summary>Every line with blanks around it left out; a blank line has no length.</summary>
    public static IEnumerable<Line> Lines(string text)
    {
        for (var at = 0; at <= text.Length;)
        {
            var stop = text.AsSpan(at).IndexOfAny('\n', '\r', '\u2028');
            var end = stop < 0 ? text.Length : at + stop;
            var (from, to) = (at, end);
            while (from < to && IsBlank(text[from])) from++;
            while (to > from && IsBlank(text[to - 1])) to--;
            yield return new(from, to);
            at = end + 1;
            if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n') at++;
        }
    }

    private static void Flush(string text, List<Line> run, List<Block> blocks)
    {
        if (run.Count == 0) return;
        var width = Width(text, run);
        for (var at = 0; at < run.Count;)
        {
            var last = at;
            while (last + 1 < run.Count && Continues(text, run[last], run[last + 1], width) && run[last + 1].End - run[at].Start < LongestBlock) last++;
            Add(text, run[at].Start, run[last].End, last > at, blocks);
            at = last + 1;
        }
        run.Clear();
    }

    /// <summary>The width lines are broken at; 0 when they are not.</summary>
    private static int Width(string text, List<Line> run)
    {
        if (run.Count < 2) return 0;
        var lengths = run.Select(line => Visible(text, line)).Order().ToList();
        var width = lengths[Math.Min(lengths.Count - 1, lengths.Count * 3 / 4)];
        if (width > 80 || width < 10) return 0;
        var near = lengths.Count(length => length >= width * 0.75 && length <= width * 1.3);
        return near * 2 >= run.Count || run.Count == 2 && lengths[1] - lengths[0] < width && lengths[1] >= 14 && near >= 1 ? width : 0;
    }

    private static bool Continues(string text, Line line, Line next, int width)
    {
        if (width == 0 || Visible(text, line) < width * 0.7 || Visible(text, line) > width * 1.5) return false;
        if (text[line.End - 1] is '。' or '!' or '?' or ';' or '；' or '…' or '：' or ':' or '”' && line.Length < width * 0.9) return false;
        if (IsRow(text, line) || IsRow(text, next)) return false;
        return !Numbered(text, next);
    }

    /// <summary>Characters that are seen: blanks between them do not count.</summary>
    private static int Visible(string text, Line line)
    {
        var seen = 0;
        for (var at = line.Start; at < line.End; at++)
        {
            if (!IsBlank(text[at])) seen++;
        }
        return seen;
    }

    private static bool Numbered(string text, Line line)
    {
        var first = text[line.Start];
        if (first is '·' or '●' or '■' or '◆' or '★' or '▶' or '>' or '【') return true;
        if (first is '（' or '(' && line.Length > 2 && (Scan.Numerals.Begins(text[line.Start + 1]) || char.IsAsciiDigit(text[line.Start + 1]))) return true;
        return Scan.Numerals.Begins(first) && line.Length > 2 && text[line.Start + 1] == '、';
    }

    /// <summary>Whether the line is cut into cells by tabs, bars or runs of blanks.</summary>
    public static bool IsRow(string text, Line line)
    {
        var (gaps, at) = (0, line.Start);
        for (; at < line.End; at++)
        {
            if (text[at] is '\t' or '|') gaps++;
            else if (text[at] == ' ' && at + 1 < line.End && text[at + 1] == ' ' && at > line.Start)
            {
                gaps++;
                while (at + 1 < line.End && text[at + 1] == ' ') at++;
            }
        }
        return gaps > 0 && (gaps > 1 || line.Length < 60);
    }

    private static void Add(string text, int start, int end, bool joined, List<Block> blocks)
    {
        for (var from = start; from < end;)
        {
            var to = Math.Min(end, from + LongestBlock);
            if (to < end)
            {
                var stop = text.AsSpan(from, to - from).LastIndexOfAny("。；，,");
                if (stop > LongestBlock / 2) to = from + stop + 1;
                else while (to > from + LongestBlock / 2 && char.IsAsciiLetterOrDigit(text[to - 1])) to--;
            }
            var line = new Line(from, to);
            var isRow = !joined && IsRow(text, line);
            blocks.Add(isRow || !NeedsJoining(text, from, to) ? new Block(from, to, text[from..to]) : Joined(text, from, to));
            if (isRow) blocks[^1].Kind = BlockKind.Row;
            from = to;
        }
    }

    private static bool NeedsJoining(string text, int from, int to)
    {
        var span = text.AsSpan(from, to - from);
        return span.IndexOfAny('\n', '\r', ' ') >= 0;
    }

    /// <summary>The block without breaks, and without blanks beside Chinese characters.</summary>
    private static Block Joined(string text, int from, int to)
    {
        var (letters, map, count) = (new char[to - from], new int[to - from], 0);
        for (var at = from; at < to; at++)
        {
            var c = text[at];
            if (c is '\n' or '\r') continue;
            if (IsBlank(c) && !KeepsBlank(text, at, from, to)) continue;
            (letters[count], map[count]) = (c, at - from);
            count++;
        }
        return new Block(from, to, new string(letters, 0, count), map[..count]);
    }

    private static bool KeepsBlank(string text, int at, int from, int to)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= from && IsBlank(text[before])) before--;
        while (after < to && IsBlank(text[after])) after++;
        if (before < from || after >= to) return false;
        // Two numbers, or two headings side by side, stay apart; a blank between a number and its unit goes.
        return text[before] < 128 && text[after] < 128 || at + 1 < to && IsBlank(text[at + 1]) && at > from && !IsBlank(text[at - 1]);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000' or '\u00A0' or '\uFEFF' or '\u200B' or '\f';
}
