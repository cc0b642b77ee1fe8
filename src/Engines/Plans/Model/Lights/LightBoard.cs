namespace OneCity.Plans.Model.Lights;

/// <summary>The lights of a whole list on one day.</summary>
public static class LightBoard
{
    /// <summary>Computes every task's light as of the end of a day, from nothing but the list and its events.</summary>
    /// <remarks>The same input gives the same answer on any later day: that is what makes a past board replayable.</remarks>
    /// <param name="tasks">The list; every name in <see cref="PlannedTask.WaitsFor"/> is in it.</param>
    /// <param name="events">Events by task, each in the order they happened; tasks without events may be absent.</param>
    /// <param name="on">The day asked about; its own events count.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="workdays">Working days over all dates that occur.</param>
    /// <returns>One light per task, in the order of the list; empty for an empty list.</returns>
    public static IReadOnlyList<TaskLight> Compute(
        IReadOnlyList<PlannedTask> tasks,
        IReadOnlyDictionary<string, TaskEvent[]> events,
        DateOnly on,
        RuleSet rules,
        WorkdayIndex workdays)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(events);
        var replays = new TaskReplay[tasks.Count];
        var index = new Dictionary<string, int>(tasks.Count, StringComparer.Ordinal);
        for (var row = 0; row < replays.Length; row++)
        {
            var history = events.GetValueOrDefault(tasks[row].Id) ?? [];
            replays[row] = TaskReplay.Run(tasks[row], history, on, rules, workdays);
            index[tasks[row].Id] = row;
        }
        var lights = new TaskLight[replays.Length];
        for (var row = 0; row < replays.Length; row++) lights[row] = LightOf(tasks, replays, index, row, on, workdays);
        return lights;
    }

    private static TaskLight LightOf(
        IReadOnlyList<PlannedTask> tasks, TaskReplay[] replays, Dictionary<string, int> index, int row, DateOnly on, WorkdayIndex workdays)
    {
        ref readonly var replay = ref replays[row];
        var state = replay.State;
        var light = replay.Light ?? Light.Grey;
        var (blames, daysLate) = light == Light.Red ? MostOverdue(tasks[row], replays, index, on) : (null, 0);
        var waits = state.CompletedOn is null && state.ReportConfirmedOn is null;
        return new TaskLight(
            tasks[row].Id, light, replay.Since, blames, state.CompletedOn is null && workdays.IsProvisional(on, state.DueOn), state.DueOn,
            state.CompletedOn is not null, waits ? state.ReportedOn : null, waits ? state.ReportedBy : null)
        {
            Ground = new Ground(state, replay.Facts, on, blames, daysLate),
        };
    }

    /// <summary>Of the tasks waited for directly, the open one whose due date is longest over; the first named where several are equal.</summary>
    private static (string? Task, int DaysLate) MostOverdue(
        PlannedTask task, TaskReplay[] replays, Dictionary<string, int> index, DateOnly on)
    {
        var (worst, daysLate) = ((string?)null, 0);
        foreach (var name in task.WaitsFor)
        {
            if (!index.TryGetValue(name, out var row)) continue;
            var state = replays[row].State;
            var late = state.CompletedOn is null ? on.DayNumber - state.DueOn.DayNumber : 0;
            if (late > daysLate) (worst, daysLate) = (name, late);
        }
        return (worst, daysLate);
    }
}
