using System.Globalization;
using CsCheck;
using OneCity.Plans.Model.Lights;
using Xunit;

namespace OneCity.Plans.Tests.Model;

/// <summary>
/// Whole lists as files against a second reading of the contract of <c>plans lights</c>: it works on the text of the rows, knows nothing of
/// the engine's own types, and asks each sentence of the contract anew on each day.
/// </summary>
public sealed class LightContractTests
{
    private static readonly DateOnly Origin = new(2026, 4, 1);
    private static readonly string[] Names = ["A", "B", "C"];
    private static readonly string[] People = ["", "p", "q"];
    private static readonly string[] Kinds = ["started", "milestone_done", "evidence", "confirmed", "done", "due_moved", "confirmed", "done"];

    private static readonly Gen<string> GenEvent = Gen.Select(Gen.Int[0, 70], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[-5, 90], (day, task, kind, by, moved) =>
        $"{Text(day)},{Names[task]},{(Kinds[kind] == "due_moved" ? $"due_moved:{Text(moved)}" : Kinds[kind])},{People[by]}");

    private static readonly Gen<string> GenTask = Gen.Select(Gen.Int[-50, 30], Gen.Int[-5, 70], Gen.Int[0, 3], (start, due, form) =>
        $"局,{(form == 0 ? "" : Text(start))},{Text(due)},{{0}},{(form == 1 ? "photo" : "")}");

    private static readonly Gen<(string Tasks, string Events, string On)> GenList = Gen.Select(
        GenTask.Array[3], Gen.Int[0, 3], GenEvent.Array[0, 14], Gen.Int[0, 100], (tasks, waits, events, on) => (
            string.Concat(tasks.Select((task, at) => $"{Names[at]},,{string.Format(CultureInfo.InvariantCulture, task, Waits(at, waits))}\n")),
            string.Concat(events.Select(each => each + "\n")), Text(on)));

    [Fact]
    public void Ten_thousand_lists_read_as_the_contract_says() => GenList.Sample(list =>
    {
        var shown = Board.Lights(list.Tasks, list.Events, list.On)
            .Select(light => $"{light.Task} {Word(light.Light)} since {Written(light.Since)} blames {light.Blames}");
        Assert.Equal(Contract(list.Tasks, list.Events, list.On), shown);
    }, iter: 10_000);

    [Fact]
    public void Near_the_limit_a_task_not_started_says_so_with_the_days_left() => GenList.Sample(list =>
    {
        foreach (var light in Board.Lights(list.Tasks, list.Events, list.On).Where(each => each.Light == Light.Grey))
        {
            var row = list.Tasks.Split('\n').Select(line => line.Split(',')).Single(cells => cells[0] == light.Task);
            var rows = RowsUpTo(list.Events, light.Task, list.On);
            var left = light.DueOn.DayNumber - Day(list.On).DayNumber;
            if (IsNear(row[3], light.DueOn, Day(list.On))) Assert.Contains($"not started, {left} days left", light.Because.English, StringComparison.Ordinal);
            if (rows.Exists(cells => cells[2] == "done") && light.ReportedOn is { } since) Assert.Contains(Written(since), light.Because.English, StringComparison.Ordinal);
        }
    }, iter: 2_000);

    /// <summary>Task 2 of three waits for the one before it, task 3 for both, or not, as the bits say.</summary>
    private static string Waits(int at, int bits) => (at, bits) switch { (1, 1 or 3) => "A", (2, 2) => "B", (2, 3) => "A;B", _ => "" };

    private static List<string> Contract(string tasks, string events, string on)
    {
        var lines = new List<string>();
        var rows = tasks.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        foreach (var row in rows)
        {
            var (colour, since) = ("", default(DateOnly));
            var wasRed = false;
            for (var day = Begin(row, events, on); day <= Day(on); day = day.AddDays(1))
            {
                var now = Colour(row, RowsUpTo(events, row[0], Written(day)), day, wasRed);
                if (now != colour) (colour, since) = (now, day);
                wasRed |= now == "red";
            }
            lines.Add($"{row[0]} {colour} since {Written(since)} blames {(colour == "red" ? Blamed(row, rows, events, on) : "")}");
        }
        return lines;
    }

