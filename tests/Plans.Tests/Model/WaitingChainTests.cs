using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Waiting;
using Xunit;

namespace OneCity.Plans.Tests.Model;

public sealed class WaitingChainTests
{
    private const string List =
        "A,,甲,2026-03-01,2026-03-11,\nB,,乙,2026-03-01,2026-03-21,A\nC,,丙,2026-03-01,2026-03-06,\nD,,丁,2026-03-01,2026-03-31,B;C\nE,,戊,2026-03-01,2026-03-31,";

    [Fact]
    public void A_task_not_begun_takes_its_planned_length_from_its_last_input()
    {
        // On 03-05: A began and ends on its date, 03-11; B takes 20 days from there, D 30 more; C takes 5 days from today.
        var links = Links("2026-03-02,A,started,x", "2026-03-05");
        Assert.Equal(["A", "B", "C", "D"], links.Select(link => link.Task));
        Assert.Equal(["2026-03-11", "2026-03-31", "2026-03-10", "2026-04-30"], links.Select(link => Days.Text(link.EndsOn)));
        Assert.Equal(["2026-03-01", "2026-03-11", "2026-03-05", "2026-03-31"], links.Select(link => Days.Text(link.StartsOn)));
        Assert.Equal([true, true, false, true], links.Select(link => link.IsCritical));
    }

    [Fact]
    public void What_began_and_is_late_ends_at_the_earliest_today() =>
        Assert.Equal("2026-03-20", Days.Text(Links("2026-03-02,A,started,x", "2026-03-20")[0].EndsOn));

    [Fact]
    public void What_is_reported_as_done_waits_only_for_its_confirmation() =>
        Assert.Equal("2026-03-05", Days.Text(Links("2026-03-04,A,done,x", "2026-03-05")[0].EndsOn));

    [Fact]
    public void What_is_done_is_waited_for_no_longer()
    {
        var links = Links("2026-03-02,A,done,x\n2026-03-03,A,confirmed,y", "2026-03-05");
        Assert.Equal(["B", "C", "D"], links.Select(link => link.Task));
        Assert.Empty(links[0].WaitsFor);
    }

    [Fact]
    public void Where_nobody_waits_there_is_no_chain() =>
        Assert.Empty(WaitingChain.Find([], new Dictionary<string, TaskLight>(), _ => false, new(2026, 1, 1)));

    private static IReadOnlyList<ChainLink> Links(string events, string on)
    {
        var tasks = ReadTasks.From("t", Board.Bytes("task,parent,lead,start,due,waits_for\n" + List));
        var happened = ReadEvents.From("e", Board.Bytes("date,task,event,by\n" + events), tasks);
        var day = Days.Find(on)!.Value;
        return WaitingChain.Find(
            tasks, Board.Lights(string.Join('\n', List.Split('\n').Select(row => row + ",")), events, on).ToDictionary(light => light.Task),
            task => happened.TryGetValue(task, out var all) && all.Any(each => each.Kind == TaskEventKind.Started && each.On <= day), day);
    }
}
