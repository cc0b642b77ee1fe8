using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Targets;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads a pack's plans: <c>plans.csv</c>, <c>plan-items.csv</c> and the rule sets in <c>light-rules/*.yaml</c>.</summary>
internal sealed class PackFiles(string folder)
{
    private static readonly string[] PlanColumns = ["id", "title", "kind", "from", "to", "scope", "confirmer", "public", "source"];

    private static readonly string[] ItemColumns =
    [
        "plan", "number", "level", "title", "field", "lead", "city", "from", "due", "indicator", "region", "unit", "base_year", "base",
        "target_year", "target", "outcome_year", "outcome", "outcome_words", "source",
    ];

    private readonly List<FileFault> _faults = [];

    /// <summary>Whether the pack has plans at all.</summary>
    public bool Exist => File.Exists(PathOf("plans.csv"));

    /// <exception cref="FileFaultException">Every fault by file and line.</exception>
    public (IReadOnlyList<Plan> Plans, IReadOnlyList<PlanItem> Items) Read()
    {
        var plans = Rows("plans.csv", PlanColumns).Select(each => PlanOf(each.Table, each.Row)).ToList();
        var known = plans.Select(plan => plan.Id).ToHashSet(StringComparer.Ordinal);
        var items = Rows("plan-items.csv", ItemColumns).Select(each =>
        {
            if (!known.Contains(each.Table.Cell(each.Row, "plan"))) Fault(each.Table, each.Row, "plan");
            return ItemOf(each.Table, each.Row);
        }).ToList();
        return _faults.Count == 0 ? (plans, items) : throw new FileFaultException(_faults);
    }

    private Plan PlanOf(Table table, TableRow row) => new(
        table.Cell(row, "id"), table.Cell(row, "title"), table.Cell(row, "kind"), Day(table, row, "from"), Day(table, row, "to"),
        table.Cell(row, "scope"), null, table.Cell(row, "confirmer"), "default", table.Cell(row, "source"), table.Cell(row, "public") == "yes");

    private PlanItem ItemOf(Table table, TableRow row)
    {
        var plan = table.Cell(row, "plan");
        var level = table.Cell(row, "level") switch
        {
            "goal" => ItemLevel.Goal,
            "item" => ItemLevel.Item,
            "task" => ItemLevel.Task,
            "milestone" => ItemLevel.Milestone,
            _ => Wrong(),
        };
        var city = table.Cell(row, "city");
        var target = Value(table, row, "target");
        return new PlanItem(
            $"{plan}/{table.Cell(row, "number")}", plan, null, level, table.Cell(row, "title"), table.Cell(row, "field"), table.Cell(row, "lead"),
            city.Length == 0 ? null : city, [], [], Day(table, row, "from"), Day(table, row, "due"), [], "",
            target is null ? null : new GoalFigure(
                table.Cell(row, "indicator"), table.Cell(row, "region"), table.Cell(row, "unit"), Value(table, row, "base"), target.Value,
                Value(table, row, "outcome"), table.Cell(row, "outcome_words")),
            Source: table.Cell(row, "source"));

        ItemLevel Wrong()
        {
            Fault(table, row, "level");
            return ItemLevel.Item;
        }
    }

    private YearValue? Value(Table table, TableRow row, string column)
    {
        var (year, value) = (table.Cell(row, column + "_year"), table.Cell(row, column));
        if (year.Length == 0 && value.Length == 0) return null;
        if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size))
            return new YearValue(number, size);
        Fault(table, row, column);
        return null;
    }

    private DateOnly Day(Table table, TableRow row, string column)
    {
        if (Days.Find(table.Cell(row, column)) is { } day) return day;
        Fault(table, row, column);
        return default;
    }

    private void Fault(Table table, TableRow row, string column) => _faults.Add(FileFault.AtLine(
        table.File, row.Line, new($"{column} 的“{table.Cell(row, column)}”用不了", $"{column} '{table.Cell(row, column)}' cannot be used"),
        new("照文件头的说明改正", "correct it as the head of the file says")));

    private IEnumerable<(Table Table, TableRow Row)> Rows(string file, string[] columns)
    {
        var path = PathOf(file);
        if (!File.Exists(path)) return [];
        using var stream = File.OpenRead(path);
        var table = Table.Read(path, stream, columns, [], hasComments: true);
        return table.Rows.Select(row => (table, row));
    }

    private string PathOf(string file) => Path.Combine(folder, file);
}
