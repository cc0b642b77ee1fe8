using MiniExcelLibs;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Sheets;

namespace OneCity.Plans.Features;

/// <summary>Gives a list back as XLSX in the layout it came in, one sheet per city, with its lights.</summary>
internal static class ExportList
{
    private static readonly (ListColumn Column, string Heading)[] Usual =
    [
        (ListColumn.Number, "序号"), (ListColumn.Field, "领域"), (ListColumn.Title, "事项"), (ListColumn.Lead, "牵头单位"), (ListColumn.Supports, "责任单位"), (ListColumn.Due, "时限"),
    ];

    public static byte[] Workbook(IReadOnlyList<LightRow> rows, DateOnly on, RegionDirectory directory, ListLayout? layout)
    {
        var columns = layout is null ? Usual : [.. layout.Headings.Select(pair => (pair.Value, pair.Key))];
        var sheets = rows.GroupBy(row => row.Item.City).ToDictionary(
            city => SheetName(city.Key, directory),
            city => (object)city.Select(row => Row(row, columns, on, directory)).ToList());
        if (sheets.Count == 0) sheets["清单"] = new List<Dictionary<string, object>>();
        using var stream = new MemoryStream();
        stream.SaveAs(sheets);
        return stream.ToArray();
    }

    private static Dictionary<string, object> Row(LightRow row, IEnumerable<(ListColumn Column, string Heading)> columns, DateOnly on, RegionDirectory directory)
    {
        var cells = columns.ToDictionary(each => each.Heading, each => (object)Cell(row, each.Column, directory));
        cells["灯"] = Word(row.Light.Light);
        cells["自何日起"] = Days.Text(row.Light.Since);
        cells["说明"] = row.Light.Because.Chinese;
        cells["截至"] = Days.Text(on);
        return cells;
    }

    private static string Cell(LightRow row, ListColumn column, RegionDirectory directory) => column switch
    {
        ListColumn.Number => row.Item.Id[(row.Item.Plan.Length + 1)..].Split('-')[^1],
        ListColumn.Title => row.Item.Title,
        ListColumn.Lead => string.Join('、', row.Item.CoLeads.Prepend(row.Item.Lead).Where(unit => unit.Length > 0).Select(unit => Name(unit, directory))),
        ListColumn.Supports => string.Join('、', row.Item.Supports.Select(unit => Name(unit, directory))),
        ListColumn.Due => Days.Text(row.Light.DueOn),
        ListColumn.Start => row.Item.StartsOn is { } start ? Days.Text(start) : "",
        ListColumn.Field => row.Item.Field,
    };

    private static string Name(string unit, RegionDirectory directory) => directory.FindOrganisation(unit)?.Name ?? unit;

    private static string SheetName(string? city, RegionDirectory directory) => directory.FindRegion(city)?.Name ?? "全部";

    private static string Word(Light light) => light switch
    {
        Light.Green => "● 绿", Light.Yellow => "▲ 黄", Light.Red => "■ 红", Light.Grey => "○ 灰", Light.Blue => "★ 蓝",
    };
}
