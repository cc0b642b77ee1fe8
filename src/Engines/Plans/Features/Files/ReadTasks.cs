using OneCity.Kernel;
using OneCity.Plans.Model;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads <c>tasks.csv</c>: <c>task,parent,lead,start,due,waits_for[,evidence_expected]</c>.</summary>
public static class ReadTasks
{
    private static readonly string[] Required = ["task", "parent", "lead", "start", "due", "waits_for"];
    private static readonly string[] Optional = ["evidence_expected"];

    /// <summary>The tasks in the order of the file; empty when it holds only its head.</summary>
    /// <exception cref="FileFaultException">Every fault with its line: unknown columns, tasks and dates, doubles, circles of waiting or of parents.</exception>
    public static IReadOnlyList<PlannedTask> From(string file, Stream bytes)
    {
        var table = Table.Read(file, bytes, Required, Optional);
        var faults = new List<FileFault>();
        var lines = new Dictionary<string, int>(table.Rows.Count, StringComparer.Ordinal);
        var tasks = new List<PlannedTask>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var id = table.Cell(row, "task");
            if (id.Length == 0)
                Add(row.Line, new("没有任务编号", "the task has no name"), new("填写 task 一列", "fill in the column task"));
            else if (!lines.TryAdd(id, row.Line))
                Add(row.Line, new($"任务 {id} 已在第 {lines[id]} 行出现", $"task '{id}' stands already in line {lines[id]}"), new("每个任务只写一行", "write each task once"));
            else if (TaskOf(table, row, id, faults) is { } task)
                tasks.Add(task);
        }
        foreach (var task in tasks)
        {
            foreach (var other in task.WaitsFor.Where(other => !lines.ContainsKey(other)))
                Add(lines[task.Id], new($"waits_for 中的任务 {other} 不在表里", $"waits_for names '{other}', which is not in the file"), new("改正编号或补上这一行", "correct the name or add its row"));
            if (task.Parent is { } parent && !lines.ContainsKey(parent))
                Add(lines[task.Id], new($"上级任务 {parent} 不在表里", $"parent '{parent}' is not in the file"), new("改正编号或补上这一行", "correct the name or add its row"));
        }
        AddCircle(tasks, task => task.WaitsFor, "waits_for", lines, file, faults);
        AddCircle(tasks, task => task.Parent is null ? [] : [task.Parent], "parent", lines, file, faults);
        if (faults.Count > 0) throw new FileFaultException(faults);
        return tasks;

        void Add(int line, Words what, Words remedy) => faults.Add(FileFault.AtLine(file, line, what, remedy));
    }

    private static PlannedTask? TaskOf(Table table, TableRow row, string id, List<FileFault> faults)
    {
        var start = DayOf("start", isRequired: false);
        var due = DayOf("due", isRequired: true);
        var waits = table.Cell(row, "waits_for").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var parent = table.Cell(row, "parent");
        if (due is null) return null;
        return new PlannedTask(
            id, parent.Length == 0 ? null : parent, table.Cell(row, "lead"), start, due.Value, waits, table.Cell(row, "evidence_expected"));

        DateOnly? DayOf(string column, bool isRequired)
        {
            var text = table.Cell(row, column);
            if (text.Length == 0 && !isRequired) return null;
            var day = Days.Find(text);
            if (day is null)
                faults.Add(FileFault.AtLine(table.File, row.Line, new($"任务 {id} 的 {column} “{text}”不是日期", $"{column} '{text}' of task '{id}' is not a date"), Days.Remedy));
            return day;
        }
    }

    private static void AddCircle(
        List<PlannedTask> tasks, Func<PlannedTask, IReadOnlyList<string>> next, string column,
        Dictionary<string, int> lines, string file, List<FileFault> faults)
    {
        var byId = tasks.ToDictionary(task => task.Id, StringComparer.Ordinal);
        var circle = Circles.Find(tasks.Select(task => task.Id), id => byId.TryGetValue(id, out var task) ? next(task) : []);
        if (circle is null) return;
        var path = string.Join(" → ", circle.Append(circle[0]));
        faults.Add(FileFault.AtLine(file, lines[circle[0]],
            new($"{column} 成了环：{path}", $"{column} runs in a circle: {path}"), new("断开其中一处", "take one of them out")));
    }
}
