using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Model.Waiting;

/// <summary>A task in the chain of waiting.</summary>
/// <param name="Task">The open task.</param>
/// <param name="WaitsFor">Open tasks it waits for.</param>
/// <param name="StartsOn">Its start: as planned where it has started, else the day its last input is forecast to be there.</param>
/// <param name="EndsOn">Forecast end when all goes as planned from the day asked about.</param>
/// <param name="IsCritical">Whether it is on the path that decides the last end.</param>
public sealed record ChainLink(string Task, IReadOnlyList<string> WaitsFor, DateOnly StartsOn, DateOnly EndsOn, bool IsCritical);

/// <summary>Who waits for whom among open tasks, and the path that decides when the last of them ends.</summary>
public static class WaitingChain
{
    /// <summary>
    /// Links of all open tasks that wait or are waited for; empty when nobody waits. A task that has started ends on its due date, at the
    /// earliest on the day asked about and when its last input is there; one that has not takes its planned length from the day its last input is
    /// there; one that is reported as done waits only for its confirmation and ends on the day asked about.
    /// </summary>
    /// <param name="tasks">The list; <see cref="PlannedTask.WaitsFor"/> has no circles.</param>
    /// <param name="lights">Lights by task, as of the day.</param>
    /// <param name="hasStarted">Whether a task has started.</param>
    /// <param name="on">The day asked about.</param>
    public static IReadOnlyList<ChainLink> Find(
        IReadOnlyList<PlannedTask> tasks, IReadOnlyDictionary<string, TaskLight> lights, Func<string, bool> hasStarted, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var open = tasks.Where(task => !lights[task.Id].IsDone).ToDictionary(task => task.Id, StringComparer.Ordinal);
        var inputs = open.Values.ToDictionary(task => task.Id, task => task.WaitsFor.Where(open.ContainsKey).Distinct().ToList(), StringComparer.Ordinal);
        var linked = inputs.Where(pair => pair.Value.Count > 0).SelectMany(pair => pair.Value.Prepend(pair.Key)).ToHashSet(StringComparer.Ordinal);
        var (starts, ends) = Ends(tasks.Where(task => linked.Contains(task.Id)), open, inputs, lights, hasStarted, on);
        var critical = CriticalPath(ends, inputs);
        return [.. tasks.Where(task => linked.Contains(task.Id)).Select(task => new ChainLink(task.Id, inputs[task.Id], starts[task.Id], ends[task.Id], critical.Contains(task.Id)))];
    }

    private static (Dictionary<string, DateOnly> Starts, Dictionary<string, DateOnly> Ends) Ends(
        IEnumerable<PlannedTask> tasks, Dictionary<string, PlannedTask> open, Dictionary<string, List<string>> inputs,
        IReadOnlyDictionary<string, TaskLight> lights, Func<string, bool> hasStarted, DateOnly on)
    {
        var (starts, ends) = (new Dictionary<string, DateOnly>(StringComparer.Ordinal), new Dictionary<string, DateOnly>(StringComparer.Ordinal));
        var waiting = new Stack<string>();
        foreach (var task in tasks)
        {
            waiting.Push(task.Id);
            while (waiting.Count > 0)
            {
                var id = waiting.Peek();
                var missing = inputs[id].FirstOrDefault(input => !ends.ContainsKey(input));
                if (missing is not null)
                {
                    waiting.Push(missing);
                    continue;
                }
                waiting.Pop();
                (starts[id], ends[id]) = Term(open[id], lights[id], hasStarted(id), inputs[id].Select(input => ends[input]).DefaultIfEmpty(on).Max(), on);
            }
        }
        return (starts, ends);
    }

    private static (DateOnly From, DateOnly To) Term(PlannedTask task, TaskLight light, bool hasStarted, DateOnly inputsEnd, DateOnly on)
    {
        var ready = inputsEnd > on ? inputsEnd : on;
        if (light.ReportedOn is not null) return (task.StartsOn is { } was && was < on ? was : on, on);
        var due = light.DueOn;
        if (hasStarted) return (task.StartsOn is { } begun && begun < on ? begun : on, due > ready ? due : ready);
        var start = task.StartsOn > ready ? task.StartsOn.Value : ready;
        return (start, start.AddDays(task.StartsOn is { } planned && planned < task.DueOn ? task.DueOn.DayNumber - planned.DayNumber : 0));
    }

    private static HashSet<string> CriticalPath(Dictionary<string, DateOnly> ends, Dictionary<string, List<string>> inputs)
    {
        var path = new HashSet<string>(StringComparer.Ordinal);
        if (ends.Count == 0) return path;
        var at = (string?)ends.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
        while (at is not null && path.Add(at))
            at = inputs[at].OrderByDescending(input => ends[input]).ThenBy(input => input, StringComparer.Ordinal).FirstOrDefault();
        return path;
    }
}
