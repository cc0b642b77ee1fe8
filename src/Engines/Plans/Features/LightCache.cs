using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Features;

/// <summary>The last boards computed, by state and day; nothing that a restart would lose.</summary>
internal sealed class LightCache(IReadOnlyDictionary<string, RuleSet> ruleSets)
{
    private const int BoardsMax = 4;

    /// <summary>With more rows changed than this, the whole board is computed anew.</summary>
    private const int RenewedMax = 1_000;

    private readonly Lock _gate = new();
    private readonly List<Board> _boards = [];

    /// <summary>Rule sets by name; <c>default</c> is always there.</summary>
    public IReadOnlyDictionary<string, RuleSet> RuleSets => ruleSets;

    public IReadOnlyList<LightRow> Rows(Book book, DateOnly on, WorkingCalendar calendar)
    {
        Board? older;
        lock (_gate)
        {
            older = _boards.FindLast(board => board.On == on && ReferenceEquals(board.Calendar, calendar) && board.Book.Seq <= book.Seq);
        }
        if (older?.Book.Seq == book.Seq) return older.Rows;
        var rows = (older is null ? null : Renew(older, book)) ?? Compute(book, on, calendar);
        lock (_gate)
        {
            if (older is not null) _boards.Remove(older);
            if (_boards.Count >= BoardsMax) _boards.RemoveAt(0);
            _boards.Add(new Board(book, on, calendar, rows));
        }
        return rows;
    }

    private LightRow[] Compute(Book book, DateOnly on, WorkingCalendar calendar)
    {
        var items = book.ItemsOn(on);
        var lights = Lights(items, items, book, on, calendar);
        return [.. items.Select((item, row) => RowOf(item, lights[row], book))];
    }

    /// <summary>The older board with only those rows computed anew that changed or wait for one that did; null where the list itself is another.</summary>
    private LightRow[]? Renew(Board older, Book book)
    {
        var changed = book.ChangedSince(older.Book);
        if (changed.Count > RenewedMax || !ReferenceEquals(book.Plans, older.Book.Plans)
            || changed.Any(id => (book.FindOn(id, older.On) is null) != (older.Book.FindOn(id, older.On) is null)))
            return null;
        var (rows, stale) = (older.Rows.ToArray(), new List<int>());
        for (var row = 0; row < rows.Length; row++)
        {
            if (changed.Contains(rows[row].Item.Id)) rows[row] = rows[row] with { Item = book.FindOn(rows[row].Item.Id, older.On)! };
            else if (!rows[row].Item.WaitsFor.Any(changed.Contains)) continue;
            stale.Add(row);
        }
        List<PlanItem> items = [.. stale.Select(row => rows[row].Item)];
        var waitedFor = items.SelectMany(item => item.WaitsFor).Except(items.Select(item => item.Id)).Select(id => book.FindOn(id, older.On)).OfType<PlanItem>();
        var lights = Lights(items, [.. items, .. waitedFor], book, older.On, older.Calendar);
        for (var at = 0; at < stale.Count; at++) rows[stale[at]] = RowOf(items[at], lights[at], book);
        return rows;
    }

    /// <summary>Lights of the first rows of a list, each by the rules of its plan; <paramref name="list"/> also holds what they wait for.</summary>
    private TaskLight[] Lights(IReadOnlyList<PlanItem> items, IReadOnlyList<PlanItem> list, Book book, DateOnly on, WorkingCalendar calendar)
    {
        var tasks = list.Select(item => item.ToTask()).ToList();
        var lights = new TaskLight[items.Count];
        foreach (var set in items.Select(item => book.Plans[item.Plan].Rules).Distinct().ToList())
        {
            var computed = ComputeLights.Of(tasks, book.Events, on, ruleSets.GetValueOrDefault(set) ?? RuleSet.Default, calendar);
            for (var row = 0; row < lights.Length; row++)
            {
                if (book.Plans[items[row].Plan].Rules == set) lights[row] = computed[row];
            }
        }
        return lights;
    }

    private static LightRow RowOf(PlanItem item, TaskLight light, Book book) =>
        new(item, light, light.ReportedOn is null ? null : book.Plans[item.Plan].Confirmer);

    private sealed record Board(Book Book, DateOnly On, WorkingCalendar Calendar, IReadOnlyList<LightRow> Rows);
}
