using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Features;

/// <summary>The last boards computed, by state and day; nothing that a restart would lose.</summary>
internal sealed class LightCache(IReadOnlyDictionary<string, RuleSet> ruleSets)
{
    private const int BoardsMax = 4;
    private readonly Lock _gate = new();
    private readonly List<(long Seq, DateOnly On, WorkingCalendar Calendar, IReadOnlyList<LightRow> Rows)> _boards = [];

    /// <summary>Rule sets by name; <c>default</c> is always there.</summary>
    public IReadOnlyDictionary<string, RuleSet> RuleSets => ruleSets;

    public IReadOnlyList<LightRow> Rows(Book book, DateOnly on, WorkingCalendar calendar)
    {
        lock (_gate)
        {
            var known = _boards.FindIndex(board => board.Seq == book.Seq && board.On == on && ReferenceEquals(board.Calendar, calendar));
            if (known >= 0) return _boards[known].Rows;
        }
        var rows = Compute(book, on, calendar);
        lock (_gate)
        {
            if (_boards.Count >= BoardsMax) _boards.RemoveAt(0);
            _boards.Add((book.Seq, on, calendar, rows));
        }
        return rows;
    }

    private List<LightRow> Compute(Book book, DateOnly on, WorkingCalendar calendar)
    {
        var items = book.ItemsOn(on);
        var tasks = items.Select(item => item.ToTask()).ToList();
        var lights = new TaskLight[items.Count];
        foreach (var set in items.Select(item => book.Plans[item.Plan].Rules).Distinct().ToList())
        {
            var computed = ComputeLights.Of(tasks, book.Events, on, ruleSets.GetValueOrDefault(set) ?? RuleSet.Default, calendar);
            for (var row = 0; row < lights.Length; row++)
            {
                if (book.Plans[items[row].Plan].Rules == set) lights[row] = computed[row];
            }
        }
        return [.. items.Select((item, row) => new LightRow(item, lights[row], lights[row].ReportedOn is null ? null : book.Plans[item.Plan].Confirmer))];
    }
}
