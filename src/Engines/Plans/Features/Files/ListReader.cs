using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Sheets;

namespace OneCity.Plans.Features.Files;

/// <summary>Turns the sheets of a list into rows of a plan; what cannot be read is told by sheet and cell.</summary>
internal sealed class ListReader(string file, Plan plan, ListLayout layout, RegionDirectory directory)
{
    private const int HeadRowsMax = 12;
    private static readonly char[] Separators = ['、', '，', ',', ';', '；', '\n', '/'];
    private readonly List<PlanItem> _items = [];
    private readonly List<FileFault> _faults = [];
    private readonly List<SheetPlaces> _places = [];
    private Dictionary<string, int> _rows = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _organisations = directory.Content.Organisations
        .GroupBy(each => each.Name).ToDictionary(group => group.Key, group => group.First().Code, StringComparer.Ordinal);

    private int _sheetsWithList;
    private string _section = "";

    /// <summary>Headings of the first list found, in their order; what the list is given back in.</summary>
    public Dictionary<string, ListColumn> Headings { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each row stands in the file.</summary>
    public ListPlaces Places => new([.. _places]);

    public (IReadOnlyList<PlanItem> Items, IReadOnlyList<FileFault> Faults) Finish()
    {
        if (_sheetsWithList == 0)
            _faults.Add(new FileFault(file, "", new("没有找到表头", "no sheet has a head with known columns"), new("表头要有“事项”和“牵头单位”等，或给出对应关系", "name the columns 事项, 牵头单位 …, or give a mapping")));
        return (_items, _faults);
    }

    public void Read(Sheet sheet)
    {
        for (var row = 0; row < Math.Min(HeadRowsMax, sheet.Rows.Count); row++)
        {
            if (layout.Find(sheet.Rows[row]) is not { } columns) continue;
            _sheetsWithList++;
            if (_sheetsWithList == 1)
            {
                foreach (var (column, at) in columns.OrderBy(pair => pair.Value)) Headings[sheet.Rows[row][at].Trim()] = column;
            }
            var city = directory.Content.Regions.FirstOrDefault(region => region.Level == RegionLevel.City
                && (sheet.Name == region.Name || (sheet.Name.Length > 1 && region.Name.StartsWith(sheet.Name, StringComparison.Ordinal))));
            _section = "";
            var lights = Array.FindIndex(sheet.Rows[row], cell => cell.Trim() == ExportList.LightHeading);
            _rows = new(StringComparer.Ordinal);
            _places.Add(new SheetPlaces(sheet.Name, city?.Code.Digits, row, columns, lights >= 0 ? lights : sheet.Rows.Max(cells => cells.Length), _rows));
            for (var each = row + 1; each < sheet.Rows.Count; each++)
            {
                // The lower half of a head merged over two rows, and heads repeated on every printed page.
                if (layout.Find(sheet.Rows[each]) is not null) continue;
                if (SectionOf(sheet.Rows[each]) is { } section) _section = section;
                else ReadRow(sheet, each, columns, city?.Code.Digits);
            }
            return;
        }
    }

    /// <summary>The words of a row that holds nothing else, often merged over all columns (一、交通互联): the field of the rows below; null for any other row.</summary>
    private static string? SectionOf(string[] cells)
    {
        var texts = cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0).Distinct().Take(2).ToList();
        if (texts is not [var only] || only.All(char.IsAsciiDigit)) return null;
        var mark = only.IndexOf('、', StringComparison.Ordinal);
        return mark is > 0 and <= 3 ? only[(mark + 1)..].Trim() : only;
    }

    private void ReadRow(Sheet sheet, int row, IReadOnlyDictionary<ListColumn, int> columns, string? city)
    {
        var cells = sheet.Rows[row];
        var title = Cell(ListColumn.Title);
        var number = Cell(ListColumn.Number);
        if (title.Length == 0 && number.Length == 0) return;
        if (title.Length == 0)
        {
            Fault(ListColumn.Title, new("事项是空的", "the item has no words"), new("填写事项或删去这一行", "fill it in or remove the row"));
            return;
        }
        var name = number.Length > 0 ? number : (row + 1).ToString(CultureInfo.InvariantCulture);
        var id = sheet.Name.Length > 0 && city is not null ? $"{plan.Id}/{sheet.Name}-{name}" : $"{plan.Id}/{name}";
        var units = Units(Cell(ListColumn.Supports));
        if (_items.LastOrDefault() is { } above && above.Id == id && above.Title == title)
        {
            // Number and item merged over several rows: each row names further units of the same item, the last date is when all is done.
            _items[^1] = above with
            {
                CoLeads = [.. above.CoLeads.Union(Units(Cell(ListColumn.Lead))).Where(unit => unit != above.Lead)], Supports = [.. above.Supports.Union(units)],
                DueOn = Day(ListColumn.Due) is { } later && later > above.DueOn ? later : above.DueOn,
            };
            return;
        }
        if (id.Contains(';', StringComparison.Ordinal) || !_ids.Add(id))
            Fault(ListColumn.Number, new($"序号 {name} 重复", $"number {name} stands twice"), new("改成不同的序号", "give it another number"));
        _rows[id] = row;
        var due = Day(ListColumn.Due) ?? plan.EndsOn;
        var leads = Units(Cell(ListColumn.Lead));
        var start = Day(ListColumn.Start) ?? (plan.StartsOn <= due ? plan.StartsOn : null);
        if (start > due) Fault(ListColumn.Start, new("开始晚于时限", "it starts after its due date"), new("改正其中一个日期", "correct one of the two dates"));
        _items.Add(new PlanItem(
            id, plan.Id, null, ItemLevel.Item, title, Cell(ListColumn.Field) is { Length: > 0 } field ? field : _section, leads.FirstOrDefault() ?? "",
            city ?? directory.FindOrganisation(leads.FirstOrDefault())?.City?.Digits, [.. leads.Skip(1)], units,
            start, due, [], "", Source: plan.Source));

        string Cell(ListColumn column) => columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at].Trim() : "";

        DateOnly? Day(ListColumn column)
        {
            var text = Cell(column);
            if (text.Length == 0) return null;
            var day = DueWords.Find(text, plan.EndsOn);
            if (day is null) Fault(column, new($"“{text}”不是日期", $"'{text}' names no day"), new("写成 2026-06-30 或 2026年6月底", "write 2026-06-30 or 2026年6月底"));
            return day;
        }

        void Fault(ListColumn column, Words what, Words remedy) =>
            _faults.Add(new FileFault(file, sheet.Place(row, columns.GetValueOrDefault(column)), what, remedy));
    }

    private string[] Units(string text) => [.. text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => _organisations.GetValueOrDefault(name, name)).Distinct()];
}
