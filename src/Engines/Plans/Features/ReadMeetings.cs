using OneCity.Kernel;
using OneCity.Plans.Features.Papers;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Papers;
using OneCity.Plans.Storage;

namespace OneCity.Plans.Features;

/// <summary>A meeting with its topics.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Topics">Its topics in order.</param>
public sealed record MeetingPage(Meeting Meeting, IReadOnlyList<Topic> Topics);

/// <summary>Reads meetings, and writes their minutes.</summary>
internal static class ReadMeetings
{
    public static async Task<IReadOnlyList<MeetingPage>> List(Desk desk, Actor actor, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        return await desk.Database.Read(async session =>
        {
            var pages = new List<MeetingPage>();
            foreach (var meeting in await MeetingStore.List(session))
            {
                if (meeting.IsOpenToObservers || !Desk.IsObserverOnly(actor)) pages.Add(new MeetingPage(meeting, await MeetingStore.Topics(session, meeting.Id)));
            }
            return pages;
        }, stop);
    }

    public static async Task<Paper> Minutes(Desk desk, LightCache cache, Actor actor, string id, CancellationToken stop)
    {
        var meetings = await List(desk, actor, stop);
        var page = meetings.FirstOrDefault(each => each.Meeting.Id == id) ?? throw PlansRefusals.UnknownRecord("meeting", id).ToException();
        var all = await ListLights.List(desk, cache, actor, desk.Today, new LightFilter(), stop);
        return WritePapers.Minutes(
            page.Meeting, page.Topics, [.. all.Where(row => row.Item.Plan == id)], Before(meetings, page.Meeting, all), desk.Today, desk.Directory.Current);
    }

    /// <summary>What was decided before a meeting: all of the meeting before it, and what is still open from those before that.</summary>
    public static async Task<IReadOnlyList<LightRow>> ListBefore(Desk desk, LightCache cache, Actor actor, string id, CancellationToken stop)
    {
        var meetings = await List(desk, actor, stop);
        var page = meetings.FirstOrDefault(each => each.Meeting.Id == id) ?? throw PlansRefusals.UnknownRecord("meeting", id).ToException();
        return Before(meetings, page.Meeting, await ListLights.List(desk, cache, actor, desk.Today, new LightFilter(), stop));
    }

    private static List<LightRow> Before(IReadOnlyList<MeetingPage> meetings, Meeting meeting, IReadOnlyList<LightRow> all)
    {
        var earlier = meetings.Where(each => each.Meeting.HeldOn < meeting.HeldOn).Select(each => each.Meeting.Id).ToList();
        return [.. all.Where(row => earlier.IndexOf(row.Item.Plan) is var place && (place == 0 || (place > 0 && !row.Light.IsDone)))];
    }
}
