using OneCity.Figures.Model;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>What changed, by import; and until when each reader has seen it.</summary>
internal static class ChangeStore
{
    private static readonly HashSet<int> NoTexts = [];

    /// <summary>Notes claims that an import brought.</summary>
    public static Task Add(IWriteSession session, IEnumerable<(FactIds Ids, Claim Claim)> claims, long import) => BulkRows.Insert(
        session, "figures_changes", "import_number, " + FactIds.Columns + ", claim_number", NoTexts,
        [.. claims.Select(each => new object?[] { import, each.Ids.Indicator, each.Ids.Subject, each.Ids.Book, each.Ids.Period, each.Claim.Number })]);

    /// <summary>Claims that became known after an instant, the newest import first.</summary>
    public static Task<IReadOnlyList<ChangeRow>> Since(IReadSession session, long afterUs, int limit) => session.List<ChangeRow>(
        "SELECT c.indicator_id AS Indicator, c.subject_id AS Subject, c.book AS Book, c.period_id AS Period, c.claim_number AS ClaimNumber, m.actor AS Actor "
        + "FROM figures_imports m JOIN figures_changes c ON c.import_number = m.number WHERE m.state = 'visible' AND m.at_us > @afterUs "
        + "ORDER BY m.sequence DESC, c.indicator_id, c.subject_id, c.period_id, c.claim_number LIMIT @limit", new { afterUs, limit = (long)limit });

    /// <summary>Until when an actor has seen what changed; null when they never said.</summary>
    public static Task<long?> SeenUntil(IReadSession session, string actor) =>
        session.Find<long?>("SELECT at_us FROM figures_visits WHERE actor = @actor", new { actor });

    /// <summary>Keeps until when an actor has seen what changed.</summary>
    public static Task See(IWriteSession session, string actor, long atUs) => session.Execute(
        "INSERT INTO figures_visits (actor, at_us) VALUES (@actor, @atUs) ON CONFLICT (actor) DO UPDATE SET at_us = excluded.at_us", new { actor, atUs });

    /// <summary>A change.</summary>
    internal sealed record ChangeRow(long Indicator, long Subject, long Book, long Period, long ClaimNumber, string Actor)
    {
        public FactIds Ids => new(Indicator, Subject, Book, Period);
    }
}
