using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Meetings;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>The barrier register (三个凡是): anyone entitled reports a barrier between cities; its owner says what removed it.</summary>
public static class KeepBarriers
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.barrier-reported";

    /// <summary>Code in the audit trail.</summary>
    public const string MovedEvent = "plans.barrier-moved";

    private static readonly string[] States = ["reported", "accepted", "removed", "kept"];

    internal static async Task<string> Report(Desk desk, Actor actor, string title, IReadOnlyList<string> cities, string rule, string owner, CancellationToken stop)
    {
        desk.Demand(actor, "barrier");
        if (title.Trim().Length == 0) throw PlansRefusals.Unusable("title", title).ToException();
        if (cities.Count < 2) throw PlansRefusals.Unusable("cities", string.Join(';', cities)).ToException();
        return await desk.Database.Write(async session =>
        {
            var id = $"b-{1 + await session.Get<long>("SELECT COUNT(*) FROM plans_barriers")}";
            await session.Execute(
                "INSERT INTO plans_barriers (id, title, cities, rule, owner, reported_by, reported_on, state, at_us) "
                + "VALUES (@id, @title, @all, @rule, @owner, @by, @onDay, 'reported', @NowUs)",
                new { id, title, all = string.Join(';', cities), rule, owner, by = actor.Name, onDay = Days.Text(desk.Today), desk.NowUs });
            session.Audit(new AuditEvent(AuditEvent, actor, $"barrier:{id}"));
            return id;
        }, stop);
    }

    internal static async Task Move(Desk desk, Actor actor, string id, string state, string what, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        if (!States.Contains(state)) throw PlansRefusals.Unusable("state", state).ToException();
        if (state is "removed" or "kept" && what.Trim().Length == 0) throw PlansRefusals.NeedsReason(id).ToException();
        await desk.Database.Write(async session =>
        {
            var touched = await session.Execute(
                "UPDATE plans_barriers SET state = @state, removed_on = @onDay, removed_by_what = @what WHERE id = @id",
                new { id, state, onDay = state == "removed" ? Days.Text(desk.Today) : null, what });
            if (touched == 0) throw PlansRefusals.UnknownRecord("barrier", id).ToException();
            session.Audit(new AuditEvent(MovedEvent, actor, $"barrier:{id}", state));
            return 0;
        }, stop);
    }

    internal static async Task<IReadOnlyList<CityBarrier>> List(Desk desk, Actor actor, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) return [];
        var rows = await desk.Database.Read(session => session.List<Row>(
            "SELECT id, title, cities, rule, owner, reported_by AS ReportedBy, reported_on AS ReportedOn, state, removed_on AS RemovedOn, "
            + "removed_by_what AS RemovedByWhat FROM plans_barriers ORDER BY at_us DESC, id"), stop);
        return [.. rows.Select(row => new CityBarrier(
            row.Id, row.Title, row.Cities.Split(';'), row.Rule, row.Owner, row.ReportedBy, Days.Find(row.ReportedOn)!.Value, row.State,
            row.RemovedOn is null ? null : Days.Find(row.RemovedOn), row.RemovedByWhat))];
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Title { get; set; } = "";

        public string Cities { get; set; } = "";

        public string Rule { get; set; } = "";

        public string Owner { get; set; } = "";

        public string ReportedBy { get; set; } = "";

        public string ReportedOn { get; set; } = "";

        public string State { get; set; } = "";

        public string? RemovedOn { get; set; }

        public string? RemovedByWhat { get; set; }
    }
}
