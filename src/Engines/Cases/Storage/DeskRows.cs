using OneCity.Exchange;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>Rows beside the cases: flow, voices, files, differences, quotas and patrols.</summary>
internal sealed class DeskRows(IReadSession session, ContentSeal seal)
{
    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    public static DeskRows In(IUnit unit, ContentSeal seal) => new(((SqlUnit)unit).Session, seal);

    public async Task<CaseFlow> Flow(DateOnly today)
    {
        var lines = await session.List<FlowRow>("SELECT sender AS Sender, keeper AS Keeper, COUNT(*) AS Hops, "
            + "SUM(CASE WHEN ended_on IS NULL THEN 1 ELSE 0 END) AS Open, "
            + "SUM(CASE WHEN stopped = 0 AND COALESCE(ended_on, @today) > due_on THEN 1 ELSE 0 END) AS Late, "
            + "SUM(CASE WHEN ended_on IS NULL AND stopped = 0 AND due_on < @today THEN 1 ELSE 0 END) AS OpenLate, "
            + "COALESCE(MIN(CASE WHEN ended_on IS NULL THEN started_on END), '') AS OldestOn FROM cases_hops GROUP BY sender, keeper ORDER BY sender, keeper",
            new { today = Text(today) });
        var oldest = await session.List<OldRow>("SELECT keeper AS Keeper, case_id AS CaseId, number AS Number, sender AS Sender, started_on AS StartedOn, due_on AS DueOn "
            + "FROM cases_hops WHERE ended_on IS NULL AND sender <> '' ORDER BY started_on, number LIMIT 20");
        return new CaseFlow(
            [.. lines.Where(row => row.Sender.Length > 0).Select(row => new FlowLine(row.Sender, row.Keeper, row.Hops, row.Open, row.Late, Day(row.OldestOn)))
                .OrderByDescending(line => line.Hops)],
            [.. lines.GroupBy(row => row.Keeper).Select(rows => new HeldNow(rows.Key, rows.Sum(row => row.Open), rows.Sum(row => row.OpenLate)))
                .Where(held => held.Open > 0).OrderBy(held => held.City, StringComparer.Ordinal)],
            [.. oldest.Select(row => new OldHop(row.Keeper, row.CaseId, row.Number, row.Sender, Day(row.StartedOn)!.Value, Day(row.DueOn)!.Value))]);
    }

    /// <summary>Open hops of a member whose limit lies before a day and that were marked less than asked; at most 200.</summary>
    public async Task<IReadOnlyList<string>> ListUnmarked(string keeper, DateOnly before, long mark) => await session.List<string>(
        "SELECT case_id FROM cases_hops WHERE keeper = @keeper AND ended_on IS NULL AND stopped = 0 AND marked < @mark AND due_on < @before "
        + "ORDER BY due_on LIMIT 200", new { keeper, mark, before = Text(before) });

    public Task Mark(string keeper, string caseId, long mark) => Writing.Execute(
        "UPDATE cases_hops SET marked = @mark WHERE keeper = @keeper AND case_id = @caseId AND ended_on IS NULL", new { keeper, caseId, mark });

    public Task AddVoice(Voice voice) => Writing.Execute(
        "INSERT INTO cases_voices (keeper, id, case_id, kind, words, at_us, answer, answered_by, answered_at_us) "
        + "VALUES (@Keeper, @Id, @CaseId, @kind, @words, @AtUs, '', '', @AnsweredAtUs)",
        new { voice.Keeper, voice.Id, voice.CaseId, kind = voice.Kind.ToString(), words = seal.Seal(voice.Words), voice.AtUs, voice.AnsweredAtUs });

    public Task<int> AnswerVoice(string keeper, string id, string answer, string by, long atUs) => Writing.Execute(
        "UPDATE cases_voices SET answer = @answer, answered_by = @by, answered_at_us = @atUs WHERE keeper = @keeper AND id = @id AND answered_at_us = 0",
        new { keeper, id, answer = seal.Seal(answer), by, atUs });

