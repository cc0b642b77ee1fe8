using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>The public log: what the public sees, since when, and what it saw before.</summary>
internal static class PublicationStore
{
    /// <summary>Publishes the best of the public claims of a fact: a claim that is not public stays inside even when it is the one taken.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="ids">The fact.</param>
    /// <param name="record">All its claims.</param>
    /// <param name="numbers">Numbers of the claims that are public from now on.</param>
    /// <param name="wasKnown">Whether the fact may stand in the public log already.</param>
    /// <param name="manner">Who enters, and what the rule of taking needs to know.</param>
    /// <param name="nowUs">Now.</param>
    public static async Task AddBest(
        IWriteSession session, FactIds ids, FactRecord record, IReadOnlyList<long> numbers, bool wasKnown, EnterFigures.Manner manner, long nowUs)
    {
        // The assessment book is never public; the table would refuse it too.
        if (record.Fact.Book != FigureBook.Official) return;
        foreach (var claim in numbers)
        {
            await session.Execute($"INSERT INTO figures_public_claims ({FactIds.Columns}, claim_number) VALUES (@Indicator, @Subject, @Book, @Period, @claim)",
                new { ids.Indicator, ids.Subject, ids.Book, ids.Period, claim });
        }
        var log = wasKnown ? await List(session, ids) : [];
        var open = numbers.Concat(log.Select(line => line.ClaimNumber)).ToHashSet();
        var best = Taking.Take(record.Fact, [.. record.Claims.Where(claim => open.Contains(claim.Number))], record.Decisions, manner.Ground);
        if (best is null || (log.Count > 0 && log[^1].ClaimNumber == best.Claim.Number)) return;
        await Add(session, ids, best.Claim.Number, nowUs, nowUs, manner.Actor, "");
    }

    /// <summary>Adds a line to the public log.</summary>
    public static Task Add(IWriteSession session, FactIds ids, long claim, long nowUs, long releaseAtUs, Actor actor, string reason) =>
        session.Execute(
            $"INSERT INTO figures_publications ({FactIds.Columns}, claim_number, at_us, release_at_us, actor, reason) "
            + "VALUES (@Indicator, @Subject, @Book, @Period, @claim, @nowUs, @releaseAtUs, @actor, @reason)",
            new { ids.Indicator, ids.Subject, ids.Book, ids.Period, claim, nowUs, releaseAtUs, actor = actor.AuditName, reason });

    /// <summary>The lines about one fact, oldest first.</summary>
    public static Task<IReadOnlyList<PublicationRow>> List(IReadSession session, FactIds ids) => session.List<PublicationRow>(
        $"SELECT claim_number AS ClaimNumber, at_us AS AtUs, release_at_us AS ReleaseAtUs, actor AS Actor, reason AS Reason "
        + $"FROM figures_publications WHERE {FactIds.Where} ORDER BY id", ids);

    /// <summary>A column of the last line of the log about a fact that is released by <c>@nowUs</c>, as a question within one about the table <paramref name="of"/>.</summary>
    public static string Last(string column, string of) =>
        $"SELECT x.{column} FROM figures_publications x WHERE x.indicator_id = {of}.indicator_id AND x.subject_id = {of}.subject_id AND x.book = {of}.book "
        + $"AND x.period_id = {of}.period_id AND x.release_at_us <= @nowUs ORDER BY x.id DESC LIMIT 1";

    /// <summary>Facts whose value before the public rests on fewer than three firms.</summary>
    public static Task<IReadOnlyList<FactIds>> FewFirms(IReadSession session, long nowUs) => session.List<FactIds>(
        "SELECT c.indicator_id AS Indicator, c.subject_id AS Subject, c.book AS Book, c.period_id AS Period FROM figures_claims c "
        + $"WHERE c.firms < 3 AND c.number = ({Last("claim_number", "c")})", new { nowUs });

    /// <summary>What will be released after an instant, the next first.</summary>
    public static Task<IReadOnlyList<LogRow>> Coming(IReadSession session, long nowUs, int limit) => session.List<LogRow>(
        $"{Log} WHERE p.release_at_us > @nowUs ORDER BY p.release_at_us, p.id LIMIT @limit", new { nowUs, limit = (long)limit });

    /// <summary>What replaced another claim before the public until an instant, the newest first.</summary>
    public static Task<IReadOnlyList<LogRow>> Revised(IReadSession session, long nowUs, int limit) => session.List<LogRow>(
        $"SELECT * FROM ({Log} WHERE p.release_at_us <= @nowUs) AS log WHERE BeforeNumber IS NOT NULL AND BeforeNumber <> ClaimNumber "
        + "ORDER BY ReleaseAtUs DESC, Id DESC LIMIT @limit", new { nowUs, limit = (long)limit });

    /// <summary>Lines of the log, each with the claim the public saw before it.</summary>
    private const string Log =
        "SELECT p.id AS Id, p.indicator_id AS IndicatorId, p.subject_id AS SubjectId, p.book AS Book, p.period_id AS PeriodId, p.claim_number AS ClaimNumber, "
        + "p.release_at_us AS ReleaseAtUs, p.reason AS Reason, (SELECT x.claim_number FROM figures_publications x WHERE x.indicator_id = p.indicator_id "
        + "AND x.subject_id = p.subject_id AND x.book = p.book AND x.period_id = p.period_id AND x.id < p.id AND x.release_at_us <= p.release_at_us "
        + "ORDER BY x.id DESC LIMIT 1) AS BeforeNumber FROM figures_publications p";

    /// <summary>A line of the log with the claim before it.</summary>
    internal sealed record LogRow(
        long Id, long IndicatorId, long SubjectId, long Book, long PeriodId, long ClaimNumber, long ReleaseAtUs, string Reason, long? BeforeNumber)
    {
        public FactIds Ids => new(IndicatorId, SubjectId, Book, PeriodId);
    }

    /// <summary>A line of the public log.</summary>
    internal sealed record PublicationRow(long ClaimNumber, long AtUs, long ReleaseAtUs, string Actor, string Reason);
}
