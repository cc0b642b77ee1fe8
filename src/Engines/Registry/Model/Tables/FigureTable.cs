using OneCity.Kernel;

namespace OneCity.Registry.Model.Tables;

/// <summary>Reads <c>figures.csv</c> against the directory of the same pack.</summary>
internal static class FigureTable
{
    public static readonly string[] Columns = ["indicator", "region", "period", "status", "value", "unit", "qualifier", "book", "owner", "source"];

    public static IReadOnlyList<PackFigure> Figures(IEnumerable<PackRow> rows, RegionDirectory directory)
    {
        var list = new List<PackFigure>();
        var claims = new Dictionary<(string, string, Period, FigureBook, FigureStatus, string), int>();
        foreach (var row in rows)
        {
            if (Figure(row, directory) is not { } figure) continue;
            var claim = (figure.Indicator.Code, figure.Subject, figure.Period, figure.Book, figure.Status, figure.Source);
            if (!claims.TryAdd(claim, row.Line))
                row.Fault(new($"与第 {claims[claim]} 行是同一来源的同一个数", $"the same claim of the same source as line {claims[claim]}"),
                    new("只留一行;来源不同时写出不同的 source", "keep one row; where the sources differ, name each"));
            else list.Add(figure);
        }
        return list;
    }

    private static PackFigure? Figure(PackRow row, RegionDirectory directory)
    {
        var indicator = Indicator(row, directory);
        var subject = Subject(row, directory);
        var period = row.Period("period", needed: true);
        var status = FigureWords.FindStatus(row.Choice("status", "as-printed", "preliminary", "initial", "final", "revised"))!.Value;
        var book = FigureWords.FindBook(row.Choice("book", "official", "assessment"))!.Value;
        var (value, unit) = (row.Number("value"), row.Unit("unit"));
        var qualifier = row.Raw("qualifier") == "" ? "" : row.Choice("qualifier", "about", "at_least", "over", "under", "at_most");
        var (owner, source) = (row.Raw("owner"), row.Needed("source"));
        if (owner.Length > 0 && directory.FindOrganisation(owner) is null)
            PlaceTables.Unknown(row, "owner", owner, directory.Content.Organisations.Select(each => each.Code));
        if (source.Length > 0 && directory.FindSource(source) is null)
            PlaceTables.Unknown(row, "source", source, directory.Content.Sources.Select(each => each.Code));
        if (indicator is not null && unit is not null && !unit.ConvertsTo(indicator.Unit))
            row.Fault(new($"单位 {unit} 不能换算成指标的单位 {indicator.Unit}", $"unit {unit} does not convert to the indicator's unit {indicator.Unit}"),
                new("改单位或指标", "mend the unit or the indicator"));
        var isPublic = row.Choice("public", "yes", "no") == "yes";
        var note = row.Text("note");
        return row.IsWrong || indicator is null || period is null || value is null || unit is null ? null
            : new(row.Line, indicator, subject, period, status, new(value.Value, unit), qualifier, book, owner, source, isPublic && book == FigureBook.Official, note);
    }

    private static Indicator? Indicator(PackRow row, RegionDirectory directory)
    {
        var code = row.Needed("indicator");
        var indicator = directory.FindIndicator(code);
        if (code.Length > 0 && indicator is null) PlaceTables.Unknown(row, "indicator", code, directory.Content.Indicators.Select(each => each.Code));
        return indicator;
    }

    private static string Subject(PackRow row, RegionDirectory directory)
    {
        var code = row.Needed("region");
        if (code.Length == 0) return code;
        if (directory.FindSubject(code) is null)
            PlaceTables.Unknown(row, "region", code, directory.Content.Regions.Select(each => each.Code.Digits)
                .Concat(directory.Content.Scopes.Select(each => each.Code)).Concat(directory.Content.Parks.Select(each => each.Code)));
        return directory.FindRegion(code)?.Code.Digits ?? code;
    }
}
