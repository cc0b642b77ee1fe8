using System.Globalization;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Testing;

namespace OneCity.Agreements.Tests;

/// <summary>Hand-computed cases as text: terms, receipts (lines with &gt;) and the statement they must give.</summary>
internal static class CaseFile
{
    private static readonly (string Key, string Text)[] Usual =
    [
        ("parties", "parties: [{id: a, name: 甲市, role: 飞出地}, {id: b, name: 乙市, role: 飞入地}]"),
        ("from", "from: 2016-01-01"),
        ("heads", "heads: [增值税]"),
        ("ratio", "ratio: [{shares: {a: 0.5, b: 0.5}}]"),
    ];

    /// <summary>Title and text of every case of a file in <c>Cases/</c>.</summary>
    public static IEnumerable<(string Title, string[] Lines)> List(string file) => Split(
        File.ReadAllLines(TestData.InRepository("tests", "Agreements.Tests", "Cases", file)));

    /// <summary>What the case expects and what the calculation gives, both as lines of text.</summary>
    public static (string Expected, string Actual) Run(string[] lines)
    {
        var expected = lines.Where(line => line.Length > 4 && char.IsDigit(line[0]) || line.StartsWith("cumulative", StringComparison.Ordinal)).ToList();
        var statement = Compute(lines, expected);
        var actual = statement.Periods.SelectMany(period => period.Lines.Select(line =>
            $"{period.Year} {line.Firm} {line.Head} {Show(line.BasisFen)} = {string.Join(' ', line.SharesFen.ToArray().Select(Show))} {StatementJson.Word(line.Stopped)}".Trim())).ToList();
        if (expected.Exists(line => line.StartsWith("cumulative", StringComparison.Ordinal)))
            actual.Add($"cumulative = {string.Join(' ', statement.CumulativeFen.Select(Show))}");
        return (string.Join('\n', expected), string.Join('\n', actual));
    }

    /// <summary>The statement of a case.</summary>
    public static Statement Compute(string[] lines, IReadOnlyList<string> expected)
    {
        var receipts = lines.Where(line => line.StartsWith('>')).SelectMany(Receipts);
        var terms = lines.Where(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith('>')).ToList();
        foreach (var (key, text) in Usual)
        {
            if (!terms.Exists(line => line.StartsWith(key + ":", StringComparison.Ordinal))) terms.Add(text);
        }
        var years = lines.FirstOrDefault(line => line.StartsWith("years ", StringComparison.Ordinal))?[6..]
            ?? $"{expected[0][..4]}..{expected.Last(line => char.IsDigit(line[0]))[..4]}";
        return AgreementsEngine.Compute(
            AgreementsEngine.Check("terms.yaml", string.Join('\n', terms)), "receipts.csv", "firm,head,period,amount\n" + string.Join('\n', receipts), years);
    }

    private static IEnumerable<(string Title, string[] Lines)> Split(IEnumerable<string> lines)
    {
        var title = "";
        var body = new List<string>();
        foreach (var line in lines.Append("== "))
        {
            if (!line.StartsWith("== ", StringComparison.Ordinal))
            {
                body.Add(line);
                continue;
            }
            if (title.Length > 0) yield return (title, [.. body]);
            (title, body) = (line[3..], []);
        }
    }

    private static IEnumerable<string> Receipts(string line)
    {
        var words = line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ends = words[2].Split("..");
        if (ends.Length == 1) return [$"{words[0]},{words[1]},{words[2]},{words[3]}"];
        var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
        return Enumerable.Range(first, last - first + 1).Select(year => $"{words[0]},{words[1]},{year},{words[3]}");
    }

    private static string Show(long amountFen) => (amountFen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
