using System.Globalization;

namespace OneCity.Documents.Tests;

/// <summary>One expected figure; empty alternatives accept anything.</summary>
public sealed record Expected(decimal Value, string? Unit, decimal? High, string[] Places, string[] Periods, string[] Kinds, bool Optional);

/// <summary>An annotated sentence with what frames it.</summary>
public sealed record Sentence(int Line, string Text, DateOnly Date, string Title, IReadOnlyList<Expected> Figures);

/// <summary>Reads the files of annotated sentences; their form is told in Sentences/README.md.</summary>
public static class SentenceSet
{
    /// <summary>Groups of sentences that belong to one document.</summary>
    public static List<(string Title, DateOnly Date, List<Sentence> Sentences)> Load(string path)
    {
        var groups = new List<(string, DateOnly, List<Sentence>)>();
        string[] head = [];
        var text = "";
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '@')
            {
                head = [.. line[1..].Split(" | ").Select(part => part.Trim())];
                groups.Add((head[1], DateOnly.Parse(head[0], CultureInfo.InvariantCulture), []));
            }
            else if (line[0] == '=')
            {
                var figures = line[1..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Figure(part, head)).ToList();
                groups[^1].Item3.Add(new Sentence(number - 1, text, groups[^1].Item2, head[1], figures));
            }
            else text = line;
        }
        return groups;
    }

    private static Expected Figure(string part, string[] head)
    {
        var optional = part.StartsWith('(');
        var fields = part.Trim('(', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] Field(char mark, string otherwise) => (fields.Skip(2).FirstOrDefault(field => field[0] == mark)?[1..] ?? otherwise).Split('|', StringSplitOptions.RemoveEmptyEntries);
        var high = Field('^', "");
        return new Expected(
            decimal.Parse(fields[0], CultureInfo.InvariantCulture), fields[1] == "-" ? null : fields[1], high.Length > 0 ? decimal.Parse(high[0], CultureInfo.InvariantCulture) : null,
            Field('~', head[2]), Field('@', head[3]), Field('!', head[4]), optional);
    }
}
