using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Features.Papers;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>Sends a draft round for review, countersigning (会签) and a leader's written instruction (批示), which becomes a task.</summary>
public static class CirculateDraft
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.drafted";

    /// <summary>Code in the audit trail.</summary>
    public const string ReviewEvent = "plans.reviewed";

    /// <summary>Code in the audit trail.</summary>
    public const string FrozenEvent = "plans.frozen";

    private static readonly string[] Kinds = ["minutes", "letter", "brief", "decision"];

    /// <summary>An instruction's task.</summary>
    /// <param name="Plan">The list it goes on.</param>
    /// <param name="Lead">Unit in the lead.</param>
    /// <param name="City">City of the lead.</param>
    /// <param name="DueOn">By when.</param>
    public sealed record InstructedTask(string Plan, string Lead, string? City, DateOnly DueOn);

    internal static async Task<string> Start(Desk desk, Actor actor, string kind, string subject, string title, string body, CancellationToken stop)
    {
        desk.Demand(actor, "propose");
        if (!Kinds.Contains(kind)) throw PlansRefusals.Unusable("kind", kind).ToException();
        var id = desk.NewId();
        await desk.Database.Write(async session =>
        {
            await session.Execute(
                "INSERT INTO plans_drafts (id, kind, subject, title, body, by_name, at_us) VALUES (@id, @kind, @subject, @title, @body, @by, @NowUs)",
                new { id, kind, subject, title, body, by = actor.Name, desk.NowUs });
            session.Audit(new AuditEvent(AuditEvent, actor, $"draft:{id}", kind));
            return 0;
        }, stop);
        return id;
    }

    internal static async Task<string?> Review(Desk desk, Actor actor, string id, string step, string words, InstructedTask? task, CancellationToken stop)
    {
        if (step is not ("review" or "countersign" or "instruct")) throw PlansRefusals.Unusable("step", step).ToException();
        desk.Demand(actor, step);
        var draft = await Get(desk, id, stop);
        if (draft.FrozenAt is not null) throw PlansRefusals.Frozen(id).ToException();
        if (step == "countersign" && draft.By == actor.Name) throw PlansRefusals.OwnWork(id, actor.Name).ToException();
        var book = await desk.Books.Current(stop);
        var item = step == "instruct" && task is not null
            ? new PlanItem($"{task.Plan}/p-{id[^8..]}-{draft.Reviews.Count + 1}", task.Plan, null, ItemLevel.Task, words, "批示", task.Lead, task.City, [], [], desk.Today, task.DueOn, [], "", Source: $"draft:{id}")
            : null;
        if (item is not null) EnterItems.Check(book, item.Plan, [item]);
        await desk.Database.Write(async session =>
        {
            if (item is not null) await EnterItems.Put(session, desk, actor, item.Plan, [item], $"instruction on draft {id}", desk.Today);
            var number = 1 + await session.Get<long>("SELECT COALESCE(MAX(number), 0) FROM plans_reviews WHERE draft = @id", new { id });
            await session.Execute(
                "INSERT INTO plans_reviews (draft, number, step, by_name, words, item, at_us) VALUES (@id, @number, @step, @by, @words, @task, @NowUs)",
                new { id, number, step, by = actor.Name, words, task = item?.Id, desk.NowUs });
            session.Audit(new AuditEvent(ReviewEvent, actor, $"draft:{id}", step));
            return 0;
        }, stop);
        return item?.Id;
    }

    internal static async Task Freeze(Desk desk, Actor actor, string id, CancellationToken stop)
    {
        desk.Demand(actor, "decide");
        var draft = await Get(desk, id, stop);
        if (draft.FrozenAt is not null) throw PlansRefusals.Frozen(id).ToException();
        var paper = WritePapers.Draft(draft with { FrozenAt = desk.Clock.GetUtcNow() });
        await desk.Database.Write(async session =>
        {
            await session.Execute("UPDATE plans_drafts SET frozen_at_us = @NowUs WHERE id = @id", new { id, desk.NowUs });
            await FreezePaper.Put(session, desk, actor, draft.Kind, $"draft:{id}", paper);
            session.Audit(new AuditEvent(FrozenEvent, actor, $"draft:{id}"));
            return 0;
        }, stop);
    }

    internal static async Task<IReadOnlyList<Draft>> List(Desk desk, Actor actor, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) return [];
        var ids = await desk.Database.Read(session => session.List<string>("SELECT id FROM plans_drafts ORDER BY at_us DESC, id"), stop);
        var drafts = new List<Draft>(ids.Count);
        foreach (var id in ids) drafts.Add(await Get(desk, id, stop));
        return drafts;
    }

    internal static async Task<Draft> Get(Desk desk, string id, CancellationToken stop) => await desk.Database.Read(async session =>
    {
        var row = await session.Find<DraftRow>(
            "SELECT id, kind, subject, title, body, by_name AS ByName, frozen_at_us AS FrozenAtUs FROM plans_drafts WHERE id = @id", new { id })
            ?? throw PlansRefusals.UnknownRecord("draft", id).ToException();
        var reviews = await session.List<(long Number, string Step, string By, string Words, string? Item, long AtUs)>(
            "SELECT number, step, by_name, words, item, at_us FROM plans_reviews WHERE draft = @id ORDER BY number", new { id });
        return new Draft(
            row.Id, row.Kind, row.Subject, row.Title, row.Body, row.ByName, row.FrozenAtUs is { } frozen ? Instants.FromMicroseconds(frozen) : null,
            [.. reviews.Select(each => new Review(each.Number, each.Step, each.By, each.Words, each.Item, Instants.FromMicroseconds(each.AtUs)))]);
    }, stop);

    private sealed class DraftRow
    {
        public string Id { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Title { get; set; } = "";

        public string Body { get; set; } = "";

        public string ByName { get; set; } = "";

        public long? FrozenAtUs { get; set; }
    }
}
