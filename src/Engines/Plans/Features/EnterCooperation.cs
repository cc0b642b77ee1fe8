using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Features;

/// <summary>Enters a cooperation agreement; its promises become items of a plan of its own, each with a unit, a date and a light.</summary>
public static class EnterCooperation
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.cooperation-entered";

    /// <summary>A promise of the agreement.</summary>
    /// <param name="Words">What is promised.</param>
    /// <param name="Unit">Who has to keep it.</param>
    /// <param name="City">City of the unit.</param>
    /// <param name="DueOn">By when; null for the end of the term.</param>
    public sealed record Promise(string Words, string Unit, string? City, DateOnly? DueOn);

    internal static async Task<Cooperation> Handle(
        Desk desk, Actor actor, string id, string title, IReadOnlyList<string> parties, DateOnly signedOn, DateOnly? endsOn,
        string source, IReadOnlyList<Promise> promises, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        if (!CreatePlan.IsCode(id)) throw PlansRefusals.Unusable("id", id).ToException();
        if (parties.Count < 2) throw PlansRefusals.Unusable("parties", string.Join(';', parties)).ToException();
        var ends = endsOn ?? promises.Select(promise => promise.DueOn).Max() ?? signedOn.AddYears(1);
        var cooperation = new Cooperation(id, title, parties, signedOn, endsOn, source, id);
        var items = promises.Select((promise, index) => new PlanItem(
            $"{id}/{index + 1}", id, null, ItemLevel.Item, promise.Words, "合作协议", promise.Unit, promise.City, [], [], signedOn,
            promise.DueOn ?? ends, [], "", Source: source)).ToList();
        await desk.Database.Write(async session =>
        {
            await CreatePlan.Put(session, desk, actor, new Plan(
                id, title, "agreement", signedOn, ends, "three-cities", null, "一体化办", "default", source, false, signedOn, string.Join('、', parties)));
            await EnterItems.Put(session, desk, actor, id, items, "as signed", signedOn <= desk.Today ? signedOn : desk.Today);
            await session.Execute(
                "INSERT INTO plans_cooperations (id, title, parties, signed_on, ends_on, source, plan, at_us) "
                + "VALUES (@id, @title, @all, @signed, @end, @source, @id, @NowUs)",
                new { id, title, all = string.Join(';', parties), signed = Days.Text(signedOn), end = endsOn is { } day ? Days.Text(day) : null, source, desk.NowUs });
            session.Audit(new AuditEvent(AuditEvent, actor, $"cooperation:{id}", $"{items.Count} promises"));
            return 0;
        }, stop);
        return cooperation;
    }

    internal static async Task<IReadOnlyList<Cooperation>> List(Desk desk, Actor actor, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) return [];
        var rows = await desk.Database.Read(session => session.List<(string Id, string Title, string Parties, string SignedOn, string? EndsOn, string Source, string Plan)>(
            "SELECT id, title, parties, signed_on, ends_on, source, plan FROM plans_cooperations ORDER BY signed_on DESC, id"), stop);
        return [.. rows.Select(row => new Cooperation(
            row.Id, row.Title, row.Parties.Split(';'), Days.Find(row.SignedOn)!.Value, row.EndsOn is null ? null : Days.Find(row.EndsOn), row.Source, row.Plan))];
    }
}
