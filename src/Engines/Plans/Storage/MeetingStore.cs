using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Meetings;
using OneCity.Storage;

namespace OneCity.Plans.Storage;

internal sealed class MeetingRow
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string HeldOn { get; set; } = "";

    public string Place { get; set; } = "";

    public long IsOpen { get; set; }

    public string Source { get; set; } = "";

    public Meeting ToMeeting() => new(Id, Title, Days.Find(HeldOn)!.Value, Place, IsOpen != 0, Source);
}

internal sealed class TopicRow
{
    public string Meeting { get; set; } = "";

    public long Number { get; set; }

    public string Title { get; set; } = "";

    public string Paper { get; set; } = "";

    public string ProposedBy { get; set; } = "";

    public string? Decision { get; set; }

    public string? Item { get; set; }

    public Topic ToTopic() => new(Meeting, Number, Title, Paper, ProposedBy, Decision, Item);
}

/// <summary>SQL of meetings and their topics.</summary>
internal static class MeetingStore
{
    private const string Columns = "id, title, held_on AS HeldOn, place, is_open_to_observers AS IsOpen, source";

    public static async Task<IReadOnlyList<Meeting>> List(IReadSession session) =>
        [.. (await session.List<MeetingRow>($"SELECT {Columns} FROM plans_meetings ORDER BY held_on DESC, id")).Select(row => row.ToMeeting())];

    public static async Task<Meeting?> Find(IReadSession session, string id) =>
        (await session.Find<MeetingRow>($"SELECT {Columns} FROM plans_meetings WHERE id = @id", new { id }))?.ToMeeting();

    public static async Task<IReadOnlyList<Topic>> Topics(IReadSession session, string meeting) =>
        [.. (await session.List<TopicRow>(
            "SELECT meeting, number, title, paper, proposed_by AS ProposedBy, decision, item FROM plans_topics WHERE meeting = @meeting ORDER BY number",
            new { meeting })).Select(row => row.ToTopic())];

    public static Task<int> Put(IWriteSession session, Meeting meeting, string by, long atUs) => session.Execute(
        "INSERT INTO plans_meetings (id, title, held_on, place, is_open_to_observers, source, by_name, at_us) "
        + "VALUES (@Id, @Title, @heldOn, @Place, @isOpen, @Source, @by, @atUs)",
        new { meeting.Id, meeting.Title, heldOn = Days.Text(meeting.HeldOn), meeting.Place, isOpen = meeting.IsOpenToObservers ? 1 : 0, meeting.Source, by, atUs });

    public static Task<int> AddTopic(IWriteSession session, Topic topic) => session.Execute(
        "INSERT INTO plans_topics (meeting, number, title, paper, proposed_by) VALUES (@Meeting, @Number, @Title, @Paper, @ProposedBy)", topic);

    public static Task<int> Decide(IWriteSession session, string meeting, long number, string decision, string? item) => session.Execute(
        "UPDATE plans_topics SET decision = @decision, item = @item WHERE meeting = @meeting AND number = @number", new { meeting, number, decision, item });
}
