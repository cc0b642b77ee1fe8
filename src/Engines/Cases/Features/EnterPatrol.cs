using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A city enters a joint patrol (联合巡查); the tally adds up over all cities.</summary>
public static class EnterPatrol
{
    internal static Task<Patrol> Handle(CaseDesk desk, ContentSeal seal, Actor actor, Patrol patrol)
    {
        desk.Demand(actor, "work", patrol.Keeper);
        if (string.IsNullOrWhiteSpace(patrol.Place)) throw CasesRefusals.FieldsMissing("地点 place").ToException();
        if (patrol.Patrols < 1 || patrol.Vessels < 0 || patrol.People < 0 || patrol.Found < 0 || patrol.OnDay > desk.Today) throw CasesRefusals.WrongPatrol.ToException();
        patrol = patrol with { EnteredBy = actor.Name };
        return desk.Units.Write(async unit =>
        {
            await DeskRows.In(unit, seal).AddPatrol(desk.Entropy.NewId().ToString("N"), patrol, desk.NowUs);
            unit.Audit(new AuditEvent(CaseEvents.PatrolEntered, actor, $"member:{patrol.Keeper}", $"{patrol.OnDay:yyyy-MM-dd} patrols {patrol.Patrols}"));
            return patrol;
        }).AsTask();
    }
}
