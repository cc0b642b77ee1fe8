using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Storage;

/// <summary>SQL of plans, rows and events.</summary>
internal static class BookStore
{
    /// <summary>Takes the next state number; other writers of plans wait behind it, so what is seen is seen in order.</summary>
    public static Task<long> NextSeq(IWriteSession session) =>
        session.Get<long>("UPDATE plans_clock SET seq = seq + 1 WHERE one = 1 RETURNING seq");

    public static Task<long> Seq(IReadSession session) => session.Get<long>("SELECT seq FROM plans_clock WHERE one = 1");

    public static Task<IReadOnlyList<PlanRow>> PlansSince(IReadSession session, long seq) =>
        session.List<PlanRow>($"SELECT {PlanRow.Columns} FROM plans_plans WHERE seq > @seq", new { seq });

    public static Task<IReadOnlyList<VersionRow>> VersionsSince(IReadSession session, long seq) => session.List<VersionRow>(
        $"SELECT {VersionRow.Columns} FROM plans_item_versions WHERE seq > @seq ORDER BY item, version", new { seq });

    public static Task<IReadOnlyList<EventRow>> EventsSince(IReadSession session, long seq) => session.List<EventRow>(
        $"SELECT {EventRow.Columns} FROM plans_events WHERE seq > @seq ORDER BY on_day, number", new { seq });

    public static Task<IReadOnlyList<EventRow>> EventsOf(IReadSession session, string item) => session.List<EventRow>(
        $"SELECT {EventRow.Columns} FROM plans_events WHERE item = @item ORDER BY on_day, number", new { item });

    /// <summary>Moves of due dates of a plan's rows, in the order they were entered.</summary>
    public static Task<IReadOnlyList<EventRow>> MovesOf(IReadSession session, string plan) => session.List<EventRow>(
        $"SELECT {EventRow.Columns} FROM plans_events WHERE kind = 'DueMoved' AND item IN (SELECT item FROM plans_item_versions WHERE plan = @plan) ORDER BY on_day, number",
        new { plan });

    public static Task<int> PutPlan(IWriteSession session, Plan plan, long seq) => session.Execute(
        "INSERT INTO plans_plans (id, title, kind, starts_on, ends_on, scope, drawn_from, confirmer, rules, source, is_public, signed_on, signed_by, signed_seq, seq) "
        + "VALUES (@Id, @Title, @Kind, @StartsOn, @EndsOn, @Scope, @DrawnFrom, @Confirmer, @Rules, @Source, @IsPublic, @SignedOn, @SignedBy, @SignedSeq, @Seq) "
        + "ON CONFLICT (id) DO UPDATE SET title = @Title, kind = @Kind, starts_on = @StartsOn, ends_on = @EndsOn, scope = @Scope, drawn_from = @DrawnFrom, "
        + "confirmer = @Confirmer, rules = @Rules, source = @Source, is_public = @IsPublic, signed_on = @SignedOn, signed_by = @SignedBy, signed_seq = @SignedSeq, seq = @Seq",
        PlanRow.Of(plan, seq));

    public static Task<int> AddVersions(IWriteSession session, IEnumerable<ItemVersion> versions, long seq) => session.Execute(
        "INSERT INTO plans_item_versions (item, version, plan, parent, level, title, field, lead, city, co_leads, supports, starts_on, due_on, waits_for, "
        + "evidence_expected, goal, lon, lat, carried_from, source, is_removed, from_on, why, by_name, at_us, seq) VALUES (@Item, @Version, @Plan, @Parent, "
        + "@Level, @Title, @Field, @Lead, @City, @CoLeads, @Supports, @StartsOn, @DueOn, @WaitsFor, @EvidenceExpected, @Goal, @Lon, @Lat, @CarriedFrom, "
        + "@Source, @IsRemoved, @FromOn, @Why, @ByName, @AtUs, @Seq)",
        versions.Select(version => VersionRow.Of(version, seq)).ToArray());

    public static async Task<long> AddEvent(IWriteSession session, string item, TaskEvent happened, string? evidence, string words, long atUs, long seq)
    {
        var number = 1 + await session.Get<long>("SELECT COALESCE(MAX(number), 0) FROM plans_events");
        await session.Execute(
            "INSERT INTO plans_events (number, item, on_day, kind, moved_to, by_name, evidence, words, at_us, seq) "
            + "VALUES (@number, @item, @onDay, @kind, @movedTo, @By, @evidence, @words, @atUs, @seq)",
            new
            {
                number, item, onDay = Days.Text(happened.On), kind = happened.Kind.ToString(),
                movedTo = happened.MovedTo is { } moved ? Days.Text(moved) : null, happened.By, evidence, words, atUs, seq,
            });
        return number;
    }

    public static TaskEvent ToEvent(EventRow row) => new(
        Days.Find(row.OnDay)!.Value, Enum.Parse<TaskEventKind>(row.Kind), row.ByName, row.MovedTo is null ? null : Days.Find(row.MovedTo));
}
