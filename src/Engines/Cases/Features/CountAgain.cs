using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>
/// Counts the last days of open hops again when the calendar has changed: a holiday notice was loaded, and what was provisional is known now.
/// </summary>
/// <remarks>Pages count at each look; the lists and the flow are ordered by a stored day, which this brings up to date.</remarks>
public static class CountAgain
{
    private const int Batch = 500;

    /// <summary>Answers how many cases got another last day; 0 when the calendar is the one counted by before.</summary>
    internal static async Task<int> Handle(CaseDesk desk, ContentSeal seal, string member)
    {
        var mark = MarkOf(desk.Calendar);
        if (await desk.Units.Read(async unit => await Rows(unit, seal).FindCalendar(member)) == mark) return 0;
        var moved = 0;
        for (var after = ""; ;)
        {
            var records = await desk.Units.Read(async unit => await Rows(unit, seal).ListUnfinished(member, after, Batch));
            if (records.Count == 0) break;
            after = records[^1].Header.Id;
            moved += await desk.Units.Write(unit => Move(desk, seal, unit, records));
        }
        await desk.Units.Write(async unit =>
        {
            await Rows(unit, seal).SaveCalendar(member, mark);
            if (moved > 0) unit.Audit(new AuditEvent(CaseEvents.CountedAgain, Actor.Node, $"member:{member}", $"{moved} cases"));
            return 0;
        });
        return moved;
    }

    private static async ValueTask<int> Move(CaseDesk desk, ContentSeal seal, IUnit unit, IReadOnlyList<CaseRecord> records)
    {
        var moved = 0;
        foreach (var known in records)
        {
            // Read anew: it may have moved on since it was listed.
            if (await desk.Store.In(unit).FindCase(known.Keeper, known.Header.Id) is not { Header.IsFinished: false } record) continue;
            await Rows(unit, seal).SetDue(record.Keeper, record.Header.Id, record.Header.Clock.HopDue(desk.Calendar, desk.Today).On);
            moved++;
        }
        return moved;
    }

    private static string MarkOf(WorkingCalendar calendar) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', calendar.Years) + string.Concat(calendar.Days.Select(day => string.Create(CultureInfo.InvariantCulture, $";{day.Day:yyyyMMdd}{(day.IsWorkday ? '+' : '-')}"))))))[..32];

    private static WorkRows Rows(IUnit unit, ContentSeal seal) => new(((SqlUnit)unit).Session, seal);
}
