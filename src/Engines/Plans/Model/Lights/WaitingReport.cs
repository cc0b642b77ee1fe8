namespace OneCity.Plans.Model.Lights;

/// <summary>What of a task waits for somebody else's confirmation.</summary>
internal static class WaitingReport
{
    /// <summary>Authors of what a confirmation would now speak for; empty when nothing waits. An unknown author is null.</summary>
    public static IReadOnlyList<string?> Of(PlannedTask task, ReadOnlySpan<TaskEvent> events)
    {
        var state = After(task, events);
        if (state.CompletedOn is not null) return [];
        if (state.ReportedOn is not null && state.ReportConfirmedOn is null) return [state.ReportedBy];
        return state.EvidenceAuthors;
    }

    /// <summary>Whether a report of done waits, which a confirmation speaks for first.</summary>
    public static bool IsDoneWaiting(PlannedTask task, ReadOnlySpan<TaskEvent> events) =>
        After(task, events) is { CompletedOn: null, ReportedOn: not null, ReportConfirmedOn: null };

    /// <summary>Whether everything asked for is confirmed.</summary>
    public static bool IsComplete(PlannedTask task, ReadOnlySpan<TaskEvent> events) => After(task, events).CompletedOn is not null;

    private static TaskState After(PlannedTask task, ReadOnlySpan<TaskEvent> events)
    {
        var state = new TaskState(task);
        foreach (var happened in events) state.Apply(happened);
        return state;
    }
}
