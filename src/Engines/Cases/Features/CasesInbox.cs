using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>What of the cases waits for a reader: offers to accept, hops near or past their limit, applicants to answer, disputes to rule on.</summary>
internal sealed class CasesInbox(CaseDesks desks, IGate gate) : IInboxSource
{
    private const int EachMax = 150;

    public async Task<IReadOnlyList<InboxItem>> List(Actor actor, CancellationToken stop = default)
    {
        if (actor is { City: null, Organisation: { } office } && gate.May(actor, "cases", "rule"))
            return [.. (await desks.Disputed(office, EachMax)).Select(view => Line(view, InboxKind.ToHandle,
                new($"裁定管辖：办件 {view.Record.Header.Number}", $"Rule on the jurisdiction of case {view.Record.Header.Number}")))];
        if (actor.City is not { } city || actor.Kind == ActorKind.Anonymous || !gate.May(actor, "cases", "work", null, city)) return [];
        var (offers, due, voices) = await desks.Waiting(city, EachMax);
        var lines = new List<InboxItem>();
        foreach (var view in offers)
            lines.Add(Line(view, InboxKind.Offered, new($"接收办件 {view.Record.Header.Number}", $"Accept case {view.Record.Header.Number}")));
        foreach (var view in due)
            lines.Add(view.Light == HopLight.Late
                ? Line(view, InboxKind.Overdue, new($"已超期：办件 {view.Record.Header.Number}", $"Late: case {view.Record.Header.Number}"))
                : Line(view, InboxKind.ToHandle, new($"办理 {view.Record.Header.Number}", $"Work on case {view.Record.Header.Number}")));
        foreach (var (voice, number) in voices)
            lines.Add(new InboxItem("cases", InboxKind.Comment, $"voice:{voice.Id}", new($"答复申请人：办件 {number}", $"Answer the applicant of case {number}"),
                $"/cases/at/{city}/{Uri.EscapeDataString(number)}", Storage.Instants.FromMicroseconds(voice.AtUs)));
        return lines;
    }

    private static InboxItem Line(CaseView view, InboxKind kind, Words title) => new(
        "cases", kind, $"case:{view.Record.Header.Id}", title, $"/cases/at/{view.Record.Keeper}/{Uri.EscapeDataString(view.Record.Header.Number)}",
        new DateTimeOffset(view.Record.Header.Clock.HopStartedOn, TimeOnly.MinValue, TimeSpan.FromHours(8)), view.HopDue.On, view.HopDue.IsProvisional);
}
