using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>Rows for the lists of desks: my work, search, limits counted again, half-typed acceptances, disputes.</summary>
internal sealed class WorkRows(IReadSession session, ContentSeal seal)
{
    private const string Order = "ORDER BY due_on, number LIMIT @limit";

    /// <summary>The same order over a handful of rows found by an index of their own: left to itself SQLite walks along the order instead.</summary>
    private const string OrderFew = "ORDER BY due_on || '', number LIMIT @limit";

    private static readonly string Columns = SqlCaseRows.RecordColumns;

    // One short walk along the index of work for each standing, then the most urgent of them: an IN would sort all open cases of the city.
    private static readonly string OpenSql = "SELECT " + Columns + " FROM (" + string.Join(" UNION ALL ", ((Standing[])[Standing.Previewed, Standing.Held, Standing.Offered, Standing.Awaiting])
        .Select(standing => $"SELECT * FROM (SELECT {SqlCaseRows.RecordNames}, due_on, number FROM cases_records WHERE keeper = @keeper AND standing = '{standing}' "
            + $"AND due_on <= @until {Order}) AS {standing}")) + ") AS work " + Order;

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    /// <summary>What the member has to do: held, offered, previewed and awaited, unfinished, the most urgent first; at most so many.</summary>
    public Task<IReadOnlyList<CaseRecord>> ListOpen(string keeper, int limit) =>
        List(OpenSql, new { keeper, until = SqlCaseRows.Day(SqlCaseRows.Never.AddDays(-1)), limit = (long)limit });

    /// <summary>Records that a filter keeps, the most urgent first, the finished last; at most so many.</summary>
    /// <param name="keeper">The member.</param>
    /// <param name="filter">What is looked for.</param>
    /// <param name="personKey">The member's key of the person looked for; empty for none.</param>
    /// <param name="today">Today, for what is late.</param>
    /// <param name="limit">How many.</param>
    public Task<IReadOnlyList<CaseRecord>> Search(string keeper, CaseFilter filter, string personKey, DateOnly today, int limit)
    {
        var where = new List<string> { "keeper = @keeper" };
        if (personKey.Length > 0) where.Add("person_key = @personKey");
        else if (filter.IsNumber) where.Add("number = @number");
        else if (filter.Words.Length > 0) where.Add("number LIKE @words ESCAPE '!'");
        if (filter.Item.Length > 0) where.Add("item = @item");
        if (filter.State is not null) where.Add("state = @state");
        if (filter.Standing is not null) where.Add("standing = @standing");
        if (filter.Holder.Length > 0) where.Add("holder = @holder");
        if (filter.IsLate) where.Add("due_on < @today");
        return List($"SELECT {Columns} FROM cases_records WHERE {string.Join(" AND ", where)} {(personKey.Length > 0 || filter.IsNumber ? OrderFew : Order)}", new
        {
            keeper, personKey, number = filter.Words, words = $"%{Literal(filter.Words)}%", item = filter.Item,
            state = filter.State?.ToString(), standing = filter.Standing?.ToString(), holder = filter.Holder, today = SqlCaseRows.Day(today), limit = (long)limit,
        });
    }

    /// <summary>Unfinished records after an identifier, in its order; for counting limits again.</summary>
    public Task<IReadOnlyList<CaseRecord>> ListUnfinished(string keeper, string after, int limit) => List(
        $"SELECT {Columns} FROM cases_records WHERE keeper = @keeper AND id > @after AND due_on < @never ORDER BY id LIMIT @limit",
        new { keeper, after, never = SqlCaseRows.Day(SqlCaseRows.Never), limit = (long)limit });

    /// <summary>Moves the last day of a case's present hop in the lists and in the flow.</summary>
    public async Task SetDue(string keeper, string id, DateOnly due)
    {
        var row = new { keeper, id, due = SqlCaseRows.Day(due) };
        await Writing.Execute("UPDATE cases_records SET due_on = @due WHERE keeper = @keeper AND id = @id", row);
        await Writing.Execute("UPDATE cases_hops SET due_on = @due WHERE keeper = @keeper AND case_id = @id AND ended_on IS NULL", row);
    }

    /// <summary>The calendar by which a member's limits were last counted; null before the first time.</summary>
    public Task<string?> FindCalendar(string keeper) => session.Find<string>("SELECT calendar FROM cases_counted WHERE keeper = @keeper", new { keeper });

    public Task SaveCalendar(string keeper, string calendar) => Writing.Execute("INSERT INTO cases_counted (keeper, calendar) VALUES (@keeper, @calendar) "
        + "ON CONFLICT (keeper) DO UPDATE SET calendar = excluded.calendar", new { keeper, calendar });

    /// <summary>The half-typed acceptance of a person; null when there is none.</summary>
    public async Task<string?> FindDraft(string keeper, string who) =>
        seal.Open(await session.Find<string>("SELECT form FROM cases_drafts WHERE keeper = @keeper AND who = @who", new { keeper, who }));

    public Task SaveDraft(string keeper, string who, string form, long atUs) => Writing.Execute(
        "INSERT INTO cases_drafts (keeper, who, form, at_us) VALUES (@keeper, @who, @form, @atUs) "
        + "ON CONFLICT (keeper, who) DO UPDATE SET form = excluded.form, at_us = excluded.at_us", new { keeper, who, form = seal.Seal(form), atUs });

    public Task DropDraft(string keeper, string who) => Writing.Execute("DELETE FROM cases_drafts WHERE keeper = @keeper AND who = @who", new { keeper, who });

    /// <summary>Drafts that nobody went on with since an instant; answers how many went.</summary>
    public Task<int> DropDraftsBefore(string keeper, long beforeUs) =>
        Writing.Execute("DELETE FROM cases_drafts WHERE keeper = @keeper AND at_us < @beforeUs", new { keeper, beforeUs });

    /// <summary>Cases whose jurisdiction is disputed and not ruled on since, as this member knows them, the oldest first.</summary>
    public Task<IReadOnlyList<CaseRecord>> ListDisputed(string keeper, int limit) => List(
        $"SELECT {Columns} FROM cases_records WHERE keeper = @keeper AND id IN (SELECT case_id FROM cases_events WHERE keeper = @keeper AND kind IN ('disputed', 'ruled') "
        + "GROUP BY case_id HAVING MAX(CASE WHEN kind = 'disputed' THEN number ELSE 0 END) > MAX(CASE WHEN kind = 'ruled' THEN number ELSE 0 END)) ORDER BY number || '' LIMIT @limit",
        new { keeper, limit = (long)limit });

    /// <summary>Words in which nothing stands for anything else.</summary>
    private static string Literal(string words) => words.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private async Task<IReadOnlyList<CaseRecord>> List(string sql, object values) =>
        [.. (await session.List<SqlCaseRows.RecordRow>(sql, values)).Select(row => row.ToRecord(seal))];
}
