using OneCity.Kernel;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Features;

/// <summary>Lights of a list given as tasks and events, as of a day: the same calculation for files and for stored plans.</summary>
public static class ComputeLights
{
    private const int DaysAround = 400;

    /// <summary>One light per task in the order of the list; empty for an empty list.</summary>
    /// <param name="tasks">The list.</param>
    /// <param name="events">Events by task, each in the order they happened.</param>
    /// <param name="on">The day asked about; its own events count.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="calendar">Working days; beyond its last notice results are provisional.</param>
    public static IReadOnlyList<TaskLight> Of(
        IReadOnlyList<PlannedTask> tasks,
        IReadOnlyDictionary<string, TaskEvent[]> events,
        DateOnly on,
        RuleSet rules,
        WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(calendar);
        return LightBoard.Compute(tasks, events, on, rules, Index(tasks, events, on, calendar));
    }

    private static WorkdayIndex Index(
        IReadOnlyList<PlannedTask> tasks, IReadOnlyDictionary<string, TaskEvent[]> events, DateOnly on, WorkingCalendar calendar)
    {
        var (first, last) = (on, on);
        foreach (var task in tasks)
        {
            Widen(task.DueOn);
            foreach (var happened in events.GetValueOrDefault(task.Id) ?? []) Widen(happened.MovedTo ?? happened.On);
        }
        var covered = calendar.Years.ToHashSet();
        return new WorkdayIndex(first.AddDays(-DaysAround), last, calendar.IsWorkday, covered.Contains);

        void Widen(DateOnly day)
        {
            if (day < first) first = day;
            if (day > last) last = day;
        }
    }
}
