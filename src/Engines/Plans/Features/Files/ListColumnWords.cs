using OneCity.Kernel;
using OneCity.Plans.Model.Sheets;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads which heading of a sender means which column, written <c>heading=column</c>.</summary>
public static class ListColumnWords
{
    private static readonly Dictionary<string, ListColumn> Columns = Enum.GetValues<ListColumn>()
        .ToDictionary(column => column.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The headings in the order given.</summary>
    /// <exception cref="FileFaultException">A part without a heading, an unknown column, or no column for the title.</exception>
    public static IReadOnlyDictionary<string, ListColumn> Read(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var headings = new Dictionary<string, ListColumn>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var cut = word.LastIndexOf('=');
            var heading = cut < 0 ? "" : string.Concat(word[..cut].Where(letter => !char.IsWhiteSpace(letter)));
            if (heading.Length == 0 || !Columns.TryGetValue(word[(cut + 1)..].Trim().ToLowerInvariant(), out var column))
                throw Fault(new($"“{word}”用不了", $"'{word}' cannot be used"));
            headings[heading] = column;
        }
        return headings.ContainsValue(ListColumn.Title) ? headings : throw Fault(new("没有指定事项一列", "no heading is named for the title"));
    }

    private static FileFaultException Fault(Words what) => new(new FileFault(
        "--column", "", what, new($"写成 事项=title，可用：{string.Join('、', Columns.Keys)}", $"write 事项=title; columns are {string.Join(", ", Columns.Keys)}")));
}