    /// <summary>What was said about one case, or with null everything of the member that waits for an answer, at most 100.</summary>
    public async Task<IReadOnlyList<Voice>> ListVoices(string keeper, string? caseId) => [.. (await session.List<VoiceRow>(
        "SELECT keeper AS Keeper, id AS Id, case_id AS CaseId, kind AS Kind, words AS Words, at_us AS AtUs, answer AS Answer, answered_by AS AnsweredBy, "
        + "answered_at_us AS AnsweredAtUs FROM cases_voices WHERE keeper = @keeper "
        + (caseId is null ? "AND answered_at_us = 0 ORDER BY at_us LIMIT 100" : "AND case_id = @caseId ORDER BY at_us, id"), new { keeper, caseId }))
        .Select(row => new Voice(row.Keeper, row.Id, row.CaseId, Enum.Parse<VoiceKind>(row.Kind), seal.Open(row.Words)!, row.AtUs,
            seal.Open(row.Answer)!, row.AnsweredBy, row.AnsweredAtUs))];

    public Task SaveFile(string hash, string stored, string media, long sizeBytes, long atUs) => Writing.Execute(
        "INSERT INTO cases_files (hash, stored, media, size_bytes, at_us) VALUES (@hash, @stored, @media, @sizeBytes, @atUs) "
        + "ON CONFLICT (hash) DO UPDATE SET stored = excluded.stored", new { hash, stored, media, sizeBytes, atUs });

    public async Task<(string Stored, string Media)?> FindFile(string hash) =>
        await session.Find<FileRow>("SELECT stored AS Stored, media AS Media FROM cases_files WHERE hash = @hash", new { hash }) is { } row ? (row.Stored, row.Media) : null;

    public Task DropFile(string hash) => Writing.Execute("DELETE FROM cases_files WHERE hash = @hash", new { hash });

    public async Task<IReadOnlyList<DifferenceSetting>> ListDifferences() => [.. (await session.List<DifferenceRow>(
        "SELECT item AS Item, aspect AS Aspect, state AS State, owner AS Owner, ground AS Ground FROM cases_differences ORDER BY item, aspect"))
        .Select(row => new DifferenceSetting(row.Item, row.Aspect, Enum.Parse<DifferenceState>(row.State), row.Owner, row.Ground))];

    public Task SaveDifference(DifferenceSetting setting, string by, long atUs) => Writing.Execute(
        "INSERT INTO cases_differences (item, aspect, state, owner, ground, set_by, set_at_us) VALUES (@Item, @Aspect, @state, @Owner, @Ground, @by, @atUs) "
        + "ON CONFLICT (item, aspect) DO UPDATE SET state = excluded.state, owner = excluded.owner, ground = excluded.ground, "
        + "set_by = excluded.set_by, set_at_us = excluded.set_at_us WHERE cases_differences.set_at_us <= excluded.set_at_us",
        new { setting.Item, setting.Aspect, state = setting.State.ToString(), setting.Owner, setting.Ground, by, atUs });

    public void SavePairKey(string keeper, string peer, string pairKey, string caseId) => Writing.Later(
        "INSERT INTO cases_pair_keys (keeper, peer, pair_key, case_id) VALUES (@keeper, @peer, @pairKey, @caseId) ON CONFLICT DO NOTHING",
        new { keeper, peer, pairKey, caseId });

    public Task<IReadOnlyList<string>> ListByPairKey(string keeper, string peer, string pairKey) => session.List<string>(
        "SELECT case_id FROM cases_pair_keys WHERE keeper = @keeper AND peer = @peer AND pair_key = @pairKey ORDER BY case_id", new { keeper, peer, pairKey });

    /// <summary>Counts one question of a person on a day; answers how many there are now.</summary>
    public async Task<long> CountQuestion(string keeper, DateOnly on, string who)
    {
        await Writing.Execute("INSERT INTO cases_questions (keeper, day, who, asked) VALUES (@keeper, @day, @who, 1) "
            + "ON CONFLICT (keeper, day, who) DO UPDATE SET asked = cases_questions.asked + 1", new { keeper, day = Text(on), who });
        return await session.Get<long>("SELECT asked FROM cases_questions WHERE keeper = @keeper AND day = @day AND who = @who", new { keeper, day = Text(on), who });
    }

