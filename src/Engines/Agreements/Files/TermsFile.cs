using System.Collections.Immutable;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>A terms file that was read: the agreement, and what it leaves open.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Name">The agreement's name; null when not given.</param>
/// <param name="Agreement">The agreement; null while something a statement needs is open.</param>
/// <param name="Open">Rules left open; empty for a complete agreement.</param>
/// <param name="Sources">Where the rule is published, from the key <c>source</c>; empty when not said.</param>
public sealed record TermsReading(
    string File, string? Name, Agreement? Agreement, IReadOnlyList<OpenRule> Open, IReadOnlyList<string> Sources)
{
    /// <summary>The agreement, ready for a statement.</summary>
    /// <exception cref="FileFaultException">When a rule the statement needs is still open; each is named with its line.</exception>
    public Agreement ToAgreement() => Agreement ?? throw new FileFaultException(
        [.. Open.Select(rule => FileFault.AtLine(File, rule.Line,
            new($"{rule.Key}：{rule.What.Chinese}", $"{rule.Key}: {rule.What.English}"),
            new("由各方约定后写入；在此之前不能出结算单", "let the parties agree on it and write it; no statement can be made before")))]);
}

/// <summary>Reads <c>terms.yaml</c>: the terms of a sharing agreement as a finance clerk writes them.</summary>
public static class TermsFile
{
    private static readonly string[] Keys =
    [
        "agreement", "parties", "from", "object", "amendments", "transfer", "heads", "basis", "local_retained", "deduct_incentives",
        "ratio", "bands", "increment", "threshold", "cap", "term", "minimum", "collected_by", "statistics", "source", "open", "note",
    ];

    private static readonly string[] NotAmended = ["agreement", "from", "amendments", "source", "note"];

    /// <summary>Reads the file; what is open is listed, nothing is filled in.</summary>
    /// <exception cref="FileFaultException">With every fault found.</exception>
    public static TermsReading Read(string file, string text)
    {
        var root = YamlText.Read(file, text);
        var findings = new TermsFindings(file);
        if (YamlFields.Of(findings, "", root, Keys) is not { } top) throw new FileFaultException(findings.Faults);
        var name = top.Text("agreement");
        var sources = Sources(top);
        var from = top.Year("from");
        if (from is null) top.FindOrLeaveOpen("from", "未定认定日期", "the date of recognition is open");
        foreach (var open in top.List("open") ?? [])
            if (top.TextOf(open, "open") is { } said) findings.LeaveOpen($"open: {said}", open.Line, $"未约定：{said}", $"left open by the parties: {said}");
        var versions = Versions(top, root, findings, from);
        if (findings.Faults.Count > 0) throw new FileFaultException(findings.Faults);
        var isComplete = findings.Open.TrueForAll(rule => rule.Key.StartsWith("open: ", StringComparison.Ordinal)) && from is not null;
        return new(file, name, isComplete ? new(name, from!.Value, [.. versions]) : null, findings.Open, sources);
    }

    private static List<string> Sources(YamlFields top)
    {
        if (top.Find("source") is not { } value) return [];
        return [.. (value.Items ?? [value]).Select(each => top.TextOf(each, "source")).OfType<string>()];
    }

    private static List<TermsVersion> Versions(YamlFields top, YamlValue root, TermsFindings findings, int? from)
    {
        var versions = new List<TermsVersion>();
        void Add(int year, List<YamlEntry> entries, int line)
        {
            var fields = new YamlFields(findings, "", line, entries, Keys);
            if (TermsParts.Read(fields) is { } terms) versions.Add(new(year, terms));
        }

        Add(from ?? 1, root.Entries!, root.Line);
        var current = root.Entries!;
        foreach (var (year, entries) in Amendments(top, findings))
        {
            current = [.. current.Where(old => !entries.Exists(entry => entry.Key == old.Key)), .. entries];
            if (versions.Count > 0 && versions[^1].FromYear == year) versions.RemoveAt(versions.Count - 1);
            Add(year, current, root.Line);
        }
        return versions;
    }

    /// <summary>Amendments by date, which sorts as it is written; of two for one day the later in the file comes second.</summary>
    private static IEnumerable<(int Year, List<YamlEntry> Entries)> Amendments(YamlFields top, TermsFindings findings)
    {
        var found = new List<(string Date, int Year, List<YamlEntry> Entries)>();
        foreach (var value in top.List("amendments") ?? [])
        {
            if (YamlFields.Of(findings, "amendments", value, [.. Keys.Except(NotAmended), "from", "note"]) is not { } amendment) continue;
            if (amendment.Year("from") is { } year) found.Add((amendment.Text("from")!, year, [.. value.Entries!.Where(entry => !NotAmended.Contains(entry.Key))]));
            else amendment.FindOrLeaveOpen("from", "补充条款未定生效日期", "an amendment has no date");
        }
        return found.OrderBy(amendment => amendment.Date, StringComparer.Ordinal).Select(amendment => (amendment.Year, amendment.Entries));
    }
}
