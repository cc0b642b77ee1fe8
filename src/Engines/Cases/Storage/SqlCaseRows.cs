using System.Text.Json;
using OneCity.Exchange;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>Cases in SQL; the same statements on both databases.</summary>
internal sealed class SqlCaseStore : ICaseStore
{
    public ICaseRows In(IUnit unit) => new SqlCaseRows(((SqlUnit)unit).Session);
}

/// <summary>Rows of cases within one session.</summary>
internal sealed class SqlCaseRows(IReadSession session) : ICaseRows
{
    private const string RecordColumns = "keeper, standing, person_key AS PersonKey, confirmed, header, content";

    private const string OfferColumns = "keeper, case_id AS CaseId, offer, sender, receiver, intent, terms, offered_at_us AS OfferedAtUs, "
        + "until_us AS UntilUs, outcome, reason, preview";

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    public async ValueTask<CaseRecord?> FindCase(string keeper, string id) => (await session.Find<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND (id = @id OR number = @id)", new { keeper, id }))?.ToRecord();

    public async ValueTask SaveCase(CaseRecord record, DateOnly? dueOn) => await Writing.Execute(
        "INSERT INTO cases_records (keeper, id, number, item, holder, standing, state, due_on, person_key, confirmed, header, content) "
        + "VALUES (@keeper, @id, @number, @item, @holder, @standing, @state, @due, @personKey, @confirmed, @header, @content) "
        + "ON CONFLICT (keeper, id) DO UPDATE SET holder = excluded.holder, standing = excluded.standing, state = excluded.state, "
        + "due_on = excluded.due_on, person_key = excluded.person_key, confirmed = excluded.confirmed, header = excluded.header, content = excluded.content",
        new
        {
            keeper = record.Keeper,
            id = record.Header.Id,
            number = record.Header.Number,
            item = record.Header.Item,
            holder = record.Header.Holder,
            standing = record.Standing.ToString(),
            state = record.Header.State.ToString(),
            due = dueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            personKey = record.PersonKey,
            confirmed = (long)record.Confirmed,
            header = JsonSerializer.Serialize(record.Header, CaseJson.Readable.CaseHeader),
            content = record.Content is { } content ? JsonSerializer.Serialize(content, CaseJson.Readable.CaseContent) : null,
        });

    public async ValueTask<IReadOnlyList<CaseRecord>> ListCases(string keeper) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper ORDER BY id", new { keeper })).Select(row => row.ToRecord())];

    public async ValueTask<IReadOnlyList<CaseRecord>> ListByPerson(string keeper, string personKey, string item) =>
        [.. (await session.List<RecordRow>(
            $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND person_key = @personKey AND item = @item ORDER BY id",
            new { keeper, personKey, item })).Select(row => row.ToRecord())];

    public async ValueTask<HandOver?> FindHandOver(string keeper, string caseId, int offer) => (await session.Find<OfferRow>(
        $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND case_id = @caseId AND offer = @offer",
        new { keeper, caseId, offer = (long)offer }))?.ToHandOver();

    public async ValueTask SaveHandOver(HandOver handOver) => await Writing.Execute(
        "INSERT INTO cases_hand_overs (keeper, case_id, offer, sender, receiver, intent, terms, offered_at_us, until_us, outcome, reason, preview) "
        + "VALUES (@Keeper, @CaseId, @Offer, @Sender, @Receiver, @Intent, @Terms, @OfferedAtUs, @UntilUs, @Outcome, @Reason, @Preview) "
        + "ON CONFLICT (keeper, case_id, offer) DO UPDATE SET intent = excluded.intent, terms = excluded.terms, offered_at_us = excluded.offered_at_us, "
        + "until_us = excluded.until_us, outcome = excluded.outcome, reason = excluded.reason, preview = excluded.preview", OfferRow.Of(handOver));

    public async ValueTask<IReadOnlyList<HandOver>> ListHandOvers(string keeper, string? caseId) => [.. (caseId is null
        ? await session.List<OfferRow>(
            $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND outcome = 'Open' ORDER BY case_id, offer", new { keeper })
        : await session.List<OfferRow>(
            $"SELECT {OfferColumns} FROM cases_hand_overs WHERE keeper = @keeper AND case_id = @caseId ORDER BY offer", new { keeper, caseId }))
        .Select(row => row.ToHandOver())];

    public async ValueTask AddEvent(CaseEvent line) => await Writing.Execute(
        "INSERT INTO cases_events (keeper, case_id, number, at_us, kind, who, words) SELECT @Keeper, @CaseId, "
        + "COALESCE(MAX(number), 0) + 1, @AtUs, @Kind, @Who, @Words FROM cases_events WHERE keeper = @Keeper AND case_id = @CaseId", line);

    public async ValueTask<IReadOnlyList<CaseEvent>> ListEvents(string keeper, string caseId) => await session.List<CaseEvent>(
        "SELECT keeper, case_id AS CaseId, number, at_us AS AtUs, kind, who, words FROM cases_events "
        + "WHERE keeper = @keeper AND case_id = @caseId ORDER BY number", new { keeper, caseId });

    public async ValueTask AddJotting(Jotting jotting) => await Writing.Execute(
        "INSERT INTO cases_jottings (keeper, case_id, id, kind, text, at_us) VALUES (@Keeper, @CaseId, @Id, @kind, @Text, @AtUs)",
        new { jotting.Keeper, jotting.CaseId, jotting.Id, kind = jotting.Kind.ToString(), jotting.Text, jotting.AtUs });

    public async ValueTask<IReadOnlyList<Jotting>> ListJottings(string keeper, string caseId) => [.. (await session.List<JottingRow>(
        "SELECT keeper, case_id AS CaseId, id, kind, text, at_us AS AtUs FROM cases_jottings WHERE keeper = @keeper AND case_id = @caseId "
        + "ORDER BY at_us, id", new { keeper, caseId }))
        .Select(row => new Jotting(row.Keeper, row.CaseId, row.Id, Enum.Parse<JottingKind>(row.Kind), row.Text, row.AtUs))];

    public async ValueTask<long> NextNumber(string keeper, int year)
    {
        await Writing.Execute("INSERT INTO cases_numbers (keeper, year, number) VALUES (@keeper, @year, 1) "
            + "ON CONFLICT (keeper, year) DO UPDATE SET number = cases_numbers.number + 1", new { keeper, year = (long)year });
        return await session.Get<long>("SELECT number FROM cases_numbers WHERE keeper = @keeper AND year = @year", new { keeper, year = (long)year });
    }

    /// <summary>The member's records for a list: by time left, then number; at most so many.</summary>
    public async ValueTask<IReadOnlyList<CaseRecord>> ListWork(string keeper, string? standing, int limit) => [.. (await session.List<RecordRow>(
        $"SELECT {RecordColumns} FROM cases_records WHERE keeper = @keeper AND (@standing IS NULL OR standing = @standing) "
        + "ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, number LIMIT @limit",
        new { keeper, standing, limit = (long)limit })).Select(row => row.ToRecord())];

    private sealed record RecordRow(string Keeper, string Standing, string PersonKey, long Confirmed, string Header, string? Content)
    {
        public CaseRecord ToRecord() => new(
            Keeper, JsonSerializer.Deserialize(Header, CaseJson.Readable.CaseHeader)!,
            Content is null ? null : JsonSerializer.Deserialize(Content, CaseJson.Readable.CaseContent),
            Enum.Parse<Standing>(Standing), PersonKey, (int)Confirmed);
    }

    private sealed record JottingRow(string Keeper, string CaseId, string Id, string Kind, string Text, long AtUs);

    private sealed record OfferRow(
        string Keeper, string CaseId, long Offer, string Sender, string Receiver, string Intent, string Terms, long OfferedAtUs, long UntilUs,
        string Outcome, string Reason, string? Preview)
    {
        public static OfferRow Of(HandOver offer) => new(
            offer.Keeper, offer.CaseId, offer.Offer, offer.From, offer.To, offer.Intent, offer.Terms, offer.OfferedAtUs, offer.UntilUs,
            offer.Outcome.ToString(), offer.Reason,
            offer.Preview is { } preview ? JsonSerializer.Serialize(preview, CaseJson.Readable.CaseContent) : null);

        public HandOver ToHandOver() => new(
            Keeper, CaseId, (int)Offer, Sender, Receiver, Intent, Terms, OfferedAtUs, UntilUs, Enum.Parse<HandOverOutcome>(Outcome), Reason,
            Preview is null ? null : JsonSerializer.Deserialize(Preview, CaseJson.Readable.CaseContent));
    }
}
