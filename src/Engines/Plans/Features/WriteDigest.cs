using OneCity.Kernel;
using OneCity.Plans.Features.Papers;
using OneCity.Plans.Model.Papers;

namespace OneCity.Plans.Features;

/// <summary>A week of the lists.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="TurnedRed">Items whose light turned red in the week.</param>
/// <param name="Done">Items confirmed as done in the week.</param>
/// <param name="ToConfirm">Items reported as done that wait for their confirmation at its end.</param>
/// <param name="DueNext">Open items whose date is in the seven days behind it.</param>
/// <param name="Red">Red items at its end.</param>
/// <param name="RedBefore">Red items a week earlier.</param>
public sealed record WeekDigest(
    DateOnly From, DateOnly To, IReadOnlyList<LightRow> TurnedRed, IReadOnlyList<LightRow> Done, IReadOnlyList<LightRow> ToConfirm,
    IReadOnlyList<LightRow> DueNext, int Red, int RedBefore);

/// <summary>What changed on the lists in a week: computed from the lights of its last day and of the day before it began.</summary>
internal static class WriteDigest
{
    private const int Week = 7;

    public static async Task<WeekDigest> Handle(Desk desk, LightCache cache, Actor actor, DateOnly to, LightFilter filter, CancellationToken stop)
    {
        var from = to.AddDays(1 - Week);
        var now = await ListLights.List(desk, cache, actor, to, filter, stop);
        var before = await ListLights.List(desk, cache, actor, from.AddDays(-1), filter, stop);
        var wasDone = before.Where(row => row.Light.IsDone).Select(row => row.Item.Id).ToHashSet(StringComparer.Ordinal);
        return new WeekDigest(
            from, to,
            [.. now.Where(row => row.Light.Light == Model.Lights.Light.Red && row.Light.Since >= from)],
            [.. now.Where(row => row.Light.IsDone && !wasDone.Contains(row.Item.Id))],
            [.. now.Where(row => row.Light.ReportedOn is not null).OrderBy(row => row.Light.ReportedOn)],
            [.. now.Where(row => !row.Light.IsDone && row.Light.DueOn > to && row.Light.DueOn <= to.AddDays(Week)).OrderBy(row => row.Light.DueOn)],
            now.Count(row => row.Light.Light == Model.Lights.Light.Red), before.Count(row => row.Light.Light == Model.Lights.Light.Red));
    }

    /// <summary>The week as a paper.</summary>
    public static Paper ToPaper(WeekDigest week, RegionDirectory directory)
    {
        var blocks = new List<Block>
        {
            new Paragraph($"周末红灯 {week.Red} 项，一周前 {week.RedBefore} 项；本周转红 {week.TurnedRed.Count} 项，办结 {week.Done.Count} 项，待确认 {week.ToConfirm.Count} 项，下周到期 {week.DueNext.Count} 项。"),
        };
        foreach (var (title, rows) in new[] { ("本周转红", week.TurnedRed), ("本周办结", week.Done), ("等待确认", week.ToConfirm), ("下周到期", week.DueNext) })
        {
            if (rows.Count == 0) continue;
            blocks.Add(new Heading(title));
            blocks.Add(WritePapers.Rows(rows, directory));
        }
        return new Paper("一周督办", $"{Files.Days.Text(week.From)} 至 {Files.Days.Text(week.To)}", blocks, []);
    }
}
