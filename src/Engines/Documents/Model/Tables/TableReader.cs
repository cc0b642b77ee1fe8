using OneCity.Documents.Model.Claims;
using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Resolve;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Text;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Tables;

/// <summary>Reads tables in plain text: the unit comes from the cell, a unit column, the header, the row's label or a line such as 单位:万元.</summary>
internal sealed class TableReader(string text, Grammar grammar, Scanner scanner, PlaceTracker places, PeriodTracker periods, DateOnly? document)
{
    private readonly NumberScanner _numbers = new(new UnitReader(grammar.Units));

    private const int MostTries = 12;

    private int _tries;
    private int _end;

    /// <summary>Cells of the table read last that hold words with numbers in them, and the place their row is about.</summary>
    public List<(Block Cell, Place? Place)> Prose { get; } = [];

    /// <summary>Tasks of tables that name a lead unit.</summary>
    public List<AssignedTask> Tasks { get; } = [];

    /// <summary>Adds the figures of the table that begins here; answers how many rows it took, 0 when there is no table.</summary>
    public int Read(List<Block> blocks, int at, List<Figure> figures)
    {
        Prose.Clear();
        // Rows of a run in which no table was found are tried a few times more, not each anew: the time stays linear.
        if (at >= _end) _tries = 0;
        if (_tries >= MostTries) return 0;
        if (Grid.At(blocks, at, text, out var looked) is not { } grid)
        {
            if (looked > 0) (_tries, _end) = (_tries + 1, Math.Max(_end, at + looked));
            return 0;
        }
        var columns = Enumerable.Range(0, grid.Rows.Max(row => row.Count)).Select(column => Column(grid, column)).ToArray();
        var general = UnitLine(blocks, at);
        var lead = Array.FindIndex(columns, column => column.Head.Contains("牵头", StringComparison.Ordinal) || column.Head.Contains("责任单位", StringComparison.Ordinal));
        for (var row = 1; row < grid.Rows.Count; row++)
        {
            if (lead >= 0) Task(grid, row, lead, columns);
            Row(grid, row, columns, general, blocks[at + grid.Joined + row].IsMain, figures);
        }
        return grid.Rows.Count + grid.Joined;
    }

    private sealed record ColumnHead(string Head, bool IsSkipped, bool IsUnit, bool IsYear, (string? Unit, decimal Scale) Unit, Period? Period, string? Kind, string? Change);

    private ColumnHead Column(Grid grid, int column)
    {
        var head = grid.Header(column);
        var cells = grid.Rows.Skip(1).Where(row => column < row.Count).Select(row => row[column].Text).ToList();
        var isYear = cells.Count > 0 && cells.All(cell => Grid.IsYear(cell) || cell.EndsWith('年'));
        var isSkipped = head is "序号" or "编号" or "代码" or "电话" or "联系电话" or "备注" or "邮编" or "NO" or "No." or "联系人" || head.EndsWith("代码", StringComparison.Ordinal);
        var kind = head.Contains("目标", StringComparison.Ordinal) || head.Contains("预期", StringComparison.Ordinal) ? "target"
            : head.Contains("计划", StringComparison.Ordinal) && !head.Contains('占', StringComparison.Ordinal) && !head.Contains("完成", StringComparison.Ordinal) || head.Contains("总投资", StringComparison.Ordinal) || head.Contains("占地", StringComparison.Ordinal) || head.Contains("建设规模", StringComparison.Ordinal) ? "planned" : head.Contains("预计", StringComparison.Ordinal) ? "preliminary" : null;
        var change = head.Contains("同比", StringComparison.Ordinal) || head.Contains("增长", StringComparison.Ordinal) || head.Contains("增速", StringComparison.Ordinal) || head.Contains('±', StringComparison.Ordinal) ? head.Contains("年均", StringComparison.Ordinal) ? "avg" : "yoy" : null;
        var unit = UnitIn(head);
        if (change is not null && unit.Unit is null) unit = ("%", 1);
        if (unit.Unit is null && (head.Contains("排名", StringComparison.Ordinal) || head.Contains("位次", StringComparison.Ordinal))) unit = ("位", 1);
        return new(head, isSkipped, head is "单位" or "计量单位" && cells.All(cell => !Grid.IsNumeric(cell)), isYear, unit, PeriodIn(head), kind, change);
    }

