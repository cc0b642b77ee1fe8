using OneCity.Kernel;

namespace OneCity.Registry.Model.Tables;

/// <summary>Reads the tables of who and of what is measured: organisations, mandates, indicators, sources.</summary>
internal static class DutyTables
{
    public static readonly string[] OrganisationColumns = ["code", "name", "name_en", "city", "field", "from", "to", "successor"];
    public static readonly string[] MandateColumns = ["organisation", "duty", "region", "from", "to"];
    public static readonly string[] IndicatorColumns = ["code", "name", "name_en", "unit", "direction", "decimals", "definition"];
    public static readonly string[] SourceColumns = ["code", "title", "publisher", "date", "address", "grade"];

    public static IReadOnlyList<Organisation> Organisations(IEnumerable<PackRow> rows, IReadOnlyList<Region> regions)
    {
        var found = new Dictionary<string, (Organisation Organisation, PackRow Row)>();
        foreach (var row in rows)
        {
            var city = row.Region("city");
            if (city is { } code && regions.All(each => each.Code != code)) PlaceTables.Unknown(row, "city", code.Digits, regions.Select(each => each.Code.Digits));
            var successor = row.Raw("successor");
            var organisation = new Organisation(row.Code("code"), row.Needed("name"), row.Text("name_en"), city, row.Text("field"), row.InForce(),
                successor.Length == 0 ? null : successor);
            if (!found.TryAdd(organisation.Code, (organisation, row))) PlaceTables.Twice(row, organisation.Code);
        }
        foreach (var (organisation, row) in found.Values)
        {
            if (organisation.Successor is { } next && !found.ContainsKey(next)) PlaceTables.Unknown(row, "successor", next, found.Keys);
            if (organisation.Successor is not null && organisation.InForce.To is null)
                row.Fault(new("有 successor 却没有 to", "a successor is named but to is empty"), new("填写最后一天", "fill in the last day"));
        }
        return [.. found.Values.Select(each => each.Organisation)];
    }

    public static IReadOnlyList<Mandate> Mandates(IEnumerable<PackRow> rows, IReadOnlyList<Organisation> organisations, IReadOnlyList<Region> regions)
    {
        var list = new List<Mandate>();
        foreach (var row in rows)
        {
            var mandate = new Mandate(row.Code("organisation"), row.Code("duty"), row.Region("region"), row.InForce());
            if (organisations.All(each => each.Code != mandate.Organisation))
                PlaceTables.Unknown(row, "organisation", mandate.Organisation, organisations.Select(each => each.Code));
            if (mandate.Region is { } region && regions.All(each => each.Code != region))
                PlaceTables.Unknown(row, "region", region.Digits, regions.Select(each => each.Code.Digits));
            if (list.Any(other => other.Duty == mandate.Duty && other.Region == mandate.Region && other.InForce.Overlaps(mandate.InForce)))
                row.Fault(new($"{mandate.Duty} 同时归两个机构", $"two organisations bear {mandate.Duty} at one time"), new("让前一个先结束", "end the earlier one first"));
            list.Add(mandate);
        }
        return list;
    }

    public static IReadOnlyList<Indicator> Indicators(IEnumerable<PackRow> rows)
    {
        var found = new Dictionary<string, Indicator>();
        foreach (var row in rows)
        {
            var direction = row.Choice("direction", "none", "up", "down") switch
            {
                "up" => Direction.Up,
                "down" => Direction.Down,
                _ => Direction.None,
            };
            var decimals = row.Number("decimals");
            if (decimals is < 0 or > 10 || decimals != Math.Truncate(decimals ?? 0))
                row.Fault(new("decimals 应为 0 到 10 的整数", "decimals must be a whole number from 0 to 10"), new("写小数位数", "write the number of decimals"));
            var (code, unit) = (row.Code("code"), row.Unit("unit"));
            var adds = row.Choice("adds", "no", "yes") == "yes";
            var name = row.Needed("name");
            var definition = row.Needed("definition");
            string[] synonyms = [.. row.Text("synonyms").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (unit is null || row.IsWrong) continue;
            var indicator = new Indicator(code, name, row.Text("name_en"), unit, direction, (int)decimals!.Value, definition, adds, synonyms);
            if (!found.TryAdd(code, indicator)) PlaceTables.Twice(row, code);
        }
        return [.. found.Values];
    }

    public static IReadOnlyList<Source> Sources(IEnumerable<PackRow> rows)
    {
        var found = new Dictionary<string, Source>();
        foreach (var row in rows)
        {
            var (code, title, publisher) = (row.Code("code"), row.Needed("title"), row.Text("publisher"));
            var grade = SourceGrades.Find(row.Choice("grade", "M", "W", "A", "N", "G"))!.Value;
            if (row.Raw("grade").Length == 0) row.Fault(new("grade 没有填", "grade is empty"), new("写 G、N、A、W 或 M", "write G, N, A, W or M"));
            var source = new Source(code, title, publisher, row.Period("date"), row.Text("address"), grade);
            if (!found.TryAdd(code, source)) PlaceTables.Twice(row, code);
        }
        return [.. found.Values];
    }
}
