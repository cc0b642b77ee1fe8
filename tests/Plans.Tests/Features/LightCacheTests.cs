using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class LightCacheTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_board_renewed_row_by_row_reads_as_one_computed_from_nothing(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        for (var number = 1; number <= 12; number++)
            await office.Enter($"{number}", $"2026-{2 + (number % 3):00}-15", number % 4 == 0 ? [$"list-2026/{number - 1}", $"list-2026/{number - 2}"] : []);
        await Same(office);
        for (var step = 0; step < 8; step++)
        {
            var item = $"list-2026/{1 + (step * 5 % 12)}";
            await (step switch
            {
                0 or 4 => office.Plans.ReportProgress(Office.Handler, item, TaskEventKind.Started),
                1 => office.Plans.ReportProgress(Office.Handler, item, TaskEventKind.Done),
                2 => office.Plans.Confirm(Office.Lead, "list-2026/6"),
                3 => office.Plans.ChangeItem(Office.Planner, item, new(null, null, null, null, null, new(2026, 8, 1), null, null, "延期")),
                5 => office.Enter("13", "2026-02-20", "list-2026/2"),
                6 => office.Plans.ChangeItem(Office.Planner, "list-2026/12", new(null, null, null, null, null, null, ["list-2026/2"], null, "改为等待 2")),
                _ => office.Plans.HandInEvidence(Office.Handler, item, new("statement", "", "说明")),
            });
            if (step % 3 == 2) office.PassDays(3);
            await Same(office);
        }
    }

    private static async Task Same(Office office)
    {
        foreach (var on in new DateOnly?[] { null, new DateOnly(2026, 3, 20) })
            Assert.Equal(await Board(office.Another(), on), await Board(office.Plans, on));
    }

    private static async Task<IReadOnlyList<object>> Board(PlansEngine plans, DateOnly? on) =>
        [.. (await plans.ListLights(Office.Planner, on, new LightFilter())).Select(row =>
            (row.Item.Id, row.Item.DueOn, row.Confirmer, row.Light.Light, row.Light.Since, row.Light.Blames, row.Light.Because.English, row.Light.IsDone))];
}