    private static string Colour(string[] row, List<string[]> history, DateOnly day, bool wasRed)
    {
        if (DoneAt(row, history) is { } at)
            return Day(history[at][0]) > DueAfter(row, history.GetRange(0, at + 1)) || wasRed ? "yellow" : "blue";
        var due = DueAfter(row, history);
        if (day > due) return "red";
        if (wasRed) return "yellow";
        if (!history.Exists(cells => cells[2] == "started")) return "grey";
        return IsNear(row[3], due, day) ? "yellow" : "green";
    }

    /// <summary>The first row with which the done is confirmed and, where evidence is expected, evidence too; null while it is open.</summary>
    private static int? DoneAt(string[] row, List<string[]> history)
    {
        int? doneConfirmed = null, evidenceConfirmed = row[6].Length == 0 ? -1 : null;
        var spent = new HashSet<int>();
        for (var at = 0; at < history.Count; at++)
        {
            if (history[at][2] == "confirmed")
            {
                var waits = doneConfirmed is null ? history.FindLastIndex(at, cells => cells[2] == "done") : -1;
                if (waits >= 0)
                {
                    if (IsAnother(history[at], history[waits])) doneConfirmed = at;
                }
                else if (Enumerable.Range(0, at).FirstOrDefault(each => history[each][2] == "evidence" && !spent.Contains(each) && IsAnother(history[at], history[each]), -1) is >= 0 and var evidence)
                {
                    spent.Add(evidence);
                    evidenceConfirmed ??= at;
                }
            }
            if (doneConfirmed is not null && evidenceConfirmed is not null) return at;
        }
        return null;
    }

    private static string Blamed(string[] row, List<string[]> rows, string events, string on) =>
        row[5].Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => rows.Find(each => each[0] == name)!)
            .Select(each => (Row: each, History: RowsUpTo(events, each[0], on)))
            .Where(each => DoneAt(each.Row, each.History) is null && DueAfter(each.Row, each.History) < Day(on))
            .OrderBy(each => DueAfter(each.Row, each.History)).Select(each => each.Row[0]).FirstOrDefault("");

    private static bool IsAnother(string[] confirmed, string[] what) => confirmed[3].Length == 0 || what[3].Length == 0 || confirmed[3] != what[3];

    private static DateOnly DueAfter(string[] row, List<string[]> history) =>
        Day(history.FindLast(cells => cells[2].StartsWith("due_moved:", StringComparison.Ordinal)) is { } moved ? moved[2]["due_moved:".Length..] : row[4]);

    private static bool IsNear(string start, DateOnly due, DateOnly day)
    {
        var worked = 0;
        for (var each = day.AddDays(1); each <= due; each = each.AddDays(1)) worked += Board.Calendar.IsWorkday(each) ? 1 : 0;
        return worked <= 5 || (start.Length > 0 && (due.DayNumber - day.DayNumber) * 10 <= due.DayNumber - Day(start).DayNumber);
    }

    private static DateOnly Begin(string[] row, string events, string on)
    {
        List<DateOnly> days = [Day(on), Day(row[4]).AddDays(1), .. RowsUpTo(events, row[0], "9999-12-31").Take(1).Select(cells => Day(cells[0]))];
        if (row[3].Length > 0) days.Add(Day(row[3]));
        return days.Min();
    }

    private static List<string[]> RowsUpTo(string events, string task, string on) =>
        [.. events.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))
            .Where(cells => cells[1] == task && string.CompareOrdinal(cells[0], on) <= 0).OrderBy(cells => cells[0], StringComparer.Ordinal)];

    private static string Word(Light light) => light.ToString().ToLowerInvariant();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int day) => Written(Origin.AddDays(day));
}
