using System.Diagnostics;
using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;

namespace OneCity.Benchmarks;

/// <summary>Lights of 50,000 tasks from scratch, and the counting behind board and matrix.</summary>
public sealed class PlansBoards : IPromise
{
    private const int Tasks = 50_000;
    private const int Rounds = 40;

    /// <inheritdoc/>
    public string Name => "plans-boards";

    /// <inheritdoc/>
    public string About => "lights of 50,000 tasks from scratch, promised under 1 s; grouping a board, promised under 80 ms at the 95th percentile";

    /// <inheritdoc/>
    public Task Run(Report report, string[] options)
    {
        var (tasks, events) = List();
        var on = new DateOnly(2026, 9, 1);
        var started = Stopwatch.GetTimestamp();
        var lights = ComputeLights.Of(tasks, events, on, RuleSet.Default, WorkingCalendar.Weekends);
        report.Line(Text($"first computation of {lights.Count} lights: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"));
        var times = Times(() => ComputeLights.Of(tasks, events, on, RuleSet.Default, WorkingCalendar.Weekends));
        report.Line(Text($"computed again: median {times[Rounds / 2]:0} ms, 95th percentile {times[Rounds * 95 / 100]:0} ms"));
        var rows = tasks.Zip(lights).ToList();
        times = Times(() => rows.GroupBy(row => (row.First.Lead, row.Second.Light)).ToDictionary(group => group.Key, group => group.Count()));
        report.Line(Text($"matrix of 40 units by light: median {times[Rounds / 2]:0.0} ms, 95th percentile {times[Rounds * 95 / 100]:0.0} ms"));
        return Task.CompletedTask;
    }

    private static List<double> Times(Func<object> work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return times;
    }

    private static (List<PlannedTask> Tasks, Dictionary<string, TaskEvent[]> Events) List()
    {
        var random = new Random(7);
        var tasks = new List<PlannedTask>();
        var events = new Dictionary<string, TaskEvent[]>(StringComparer.Ordinal);
        for (var number = 0; number < Tasks; number++)
        {
            var start = new DateOnly(2026, 1, 1).AddDays(random.Next(200));
            string[] waits = number > 0 && random.Next(3) == 0 ? [Text($"T{random.Next(number)}")] : [];
            var task = new PlannedTask(Text($"T{number}"), null, Text($"U{number % 40}"), start, start.AddDays(5 + random.Next(300)), waits, "");
            tasks.Add(task);
            events[task.Id] =
            [
                .. Enumerable.Range(0, random.Next(6)).Select(_ => new TaskEvent(start.AddDays(random.Next(250)), (TaskEventKind)random.Next(6), "u", task.DueOn.AddDays(60)))
                    .OrderBy(happened => happened.On),
            ];
        }
        return (tasks, events);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
