using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Tests.Model;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class LightFilesTests
{
    private const string Head = "task,parent,lead,start,due,waits_for\n";

    [Theory]
    [InlineData("task,lead,start,due,waits_for,colour\n", "tasks.csv:1: unknown column 'colour'")]
    [InlineData("task,parent,lead,start,waits_for\n", "tasks.csv:1: column 'due' is missing")]
    [InlineData(Head + "A,,x,2026-01-01,2026-02-30,\n", "tasks.csv:2: due '2026-02-30' of task 'A' is not a date")]
    [InlineData(Head + "\nA,,x,2026-01-01,2026-02-20,\nA,,x,2026-01-01,2026-02-20,\n", "tasks.csv:4: task 'A' stands already in line 3")]
    [InlineData(Head + "A,,x,2026-01-01,2026-02-20,B\n", "tasks.csv:2: waits_for names 'B'")]
    [InlineData(Head + "A,Z,x,2026-01-01,2026-02-20,\n", "tasks.csv:2: parent 'Z'")]
    [InlineData(Head + "A,,x,2026-01-01,2026-02-20,B\nB,,x,2026-01-01,2026-02-20,C\nC,,x,2026-01-01,2026-02-20,B\n", "tasks.csv:3: waits_for runs in a circle: B → C → B")]
    [InlineData(Head + "A,,x,2026-01-01,2026-02-20,A\n", "tasks.csv:2: waits_for runs in a circle: A → A")]
    [InlineData(Head + "A,B,x,2026-01-01,2026-02-20,\nB,A,x,2026-01-01,2026-02-20,\n", "tasks.csv:2: parent runs in a circle: A → B → A")]
    [InlineData(Head + "\"A,,x,2026-01-01,2026-02-20,\n", "tasks.csv:2: a quote is not closed")]
    [InlineData(Head + "A,,x,2026-01-01,2026-02-20,,,\n", "tasks.csv:2: has 8 fields where the head has 6")]
    [InlineData("", "tasks.csv:1: the file is empty")]
    public void A_broken_list_names_file_line_and_fault(string text, string fault) =>
        Assert.Contains(Faults(() => ReadTasks.From("tasks.csv", Board.Bytes(text))), line => line.StartsWith(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("2026-01-01,B,started,x", "events.csv:2: task 'B' is not in the tasks file")]
    [InlineData("2026-13-01,A,started,x", "events.csv:2: '2026-13-01' is not a date")]
    [InlineData("2026-01-01,A,begun,x", "events.csv:2: unknown event 'begun'")]
    [InlineData("2026-01-01,A,due_moved,x", "events.csv:2: 'due_moved' names no new due date")]
    [InlineData("2026-01-01,A,due_moved:2026-02-31,x", "events.csv:2: 'due_moved:2026-02-31' names no new due date")]
    public void A_broken_event_names_file_line_and_fault(string row, string fault)
    {
        var tasks = ReadTasks.From("tasks.csv", Board.Bytes(Head + "A,,x,2026-01-01,2026-02-20,"));
        Assert.Contains(Faults(() => ReadEvents.From("events.csv", Board.Bytes("date,task,event,by\n" + row), tasks)), line => line.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_at_once() =>
        Assert.Equal(2, Faults(() => ReadTasks.From("t", Board.Bytes(Head + "A,,x,?,2026-02-20,\nB,,x,2026-01-01,?,"))).Count);

    [Fact]
    public void Quotes_byte_order_mark_and_carriage_returns_read_as_spreadsheets_write_them()
    {
        var tasks = ReadTasks.From("t", Board.Bytes("\ufefftask,parent,lead,start,due,waits_for\r\n\"A\",,\"局,\"\"一\"\"\r\n二\",2026-01-01,2026-02-20,\r\n\r\nB,A,,,2026-03-01, A ; A \r\n"));
        Assert.Equal("局,\"一\"\r\n二", tasks[0].Lead);
        Assert.Equal(("B", "A", null), (tasks[1].Id, tasks[1].Parent, tasks[1].StartsOn));
        Assert.Equal(["A", "A"], tasks[1].WaitsFor);
    }

    [Fact]
    public void By_may_be_absent()
    {
        var tasks = ReadTasks.From("t", Board.Bytes(Head + "A,,x,2026-01-01,2026-02-20,"));
        var events = ReadEvents.From("e", Board.Bytes("date,task,event\n2026-01-02,A,done\n2026-01-01,A,started\n"), tasks);
        Assert.Equal([TaskEventKind.Started, TaskEventKind.Done], events["A"].Select(each => each.Kind));
        Assert.All(events["A"], each => Assert.Null(each.By));
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_refused_with_a_remedy() =>
        Assert.Contains("UTF-8", Faults(() => ReadTasks.From("t", new MemoryStream([0xC8, 0xCE, 0xCE, 0xF1, 0x0A]))).Single(), StringComparison.Ordinal);

    private static List<string> Faults(Action read) =>
        [.. Assert.Throws<FileFaultException>(read).Faults.Select(fault => fault.ToLine(Language.English))];
}