    public Task AddPatrol(string id, Patrol patrol, long atUs) => Writing.Execute(
        "INSERT INTO cases_patrols (id, keeper, on_day, place, cities, patrols, vessels, people, found, entered_by, entered_at_us) "
        + "VALUES (@id, @Keeper, @day, @Place, @Cities, @Patrols, @Vessels, @People, @Found, @EnteredBy, @atUs) ON CONFLICT (id) DO NOTHING",
        new { id, patrol.Keeper, day = Text(patrol.OnDay), patrol.Place, patrol.Cities, patrol.Patrols, patrol.Vessels, patrol.People, patrol.Found, patrol.EnteredBy, atUs });

    /// <summary>The latest patrols, at most 200, and the tally over all.</summary>
    public async Task<(IReadOnlyList<Patrol> Latest, PatrolTally Tally)> ListPatrols()
    {
        var rows = await session.List<PatrolRow>("SELECT keeper AS Keeper, on_day AS OnDay, place AS Place, cities AS Cities, patrols AS Patrols, vessels AS Vessels, "
            + "people AS People, found AS Found, entered_by AS EnteredBy FROM cases_patrols ORDER BY on_day DESC, entered_at_us DESC LIMIT 200");
        var sum = await session.Get<TallyRow>("SELECT CAST(COALESCE(SUM(patrols), 0) AS BIGINT) AS Patrols, CAST(COALESCE(SUM(vessels), 0) AS BIGINT) AS Vessels, "
            + "CAST(COALESCE(SUM(people), 0) AS BIGINT) AS People, CAST(COALESCE(SUM(found), 0) AS BIGINT) AS Found FROM cases_patrols");
        return ([.. rows.Select(row => new Patrol(row.Keeper, Day(row.OnDay)!.Value, row.Place, row.Cities, row.Patrols, row.Vessels, row.People, row.Found, row.EnteredBy))],
            new PatrolTally(sum.Patrols, sum.Vessels, sum.People, sum.Found));
    }

    /// <summary>Finished records of a procedure that were last changed before an instant and still hold content.</summary>
    public Task<IReadOnlyList<string>> ListFinished(string keeper, long beforeUs) => session.List<string>(
        "SELECT r.id FROM cases_records r WHERE r.keeper = @keeper AND r.state IN ('Delivered', 'Closed') AND r.content IS NOT NULL AND "
        + "(SELECT MAX(e.at_us) FROM cases_events e WHERE e.keeper = r.keeper AND e.case_id = r.id) < @beforeUs ORDER BY r.id", new { keeper, beforeUs });

    /// <summary>Erases everything personal beside a case: previews, what the applicant said and was told, what desks wrote down, keys of the person.</summary>
    public async Task Erase(string keeper, string caseId)
    {
        foreach (var sql in (string[])
            [
                "UPDATE cases_hand_overs SET preview = NULL WHERE", "UPDATE cases_voices SET words = '', answer = '' WHERE", "DELETE FROM cases_pair_keys WHERE",
                "DELETE FROM cases_jottings WHERE", "UPDATE cases_notices SET target = '', body = '' WHERE",
            ])
            await Writing.Execute(sql + " keeper = @keeper AND case_id = @caseId", new { keeper, caseId });
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record FlowRow(string Sender, string Keeper, long Hops, long Open, long Late, long OpenLate, string OldestOn);

    private sealed record OldRow(string Keeper, string CaseId, string Number, string Sender, string StartedOn, string DueOn);

    private sealed record VoiceRow(
        string Keeper, string Id, string CaseId, string Kind, string Words, long AtUs, string Answer, string AnsweredBy, long AnsweredAtUs);

    private sealed record FileRow(string Stored, string Media);

    private sealed record DifferenceRow(string Item, string Aspect, string State, string Owner, string Ground);

    private sealed record PatrolRow(
        string Keeper, string OnDay, string Place, string Cities, long Patrols, long Vessels, long People, long Found, string EnteredBy);

    private sealed record TallyRow(long Patrols, long Vessels, long People, long Found);
}
