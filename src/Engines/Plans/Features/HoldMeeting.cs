using OneCity.Kernel;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;

namespace OneCity.Plans.Features;

/// <summary>The cycle of the joint meeting: calls it, takes topics with their papers, records decisions that become items.</summary>
public static class HoldMeeting
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.meeting-called";

    /// <summary>Code in the audit trail.</summary>
    public const string TopicEvent = "plans.topic-proposed";

    /// <summary>Code in the audit trail.</summary>
    public const string DecisionEvent = "plans.decided";

    /// <summary>A decision on a topic.</summary>
    /// <param name="Decision">What was decided.</param>
    /// <param name="Lead">Unit in the lead; null where nothing is to be done.</param>
    /// <param name="City">City of the lead.</param>
    /// <param name="Supports">Supporting units of any city.</param>
    /// <param name="DueOn">By when; null where nothing is to be done.</param>
    public sealed record Ruling(string Decision, string? Lead, string? City, IReadOnlyList<string>? Supports, DateOnly? DueOn);

    internal static async Task Call(Desk desk, Actor actor, Meeting meeting, CancellationToken stop)
    {
        desk.Demand(actor, "decide");
        if (!CreatePlan.IsCode(meeting.Id)) throw PlansRefusals.Unusable("id", meeting.Id).ToException();
        await desk.Database.Write(async session =>
        {
            if (await MeetingStore.Find(session, meeting.Id) is not null) throw PlansRefusals.Taken(meeting.Id).ToException();
            await CreatePlan.Put(session, desk, actor, new Plan(
                meeting.Id, meeting.Title, "decisions", meeting.HeldOn, meeting.HeldOn.AddYears(1), "three-cities", null,
                "一体化办", "default", meeting.Source, meeting.IsOpenToObservers, meeting.HeldOn, meeting.Title));
            await MeetingStore.Put(session, meeting, actor.Name, desk.NowUs);
            session.Audit(new AuditEvent(AuditEvent, actor, $"meeting:{meeting.Id}"));
            return 0;
        }, stop);
    }

    internal static async Task<long> Propose(Desk desk, Actor actor, string meeting, string title, string paper, string proposedBy, CancellationToken stop)
    {
        desk.Demand(actor, "propose");
        if (title.Trim().Length == 0) throw PlansRefusals.Unusable("title", title).ToException();
        return await desk.Database.Write(async session =>
        {
            _ = await MeetingStore.Find(session, meeting) ?? throw PlansRefusals.UnknownRecord("meeting", meeting).ToException();
            var number = 1 + (await MeetingStore.Topics(session, meeting)).Select(topic => topic.Number).DefaultIfEmpty().Max();
            await MeetingStore.AddTopic(session, new Topic(meeting, number, title, paper, proposedBy, null, null));
            session.Audit(new AuditEvent(TopicEvent, actor, $"meeting:{meeting}", $"topic {number}"));
            return number;
        }, stop);
    }

    internal static async Task<string?> Decide(Desk desk, Actor actor, string meeting, long number, Ruling ruling, CancellationToken stop)
    {
        desk.Demand(actor, "decide");
        if (string.IsNullOrWhiteSpace(ruling.Decision)) throw PlansRefusals.Unusable("decision", "").ToException();
        if (string.IsNullOrWhiteSpace(ruling.Lead) != ruling.DueOn is null) throw PlansRefusals.Unusable(ruling.DueOn is null ? "due_on" : "lead", "").ToException();
        return await desk.Database.Write(async session =>
        {
            var topic = (await MeetingStore.Topics(session, meeting)).FirstOrDefault(each => each.Number == number)
                ?? throw PlansRefusals.UnknownRecord("topic", $"{meeting}/{number}").ToException();
            if (topic.Decision is not null) throw PlansRefusals.Taken($"{meeting}/{number}").ToException();
            var item = ruling is { Lead: { } lead, DueOn: { } due }
                ? new PlanItem($"{meeting}/{number}", meeting, null, ItemLevel.Item, ruling.Decision, "", lead, ruling.City, [], ruling.Supports ?? [], desk.Today, due, [], "")
                : null;
            if (item is not null) await EnterItems.Put(session, desk, actor, meeting, [item], $"decided on topic {number}", desk.Today);
            await MeetingStore.Decide(session, meeting, number, ruling.Decision, item?.Id);
            session.Audit(new AuditEvent(DecisionEvent, actor, $"meeting:{meeting}", $"topic {number}"));
            return item?.Id;
        }, stop);
    }
}