    /// <summary>The unit in brackets or behind a stroke: 总投资(万元), 增长（%）, GDP/亿元.</summary>
    private (string? Unit, decimal Scale) UnitIn(string head)
    {
        var open = head.LastIndexOfAny(['(', '（', '/', '[', '【']);
        if (open < 0 || open + 1 >= head.Length) return (null, 1);
        var inner = head[(open + 1)..].TrimEnd(')', '）', ']', '】', ' ');
        var colon = inner.LastIndexOfAny([':', '：']);
        return UnitOf(colon >= 0 ? inner[(colon + 1)..] : inner);
    }

    private (string? Unit, decimal Scale) UnitOf(string unit)
    {
        unit = unit.Trim().TrimStart('±', '+', '-');
        if (unit.Length is 0 or > 14) return (null, 1);
        return _numbers.At("1" + unit, 0) is { Unit: not null } read && read.End == unit.Length + 1 && read.UnitClass != "none" ? (read.Unit, read.Value) : (null, 1);
    }

    private Period? PeriodIn(string head)
    {
        foreach (var token in scanner.Scan(head))
        {
            if (token.Kind == TokenKind.Period) return new PeriodResolver(document, grammar.Festivals).Resolve(token.Period!, periods.Document?.LastDay.Year, false);
        }
        return Grid.IsYear(head) ? Period.Find(head) : null;
    }

    /// <summary>单位:万元 in one of the lines before the table.</summary>
    private (string? Unit, decimal Scale) UnitLine(List<Block> blocks, int at)
    {
        for (var back = at - 1; back >= Math.Max(0, at - 3); back--)
        {
            var form = blocks[back].Compared;
            var found = form.LastIndexOf("单位", StringComparison.Ordinal);
            if (found < 0 || found + 3 >= form.Length || form[found + 2] is not (':' or '：')) continue;
            var rest = form[(found + 3)..].Trim().TrimEnd(')', '）', ' ');
            var stop = rest.IndexOfAny(['、', '，', ',', ' ', '；']);
            return UnitOf(stop > 0 ? rest[..stop] : rest);
        }
        return (null, 1);
    }

    private void Row(Grid grid, int row, ColumnHead[] columns, (string? Unit, decimal Scale) general, bool isMain, List<Figure> figures)
    {
        var cells = grid.Rows[row];
        var label = cells.Select((cell, index) => (cell, index)).FirstOrDefault(each => each.cell.Text.Length > 0 && !Grid.IsNumeric(each.cell.Text) && !columns[each.index].IsSkipped && !columns[each.index].IsUnit && !columns[each.index].IsYear).cell.Text ?? "";
        var tokens = scanner.Scan(label);
        var place = places.MostSpecific(tokens, label) ?? Located(cells, columns) ?? places.Document;
        var rowUnit = Array.FindIndex(columns, column => column.IsUnit) is >= 0 and var unitColumn && unitColumn < cells.Count ? UnitOf(cells[unitColumn].Text) : UnitIn(label);
        var yearColumn = Array.FindIndex(columns, column => column.IsYear);
        var rowPeriod = yearColumn >= 0 && yearColumn < cells.Count ? Period.Find(cells[yearColumn].Text.TrimEnd('年')) : PeriodIn(label);
        var indicator = tokens.LastOrDefault(token => token.Is(Role.Indicator))?.Word;
        for (var column = 0; column < cells.Count; column++)
        {
            var head = columns[column];
            if (head.IsSkipped || head.IsUnit || head.IsYear || cells[column].Text.Length == 0) continue;
            if (_numbers.At(SignedOff(cells[column].Text, out var offset), 0) is not { IsCodeLike: false } number || number.UnitClass == "none"
                || offset + number.End < cells[column].Text.TrimEnd().Length && !Grid.IsNumeric(cells[column].Text))
            {
                if (cells[column] is { Text.Length: > 3 } words && words.Text.Any(char.IsAsciiDigit)) Prose.Add((new Block(words.Start, words.Start + words.Text.Length, words.Text) { IsMain = isMain }, place));
                continue;
            }
            var unit = number.Unit is not null ? (number.Unit, 1m) : head.Unit.Unit is not null ? head.Unit : rowUnit.Unit is not null ? rowUnit : general;
            if (number.Unit is null && unit.Unit is null && column == 0) continue;
            var change = head.Change ?? (unit.Unit == "%" && Changes(label) ? "yoy" : null);
            figures.Add(Figure(cells[column], number, offset, unit, head, change, label, indicator, place, head.Period ?? rowPeriod ?? (head.Change == "avg" ? Years(columns) : null) ?? periods.Document ?? (document is { } day ? Period.Year(day.Year) : null), isMain));
        }
    }

