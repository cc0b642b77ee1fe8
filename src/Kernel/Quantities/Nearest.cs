namespace OneCity.Kernel;

/// <summary>The known word that a wrong one most probably means; for messages that say what to write instead.</summary>
public static class Nearest
{
    /// <summary>The known word with the fewest letters to change (Levenshtein 1966), of equals the one of like length and ends; empty when none is known.</summary>
    public static string Of(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        var asked = written.Length > 64 ? written[..64] : written;
        var (best, distance) = ("", int.MaxValue);
        foreach (var word in known)
        {
            var steps = Distance(asked, word) * 4 + (word.Length == asked.Length ? 0 : 2) - SharedEnds(asked, word);
            if (steps < distance) (best, distance) = (word, steps);
        }
        return best;
    }

    private static int SharedEnds(string left, string right) => left.Length == 0 || right.Length == 0
        ? 0
        : (left[0] == right[0] ? 1 : 0) + (left[^1] == right[^1] ? 1 : 0);

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++) row[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var above = row[column];
                var same = char.ToUpperInvariant(left[line - 1]) == char.ToUpperInvariant(right[column - 1]);
                row[column] = Math.Min(Math.Min(row[column - 1], above) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
