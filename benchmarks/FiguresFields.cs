using System.Globalization;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;
using OneCity.Registry;

namespace OneCity.Benchmarks;

/// <summary>How well the fields of a form are recognised as indicators that exist, on the labelled set <c>tests/Figures.Tests/field-names.csv</c>.</summary>
public sealed class FiguresFields : IPromise
{
    /// <inheritdoc/>
    public string Name => "figures-fields";

    /// <inheritdoc/>
    public string About => "fields of forms found among the indicators of the pack, near-misses left alone: precision at least 97 %, recall at least 95 %";

    /// <inheritdoc/>
    public Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var matcher = new FieldMatcher(ReadPack.From(InRepository("regions", "changzhutan")).Directory);
        var rows = File.ReadLines(InRepository("tests", "Figures.Tests", "field-names.csv")).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToList();
        var judged = rows.Select(row => (Field: row[0], Meant: row[2], Found: matcher.Find(row[0], Unit.Find(row[1]))?.Indicator.Code ?? "")).ToList();
        var right = judged.Count(each => each.Found.Length > 0 && each.Found == each.Meant);
        var (found, meant) = (judged.Count(each => each.Found.Length > 0), judged.Count(each => each.Meant.Length > 0));
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} field names, {meant} that exist and {rows.Count - meant} near-misses: precision {100.0 * right / found:0.0} %, recall {100.0 * right / meant:0.0} %"));
        foreach (var wrong in judged.Where(each => each.Found != each.Meant)) report.Line($"  {wrong.Field}: meant '{wrong.Meant}', found '{wrong.Found}'");
        return Task.CompletedTask;
    }

    private static string InRepository(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine([folder.FullName, .. parts]) is var path && (File.Exists(path) || Directory.Exists(path))) return path;
        throw new FileNotFoundException($"The repository has no {Path.Combine(parts)}.");
    }
}