    /// <summary>The place of a column such as 建设地点 or 所属县市.</summary>
    private Place? Located(List<Cell> cells, ColumnHead[] columns)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            foreach (var word in (ReadOnlySpan<string>)["地点", "所在", "地区", "区域", "县", "市", "属地", "园区"])
            {
                if (columns[column].Head.Contains(word, StringComparison.Ordinal) && places.MostSpecific(scanner.Scan(cells[column].Text), cells[column].Text) is { } place) return place;
            }
        }
        return null;
    }

    /// <summary>年均增长 beside the columns of two years runs over the years between them.</summary>
    private static Period? Years(ColumnHead[] columns)
    {
        var years = columns.Select(column => column.Period).Where(period => period is { Kind: PeriodKind.Year }).ToList();
        return years.Count >= 2 && years[^1]!.FirstDay > years[0]!.FirstDay ? Period.Span(years[0]!, years[^1]!) : null;
    }

    private static bool Changes(string label) => label.Contains("增长", StringComparison.Ordinal) || label.Contains("增速", StringComparison.Ordinal) || label.Contains("同比", StringComparison.Ordinal);

    private Figure Figure(Cell cell, NumberRead number, int offset, (string? Unit, decimal Scale) unit, ColumnHead head, string? change, string label, Word? indicator, Place? place, Period? period, bool isMain)
    {
        var value = number.Value * unit.Scale * (offset > 0 && cell.Text[0] == '-' ? -1 : 1);
        var (start, end) = (cell.Start, cell.Start + offset + number.End);
        var measure = label.Length == 0 ? head.Head : indicator is not null || head.Head.Length == 0 || Grid.IsYear(head.Head) ? label : $"{label} {head.Head}";
        return new Figure(start, end, text[start..end], BlockReader.Plain(value), null, unit.Unit, measure, change is null && indicator is { Value.Length: > 0 } ? indicator.Value : null,
            place?.Name, place is { Code.Length: > 0 } ? place.Code : null, period?.ToString(), KindOf(head, period), number.Comparator, change, isMain, unit.Unit is null ? 0.7 : 0.93);
    }

    private string KindOf(ColumnHead head, Period? period) =>
        head.Kind ?? (document is { } day && period is not null && (period.FirstDay > day || period.Kind == PeriodKind.Span && period.LastDay.Year > day.Year) ? "target" : "actual");

    private static string SignedOff(string cell, out int offset)
    {
        offset = cell.Length > 1 && cell[0] is '-' or '+' ? 1 : 0;
        return cell[offset..];
    }

    private void Task(Grid grid, int row, int lead, ColumnHead[] columns)
    {
        var cells = grid.Rows[row];
        if (lead >= cells.Count || cells[lead].Text.Length == 0) return;
        var task = Array.FindIndex(columns, column => column.Head.Contains("任务", StringComparison.Ordinal) || column.Head.Contains("事项", StringComparison.Ordinal) || column.Head.Contains("工作", StringComparison.Ordinal) || column.Head.Contains("项目", StringComparison.Ordinal) || column.Head.Contains("内容", StringComparison.Ordinal));
        if (task < 0 || task >= cells.Count) return;
        var support = Array.FindIndex(columns, column => column.Head.Contains("配合", StringComparison.Ordinal) || column.Head.Contains("协同", StringComparison.Ordinal) || column.Head.Contains("参与", StringComparison.Ordinal));
        var milestone = Array.FindIndex(columns, column => column.Head.Contains("时限", StringComparison.Ordinal) || column.Head.Contains("进度", StringComparison.Ordinal) || column.Head.Contains("完成时间", StringComparison.Ordinal) || column.Head.Contains("节点", StringComparison.Ordinal));
        Tasks.Add(new AssignedTask(
            cells[task].Start, cells[task].Start + cells[task].Text.Length, text.Substring(cells[task].Start, cells[task].Text.Length), cells[lead].Text,
            support >= 0 && support < cells.Count ? cells[support].Text.Split('、', ',', '，', ';', '；').Where(each => each.Trim().Length > 0).Select(each => each.Trim()).ToArray() : [],
            milestone >= 0 && milestone < cells.Count && cells[milestone].Text.Length > 0 ? cells[milestone].Text : null));
    }
}
