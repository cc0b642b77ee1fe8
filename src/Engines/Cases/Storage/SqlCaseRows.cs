using System.Text.Json;
using OneCity.Exchange;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>Cases in SQL; the same statements on both databases.</summary>
internal sealed class SqlCaseStore(TimeProvider clock, ContentSeal seal) : ICaseStore
{
    public ICaseRows In(IUnit unit) => new SqlCaseRows(((SqlUnit)unit).Session, CaseDesk.DayOf(clock.GetUtcNow()), seal, ((SqlUnit)unit).ForUpdate);
}

/// <summary>Rows of cases within one session.</summary>
internal sealed class SqlCaseRows(IReadSession session, DateOnly today, ContentSeal seal, string forUpdate) : ICaseRows
{
    /// <summary>The columns of a record as they are read.</summary>
    internal const string RecordColumns = "keeper, standing, person_key AS PersonKey, confirmed, header, content";

    /// <summary>The same by their own names, for a question within a question.</summary>
    internal const string RecordNames = "keeper, standing, person_key, confirmed, header, content";

    private const string OfferColumns = "keeper, case_id AS CaseId, offer, sender, receiver, intent, terms, offered_at_us AS OfferedAtUs, "
        + "until_us AS UntilUs, outcome, reason, preview";

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    // Two questions rather than one with OR, which would walk through all cases of the keeper; messages name cases by id, so a new one is looked for once.
    public async ValueTask<CaseRecord?> FindCase(string keeper, string id) =>
        (await session.Find<RecordRow>(ByIdSql, new { keeper, id })
            ?? (Guid.TryParseExact(id, "N", out _) ? null
                : await session.Find<RecordRow>($"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND number = @id{forUpdate}", new { keeper, id })))?.ToRecord(seal);

    /// <summary>The session, for rows beside the cases themselves.</summary>
    public IReadSession Session => session;

    /// <summary>Seals personal data.</summary>
    public ContentSeal Seal => seal;

    /// <summary>Record, hop and line of history.</summary>
    public ValueTask SaveCase(CaseRecord record, DateOnly? dueOn, CaseEvent? line = null)
    {
        var isHeld = record.Header.Holder == record.Keeper && record.Standing is Standing.Held or Standing.Offered;
        var (keeper, id, number) = (record.Keeper, record.Header.Id, record.Header.Number);
        Writing.Later(RecordSql, new
        {
            keeper, id, number,
            item = record.Header.Item,
            holder = record.Header.Holder,
            standing = record.Standing.ToString(),
            state = record.Header.State.ToString(),
            due = Day(dueOn ?? Never),
            parent = record.Header.Parent,
            personKey = record.PersonKey,
            confirmed = (long)record.Confirmed,
            header = JsonSerializer.Serialize(record.Header, CaseJson.Readable.CaseHeader),
            content = seal.Seal(record.Content is { } content ? JsonSerializer.Serialize(content, CaseJson.Readable.CaseContent) : null),
        });
        if (isHeld)
            Writing.Later(HopSql, new
            {
                keeper, id, number,
                item = record.Header.Item,
                due = Day(dueOn ?? Never),
                confirmed = (long)record.Confirmed,
                hop = (long)record.Header.Hop,
                started = Day(record.Header.Clock.HopStartedOn),
                stopped = record.Header.Clock.PausedOn is null ? 0L : 1L,
                ended = dueOn is null ? Day(today) : null,
            });
        else if (record.Standing == Standing.Handed) Writing.Later(HopEndSql, new { keeper, id, today = Day(today) });
        return line is null ? default : AddEvent(line);
    }

    private const string RecordSql =
        "INSERT INTO cases_records (keeper, id, number, item, holder, standing, state, due_on, person_key, confirmed, header, content, parent) "
        + "VALUES (@keeper, @id, @number, @item, @holder, @standing, @state, @due, @personKey, @confirmed, @header, @content, @parent) "
        + "ON CONFLICT (keeper, id) DO UPDATE SET holder = excluded.holder, standing = excluded.standing, state = excluded.state, "
        + "due_on = excluded.due_on, person_key = excluded.person_key, confirmed = excluded.confirmed, header = excluded.header, content = excluded.content, parent = excluded.parent";

