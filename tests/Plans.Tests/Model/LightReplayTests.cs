using CsCheck;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using Xunit;

namespace OneCity.Plans.Tests.Model;

/// <summary>The replay by change points against the plainest possible count: every day anew, every rule as the contract words it.</summary>
public sealed class LightReplayTests
{
    private static readonly DateOnly Origin = new(2026, 3, 1);
    private static readonly WorkdayIndex Workdays = new(new(2024, 1, 1), new(2027, 12, 31), Board.Calendar.IsWorkday, year => year == 2026);

    private static readonly Gen<TaskEvent> GenEvent = Gen.Select(
        Gen.Int[0, 120], Gen.Enum<TaskEventKind>(), Gen.Int[0, 2].Select(each => each switch { 0 => "a", 1 => "b", _ => null }), Gen.Int[-10, 140],
        (day, kind, by, moved) => new TaskEvent(Origin.AddDays(day), kind, by, kind == TaskEventKind.DueMoved ? Origin.AddDays(moved) : null));

    private static readonly Gen<(PlannedTask Task, TaskEvent[] Events, DateOnly On)> GenHistory = Gen.Select(
        Gen.Int[-60, 20], Gen.Int[-5, 110], Gen.Bool, Gen.Bool, GenEvent.Array[0, 9], Gen.Int[0, 150],
        (start, due, hasStart, expects, events, on) => (
            new PlannedTask("T", null, "局", hasStart ? Origin.AddDays(start) : null, Origin.AddDays(due), [], expects ? "figure" : ""),
            events.OrderBy(each => each.On).ToArray(), Origin.AddDays(on)));

    [Fact]
    public void Ten_thousand_random_histories_replay_as_the_naive_count_says() =>
        GenHistory.Sample(history =>
        {
            var (task, events, on) = history;
            var replay = TaskReplay.Run(task, events, on, RuleSet.Default, Workdays);
            return (replay.Light, replay.Since) == Naive(task, events, on);
        }, iter: 10_000);

    [Fact]
    public void What_was_shown_on_a_day_does_not_change_by_what_came_later() =>
        GenHistory.Sample(history =>
        {
            var (task, events, on) = history;
            var known = events.Where(each => each.On <= on).ToArray();
            var (then, now) = (TaskReplay.Run(task, known, on, RuleSet.Default, Workdays), TaskReplay.Run(task, events, on, RuleSet.Default, Workdays));
            return (then.Light, then.Since) == (now.Light, now.Since);
        }, iter: 2_000);

    private static (Light?, DateOnly) Naive(PlannedTask task, TaskEvent[] events, DateOnly on)
    {
        var (wasRed, shown, since) = (false, (Light?)null, default(DateOnly));
        var first = new[] { task.StartsOn ?? on, on, task.DueOn.AddDays(1), events.Length > 0 ? events[0].On : on }.Min();
        for (var day = first; day <= on; day = day.AddDays(1))
        {
            var light = OfDay(task, [.. events.Where(each => each.On <= day)], day, wasRed);
            if (light != shown) (shown, since) = (light, day);
            wasRed |= light == Light.Red;
        }
        return (shown, since);
    }

    private static Light OfDay(PlannedTask task, TaskEvent[] events, DateOnly day, bool wasRed)
    {
        var (completed, inTime, due) = Completion(task, events);
        if (completed) return inTime && !wasRed ? Light.Blue : Light.Yellow;
        if (day > due) return Light.Red;
        if (wasRed) return Light.Yellow;
        if (!events.Any(each => each.Kind == TaskEventKind.Started)) return Light.Grey;
        var left = due.DayNumber - day.DayNumber;
        var worked = Enumerable.Range(1, left).Count(each => Board.Calendar.IsWorkday(day.AddDays(each)));
        var isTenth = task.StartsOn is { } start && start < due && left * 10 <= due.DayNumber - start.DayNumber;
        return isTenth || worked <= 5 ? Light.Yellow : Light.Green;
    }

    private static (bool Completed, bool InTime, DateOnly Due) Completion(PlannedTask task, TaskEvent[] events)
    {
        var due = task.DueOn;
        var evidence = new List<string?>();
        var (reported, confirmed, evidenceConfirmed, author) = (false, false, task.EvidenceExpected == "", (string?)null);
        foreach (var each in events)
        {
            if (each.Kind == TaskEventKind.DueMoved) due = each.MovedTo!.Value;
            if (each.Kind == TaskEventKind.Evidence) evidence.Add(each.By);
            if (each.Kind == TaskEventKind.Done && !confirmed) (reported, author) = (true, each.By);
            if (each.Kind == TaskEventKind.Confirmed)
            {
                if (reported && !confirmed) confirmed = each.By is null || author is null || each.By != author;
                else if (evidence.Any(by => each.By is null || by is null || by != each.By))
                {
                    evidence.Remove(evidence.First(by => each.By is null || by is null || by != each.By));
                    evidenceConfirmed = true;
                }
            }
            if (confirmed && evidenceConfirmed) return (true, each.On <= due, due);
        }
        return (false, false, due);
    }
}
