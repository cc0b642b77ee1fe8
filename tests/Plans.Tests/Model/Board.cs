using System.Text;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Tests.Model;

/// <summary>Lists written as the files of the contract, so that a test reads like one.</summary>
internal static class Board
{
    /// <summary>2026-05-01…05 off with 05-09 worked, as an example of a notice; only 2026 is covered.</summary>
    public static WorkingCalendar Calendar { get; } = new(
        [.. Enumerable.Range(1, 5).Select(day => new CalendarDay(new(2026, 5, day), false, "劳动节", "test")), new(new(2026, 5, 9), true, "劳动节", "test")], [2026]);

    public static IReadOnlyList<TaskLight> Lights(string tasks, string events, string on, RuleSet? rules = null)
    {
        var list = ReadTasks.From("tasks.csv", Bytes("task,parent,lead,start,due,waits_for,evidence_expected\n" + tasks));
        var happened = ReadEvents.From("events.csv", Bytes("date,task,event,by\n" + events), list);
        return ComputeLights.Of(list, happened, Days.Find(on)!.Value, rules ?? RuleSet.Default, Calendar);
    }

    public static TaskLight Light(string events, string on, string task = "T,,局,2026-01-01,2026-06-30,", RuleSet? rules = null) =>
        Lights(task, events, on, rules)[0];

    public static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
