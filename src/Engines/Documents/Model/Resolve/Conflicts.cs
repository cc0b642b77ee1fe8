using OneCity.Documents.Model.Claims;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Finds the same fact told with different values in two files of a call.</summary>
internal static class Conflicts
{
    /// <summary>For each file the checks of facts that another file tells differently; both files of a pair get one.</summary>
    /// <param name="files">Names and readings; a reading is null where the file was refused.</param>
    public static IReadOnlyList<IReadOnlyList<Check>> Of(IReadOnlyList<(string Name, Reading? Reading)> files)
    {
        var told = new Dictionary<(string, string, string, string?, string?), List<(int File, int Figure)>>();
        for (var file = 0; file < files.Count; file++)
        {
            if (files[file].Reading is not { } reading) continue;
            for (var at = 0; at < reading.Figures.Count; at++)
            {
                var figure = reading.Figures[at];
                if (!figure.Main || figure.Kind is not ("actual" or "preliminary") || figure.Place is null || figure.Period is null || Fact(figure) is not { } fact) continue;
                var key = (fact, figure.Place, figure.Period, figure.Unit, figure.Change);
                if (!told.TryGetValue(key, out var list)) told[key] = list = [];
                if (list.Count < 20) list.Add((file, at));
            }
        }
        var checks = files.Select(_ => new List<Check>()).ToArray();
        foreach (var list in told.Values) Compare(files, list, checks);
        return checks;
    }

    /// <summary>What the figure is about; counts of things told by the words behind them are too loose to compare.</summary>
    private static string? Fact(Figure figure) => figure.Indicator ?? (figure.Measure is { Length: >= 3 } && figure.Comparator is null && figure.Unit is "元" or "人" or "%" or "平方公里" or "公里" or "个" or "家" ? figure.Measure : null);

    private static void Compare(IReadOnlyList<(string Name, Reading? Reading)> files, List<(int File, int Figure)> list, List<Check>[] checks)
    {
        for (var second = 1; second < list.Count; second++)
        {
            var (one, other) = (list[0], list[second]);
            if (one.File == other.File) continue;
            var (a, b) = (files[one.File].Reading!.Figures[one.Figure], files[other.File].Reading!.Figures[other.Figure]);
            if (a.Value == b.Value && a.ValueHigh == b.ValueHigh) continue;
            var message = $"{a.Place} {a.Period} {a.Measure}：{files[one.File].Name} 作 {ReadingChecks.Number(a.Value)}{a.Unit}，{files[other.File].Name} 作 {ReadingChecks.Number(b.Value)}{b.Unit}";
            checks[one.File].Add(new Check("conflict", message, [one.Figure], $"{files[other.File].Name}#{other.Figure}"));
            checks[other.File].Add(new Check("conflict", message, [other.Figure], $"{files[one.File].Name}#{one.Figure}"));
        }
    }
}
