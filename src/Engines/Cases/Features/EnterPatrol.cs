using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A city enters a joint patrol (联合巡查) with the cities that took part; every member gets it, so that there is one tally.</summary>
public static class EnterPatrol
{
    internal static Task<Patrol> Handle(CaseDesk desk, ContentSeal seal, Actor actor, Patrol patrol)
    {
        desk.Demand(actor, "work", patrol.Keeper);
        if (string.IsNullOrWhiteSpace(patrol.Place)) throw CasesRefusals.FieldsMissing("地点 place").ToException();
        if (patrol.Patrols < 1 || patrol.Vessels < 0 || patrol.People < 0 || patrol.Found < 0 || patrol.OnDay > desk.Today) throw CasesRefusals.WrongPatrol.ToException();
        var cities = patrol.Cities.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(patrol.Keeper).Distinct().Order(StringComparer.Ordinal);
        patrol = patrol with { EnteredBy = actor.Name, Cities = string.Join(';', cities) };
        return desk.Units.Write(async unit =>
        {
            await SendMessages.DemandOpen(unit, patrol.Keeper);
            var id = desk.Entropy.NewId().ToString("N");
            await DeskRows.In(unit, seal).AddPatrol(id, patrol, desk.NowUs);
            var payload = CaseDesk.Write(new PatrolledPayload(id, patrol with { EnteredBy = "" }), CaseJson.Readable.PatrolledPayload);
            foreach (var peer in await Peers.All(unit, patrol.Keeper)) desk.Send.Post(unit, patrol.Keeper, peer, CaseKinds.Patrolled, payload);
            unit.Audit(new AuditEvent(CaseEvents.PatrolEntered, actor, $"member:{patrol.Keeper}", $"{patrol.OnDay:yyyy-MM-dd} patrols {patrol.Patrols}"));
            return patrol;
        }).AsTask();
    }
}
