using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Writes into the history, once each, that a hop came near its limit or passed it; every city concerned sees it at once.</summary>
public static class MarkHops
{
    private const long Near = 1;
    private const long Late = 2;

    /// <summary>Answers how many hops were marked.</summary>
    internal static async Task<int> Handle(CaseDesk desk, ContentSeal seal, string member)
    {
        var soon = desk.Calendar.AddWorkingDays(desk.Today, 5).On;
        var (late, near) = await desk.Units.Read(async unit =>
        {
            if (await unit.Journals.IsCatchingUp(member)) return ([], []);
            var rows = DeskRows.In(unit, seal);
            return (await rows.ListUnmarked(member, desk.Today, Late), await rows.ListUnmarked(member, soon, Near));
        });
        var marked = 0;
        foreach (var id in late.Concat(near).Distinct()) marked += await Mark(desk, seal, member, id);
        return marked;
    }

    private static ValueTask<int> Mark(CaseDesk desk, ContentSeal seal, string member, string id) => desk.Units.Write(async unit =>
    {
        var rows = desk.Store.In(unit);
        if (await rows.FindCase(member, id) is not { } record) return 0;
        var light = record.Header.Clock.LightOn(desk.Calendar, desk.Today);
        if (light is not (HopLight.Late or HopLight.NearLimit)) return 0;
        await DeskRows.In(unit, seal).Mark(member, id, light == HopLight.Late ? Late : Near);
        unit.Audit(new AuditEvent(CaseEvents.Marked, Actor.Node, $"case:{id}", light == HopLight.Late ? "late" : "near-limit"));
        await NoteOnCase.Tell(desk, unit, rows, record, light == HopLight.Late ? "late" : "near-limit", Actor.Node.Name, member);
        return 1;
    });
}
