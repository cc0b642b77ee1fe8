using MiniExcelLibs;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Sheets;
using OneCity.Plans.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Features;

/// <summary>Gives a list back as XLSX in the layout it came in, one sheet per city, with its lights.</summary>
internal static class ExportList
{
    private static readonly (ListColumn Column, string Heading)[] Usual =
    [
        (ListColumn.Number, "序号"), (ListColumn.Field, "领域"), (ListColumn.Title, "事项"), (ListColumn.Lead, "牵头单位"), (ListColumn.Supports, "责任单位"), (ListColumn.Due, "时限"),
    ];

    /// <summary>Heading of the first column that is added.</summary>
    public const string LightHeading = "灯";

    /// <summary>Headings of the columns that are added.</summary>
    public static readonly string[] LightHeadings = [LightHeading, "自何日起", "说明", "截至"];

    /// <summary>The plan's own file with lights in it where only the plan is asked for and its file is here; else a table in the headings it came in.</summary>
    /// <remarks>Observers get the table: the file may hold what its sender opened to nobody, such as names and telephones.</remarks>
    public static async Task<byte[]> Handle(
        Desk desk, FileStore files, Actor actor, LightFilter filter, IReadOnlyList<LightRow> rows, DateOnly on, CancellationToken stop)
    {
        var directory = desk.Directory.Current;
        if (filter.Plan is not { } plan || filter != new LightFilter(plan) || Desk.IsObserverOnly(actor) || await LayoutStore.Find(desk.Database, files, plan, stop) is not { } own)
            return Workbook(rows, on, directory, await ImportList.FindLayout(desk, filter.Plan, stop));
        var book = await desk.Books.Current(stop);
        return OwnLayout.Of(own.File, own.Bytes, own.Places, [.. rows.Select(row => (row, book.Versions[row.Item.Id][0].Item))], on, directory);
    }

    private static byte[] Workbook(IReadOnlyList<LightRow> rows, DateOnly on, RegionDirectory directory, ListLayout? layout)
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
        var cells = columns.ToDictionary(each => each.Heading, each => (object)Cell(row.Item, row.Light.DueOn, each.Column, directory));
        foreach (var (heading, words) in LightHeadings.Zip(LightCells(row, on))) cells[heading] = words;
        return cells;
    }

    /// <summary>What stands under <see cref="LightHeadings"/>.</summary>
    internal static string[] LightCells(LightRow row, DateOnly on) => [Word(row.Light.Light), Days.Text(row.Light.Since), row.Light.Because.Chinese, Days.Text(on)];

    internal static string Cell(PlanItem item, DateOnly due, ListColumn column, RegionDirectory directory) => column switch
    {
        ListColumn.Number => item.Id[(item.Plan.Length + 1)..].Split('-')[^1],
        ListColumn.Title => item.Title,
        ListColumn.Lead => string.Join('、', item.CoLeads.Prepend(item.Lead).Where(unit => unit.Length > 0).Select(unit => Name(unit, directory))),
        ListColumn.Supports => string.Join('、', item.Supports.Select(unit => Name(unit, directory))),
        ListColumn.Due => Days.Text(due),
        ListColumn.Start => item.StartsOn is { } start ? Days.Text(start) : "",
        ListColumn.Field => item.Field,
    };

    private static string Name(string unit, RegionDirectory directory) => directory.FindOrganisation(unit)?.Name ?? unit;

    private static string SheetName(string? city, RegionDirectory directory) => directory.FindRegion(city)?.Name ?? "全部";

    private static string Word(Light light) => light switch
    {
        Light.Green => "● 绿", Light.Yellow => "▲ 黄", Light.Red => "■ 红", Light.Grey => "○ 灰", Light.Blue => "★ 蓝",
    };
}