    /// <summary>The holder's own time with the case: who handed it over, since when, until when, and when it ended.</summary>
    private const string HopSql =
        "INSERT INTO cases_hops (keeper, case_id, hop, sender, number, item, started_on, due_on, stopped, ended_on) VALUES (@keeper, @id, @hop, "
        + "COALESCE((SELECT sender FROM cases_hand_overs WHERE keeper = @keeper AND case_id = @id AND offer = @confirmed), ''), @number, @item, "
        + "@started, @due, @stopped, @ended) ON CONFLICT (keeper, case_id, hop) DO UPDATE SET "
        + "due_on = CASE WHEN excluded.ended_on IS NULL THEN excluded.due_on ELSE cases_hops.due_on END, stopped = excluded.stopped, "
        + "ended_on = CASE WHEN excluded.ended_on IS NULL THEN NULL ELSE COALESCE(cases_hops.ended_on, excluded.ended_on) END";

    private const string HopEndSql = "UPDATE cases_hops SET ended_on = @today WHERE keeper = @keeper AND case_id = @id AND ended_on IS NULL";

    private const string EventSql = "INSERT INTO cases_events (keeper, case_id, number, at_us, kind, who, words) SELECT @keeper, @id, "
        + "COALESCE(MAX(number), 0) + 1, @AtUs, @Kind, @Who, @Words FROM cases_events WHERE keeper = @keeper AND case_id = @id";

    /// <summary>A day as it is stored.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask<IReadOnlyList<CaseRecord>> ListCases(string keeper) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper ORDER BY id", new { keeper })).Select(row => row.ToRecord(seal))];

    public async ValueTask<IReadOnlyList<CaseRecord>> ListByPerson(string keeper, string personKey, string item) =>
        [.. (await session.List<RecordRow>(
            $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND person_key = @personKey AND item = @item ORDER BY id",
            new { keeper, personKey, item })).Select(row => row.ToRecord(seal))];

    public async ValueTask<HandOver?> FindHandOver(string keeper, string caseId, int offer) =>
        (await session.Find<OfferRow>(OfferSql, new { keeper, id = caseId, offer = (long)offer }))?.ToHandOver(seal);

    public async ValueTask<(CaseRecord? Record, HandOver? Offer)> FindWithOffer(string keeper, string id, int offer)
    {
        var (records, offers) = await session.ListBoth<RecordRow, OfferRow>(ByIdSql, OfferSql, new { keeper, id, offer = (long)offer });
        return (records.Count == 0 ? null : records[0].ToRecord(seal), offers.Count == 0 ? null : offers[0].ToHandOver(seal));
    }

    private string OfferSql => $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND case_id = @id AND offer = @offer{forUpdate}";

    private string ByIdSql => $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND id = @id{forUpdate}";

    public ValueTask SaveHandOver(HandOver handOver) => Later(
        "INSERT INTO cases_hand_overs (keeper, case_id, offer, sender, receiver, intent, terms, offered_at_us, until_us, outcome, reason, preview) "
        + "VALUES (@Keeper, @CaseId, @Offer, @Sender, @Receiver, @Intent, @Terms, @OfferedAtUs, @UntilUs, @Outcome, @Reason, @Preview) "
        + "ON CONFLICT (keeper, case_id, offer) DO UPDATE SET intent = excluded.intent, terms = excluded.terms, offered_at_us = excluded.offered_at_us, "
        + "until_us = excluded.until_us, outcome = excluded.outcome, reason = excluded.reason, preview = excluded.preview", OfferRow.Of(handOver, seal));

