using OneCity.Kernel;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads <c>events.csv</c>: <c>date,task,event[,by]</c>.</summary>
public static class ReadEvents
{
    private static readonly string[] Required = ["date", "task", "event"];
    private static readonly string[] Optional = ["by"];

    /// <summary>Events by task, each in order of date, equal dates in the order of the file; empty when it holds only its head.</summary>
    /// <exception cref="FileFaultException">Every fault with its line: unknown columns, tasks, events and dates.</exception>
    public static IReadOnlyDictionary<string, TaskEvent[]> From(string file, Stream bytes, IEnumerable<PlannedTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var table = Table.Read(file, bytes, Required, Optional);
        var byTask = tasks.ToDictionary(task => task.Id, _ => new List<TaskEvent>(), StringComparer.Ordinal);
        var faults = new List<FileFault>();
        foreach (var row in table.Rows)
        {
            var name = table.Cell(row, "task");
            var date = table.Cell(row, "date");
            var day = Days.Find(date);
            if (day is null) Add(row.Line, new($"“{date}”不是日期", $"'{date}' is not a date"), Days.Remedy);
            var events = byTask.GetValueOrDefault(name);
            if (events is null) Add(row.Line, new($"任务表里没有 {name}", $"task '{name}' is not in the tasks file"), new("改正编号或补上任务", "correct the name or add the task"));
            var happened = EventOf(table.Cell(row, "event"), row.Line);
            if (day is null || events is null || happened is null) continue;
            var by = table.Cell(row, "by");
            events.Add(new TaskEvent(day.Value, happened.Value.Kind, by.Length == 0 ? null : by, happened.Value.MovedTo));
        }
        if (faults.Count > 0) throw new FileFaultException(faults);
        return byTask.Where(pair => pair.Value.Count > 0)
            .ToDictionary(pair => pair.Key, pair => InOrder(pair.Value), StringComparer.Ordinal);

        (TaskEventKind Kind, DateOnly? MovedTo)? EventOf(string text, int line)
        {
            if (Find(text) is { } found) return found;
            var isMove = text.StartsWith("due_moved", StringComparison.Ordinal);
            Add(line, isMove
                    ? new($"“{text}”里没有新的期限", $"'{text}' names no new due date")
                    : new($"不认识的事件“{text}”", $"unknown event '{text}'"),
                isMove
                    ? new("写成 due_moved:2026-06-30", "write due_moved:2026-06-30")
                    : new("可用：started、milestone_done、evidence、confirmed、due_moved:日期、done", "use started, milestone_done, evidence, confirmed, due_moved:DATE or done"));
            return null;
        }

        void Add(int line, Words what, Words remedy) => faults.Add(FileFault.AtLine(file, line, what, remedy));
    }

    /// <summary>The event a word means, as files and the database write it; null for an unknown one.</summary>
    internal static (TaskEventKind Kind, DateOnly? MovedTo)? Find(string text) => text switch
    {
        "started" => (TaskEventKind.Started, null),
        "milestone_done" => (TaskEventKind.MilestoneDone, null),
        "evidence" => (TaskEventKind.Evidence, null),
        "confirmed" => (TaskEventKind.Confirmed, null),
        "done" => (TaskEventKind.Done, null),
        _ when text.StartsWith("due_moved:", StringComparison.Ordinal) && Days.Find(text["due_moved:".Length..].Trim()) is { } moved =>
            (TaskEventKind.DueMoved, moved),
        _ => null,
    };

    private static TaskEvent[] InOrder(List<TaskEvent> events)
    {
        for (var row = 1; row < events.Count; row++)
        {
            if (events[row].On < events[row - 1].On) return [.. events.OrderBy(happened => happened.On)];
        }
        return [.. events];
    }
}
