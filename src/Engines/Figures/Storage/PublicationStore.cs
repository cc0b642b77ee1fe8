using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>The public log: what the public sees, since when, and what it saw before.</summary>
internal static class PublicationStore
{
    /// <summary>Publishes what is taken of these facts from now on; assessment figures are left out, they can never enter.</summary>
    public static async Task AddTaken(
        IWriteSession session, IEnumerable<KeyValuePair<FactIds, FactRecord>> facts, TakingGround ground, Actor actor, long nowUs)
    {
        foreach (var (ids, record) in facts)
        {
            if (record.Fact.Book != FigureBook.Official || record.Take(ground) is not { } taken) continue;
            await Add(session, ids, taken.Claim.Number, nowUs, nowUs, actor, "");
        }
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

    /// <summary>A line of the public log.</summary>
    internal sealed record PublicationRow(long ClaimNumber, long AtUs, long ReleaseAtUs, string Actor, string Reason);
}