    public async ValueTask<IReadOnlyList<HandOver>> ListHandOvers(string keeper, string? caseId) => [.. (caseId is null
        ? await session.List<OfferRow>(
            $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND outcome = 'Open' ORDER BY case_id, offer", new { keeper })
        : await session.List<OfferRow>(
            $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND case_id = @caseId ORDER BY offer", new { keeper, caseId }))
        .Select(row => row.ToHandOver(seal))];

    public ValueTask AddEvent(CaseEvent line) => Later(EventSql, new { keeper = line.Keeper, id = line.CaseId, line.AtUs, line.Kind, line.Who, line.Words });

    public async ValueTask<IReadOnlyList<CaseEvent>> ListEvents(string keeper, string caseId) => await session.List<CaseEvent>(
        "SELECT keeper, case_id AS CaseId, number, at_us AS AtUs, kind, who, words FROM cases_events "
        + "WHERE keeper = @keeper AND case_id = @caseId ORDER BY number", new { keeper, caseId });

    public ValueTask AddJotting(Jotting jotting) => Later(
        "INSERT INTO cases_jottings (keeper, case_id, id, kind, text, at_us) VALUES (@Keeper, @CaseId, @Id, @kind, @Text, @AtUs)",
        new { jotting.Keeper, jotting.CaseId, jotting.Id, kind = jotting.Kind.ToString(), Text = seal.Seal(jotting.Text), jotting.AtUs });

    public async ValueTask<IReadOnlyList<Jotting>> ListJottings(string keeper, string caseId) => [.. (await session.List<JottingRow>(
        "SELECT keeper, case_id AS CaseId, id, kind, text, at_us AS AtUs FROM cases_jottings WHERE keeper = @keeper AND case_id = @caseId "
        + "ORDER BY at_us, id", new { keeper, caseId }))
        .Select(row => new Jotting(row.Keeper, row.CaseId, row.Id, Enum.Parse<JottingKind>(row.Kind), seal.Open(row.Text)!, row.AtUs))];

    public async ValueTask<long> NextNumber(string keeper, int year) => await Writing.Get<long>("INSERT INTO cases_numbers (keeper, year, number) "
        + "VALUES (@keeper, @year, 1) ON CONFLICT (keeper, year) DO UPDATE SET number = cases_numbers.number + 1 RETURNING number", new { keeper, year = (long)year });

    /// <summary>The member's records for a list: by time left, then number, the finished last; at most so many.</summary>
    public async ValueTask<IReadOnlyList<CaseRecord>> ListWork(string keeper, string? standing, int limit) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper " + (standing is null ? "" : "AND standing = @standing ")
        + "ORDER BY due_on, number LIMIT @limit", new { keeper, standing, limit = (long)limit })).Select(row => row.ToRecord(seal))];

    /// <summary>Unfinished records of one standing, the most urgent first, due at the latest on a day; at most so many.</summary>
    public async ValueTask<IReadOnlyList<CaseRecord>> ListOpen(string keeper, Standing standing, DateOnly until, int limit) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND standing = @standing AND due_on <= @until "
        + "ORDER BY due_on, number LIMIT @limit", new { keeper, standing = standing.ToString(), until = Day(until), limit = (long)limit }))
        .Select(row => row.ToRecord(seal))];

    /// <summary>The cases split from one, as this member knows them.</summary>
    public async ValueTask<IReadOnlyList<CaseRecord>> ListParts(string keeper, string parent) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND parent = @parent AND parent <> '' ORDER BY number", new { keeper, parent }))
        .Select(row => row.ToRecord(seal))];

    /// <summary>The day stored where a case has no limit any more; it sorts last.</summary>
    public static DateOnly Never { get; } = new(9999, 12, 31);

    private ValueTask Later(string sql, object parameters)
    {
        Writing.Later(sql, parameters);
        return default;
    }

    internal sealed record RecordRow(string Keeper, string Standing, string PersonKey, long Confirmed, string Header, string? Content)
    {
        public CaseRecord ToRecord(ContentSeal seal) => new(
            Keeper, JsonSerializer.Deserialize(Header, CaseJson.Readable.CaseHeader)!,
            seal.Open(Content) is { } content ? JsonSerializer.Deserialize(content, CaseJson.Readable.CaseContent) : null,
            Enum.Parse<Standing>(Standing), PersonKey, (int)Confirmed);
    }

    private sealed record JottingRow(string Keeper, string CaseId, string Id, string Kind, string Text, long AtUs);

    private sealed record OfferRow(
        string Keeper, string CaseId, long Offer, string Sender, string Receiver, string Intent, string Terms, long OfferedAtUs, long UntilUs,
        string Outcome, string Reason, string? Preview)
    {
        public static OfferRow Of(HandOver offer, ContentSeal seal) => new(
            offer.Keeper, offer.CaseId, offer.Offer, offer.From, offer.To, offer.Intent, offer.Terms, offer.OfferedAtUs, offer.UntilUs,
            offer.Outcome.ToString(), offer.Reason,
            seal.Seal(offer.Preview is { } preview ? JsonSerializer.Serialize(preview, CaseJson.Readable.CaseContent) : null));

        public HandOver ToHandOver(ContentSeal seal) => new(
            Keeper, CaseId, (int)Offer, Sender, Receiver, Intent, Terms, OfferedAtUs, UntilUs, Enum.Parse<HandOverOutcome>(Outcome), Reason,
            seal.Open(Preview) is { } preview ? JsonSerializer.Deserialize(preview, CaseJson.Readable.CaseContent) : null);
    }
}
