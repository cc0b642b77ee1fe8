using System.Globalization;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Reads figures by filter, in the order of their keys.</summary>
internal static class FigureQuery
{
    private const string JoinKey =
        "c.indicator_id = t.indicator_id AND c.subject_id = t.subject_id AND c.book = t.book AND c.period_id = t.period_id AND c.number = ";

    /// <summary>The import under way; −1 when there is none, so that it equals no stored number.</summary>
    private const string Open = "COALESCE((SELECT o.number FROM figures_imports o WHERE o.state = 'open'), -1)";

    /// <summary>A row of the projection <c>t</c> that everybody sees, also while an import is under way.</summary>
    public const string Seen = $"(t.to_import = 0 OR t.to_import = {Open}) AND t.from_import <> {Open}";

    /// <summary>The figures asked for.</summary>
    public static async IAsyncEnumerable<Figure> Stream(IReadSession session, Codes codes, FigureFilter filter)
    {
        if (await Where(session, codes, filter, "c") is not { } where) yield break;
        var from = filter.All
            ? $"FROM figures_claims c JOIN figures_imports m ON m.number = c.import_number LEFT JOIN figures_taken t ON {JoinKey}t.number AND {Seen} "
              + $"WHERE m.state = 'visible'{where}"
            : $"FROM figures_taken t JOIN figures_claims c ON {JoinKey}t.number JOIN figures_imports m ON m.number = c.import_number "
              + $"WHERE {Seen}{where.Replace("c.", "t.", StringComparison.Ordinal)}";
        var key = filter.All ? "c" : "t";
        var sql = $"SELECT {ClaimRow.Columns}, t.number AS TakenNumber {from} "
            + $"ORDER BY {key}.indicator_id, {key}.subject_id, {key}.book, {key}.period_id, c.number{Page(filter)}";
        await foreach (var row in session.Stream<ListedRow>(sql))
            yield return new(await FactOf(session, codes, row.Claim.Ids), await row.Claim.ToClaim(id => codes.CodeOf(session, id), codes.UnitOf), row.TakenNumber is not null);
    }

    /// <summary>Whether anything of the assessment book is among the figures asked for.</summary>
    public static async Task<bool> AnyAssessment(IReadSession session, Codes codes, FigureFilter filter) =>
        await Where(session, codes, filter with { Book = FigureBook.Assessment }, "t") is { } where
        && await session.Find<long?>($"SELECT 1 FROM figures_taken t WHERE {Seen}{where} LIMIT 1") is not null;

    /// <summary>What the public sees now: of each fact the last published claim whose release has come; with <see cref="FigureFilter.All"/> also every other public claim.</summary>
    public static async IAsyncEnumerable<Figure> StreamPublic(IReadSession session, Codes codes, FigureFilter filter, long nowUs, IReadOnlySet<Fact>? withheld = null)
    {
        if (await Where(session, codes, filter with { Book = FigureBook.Official }, "p") is not { } where) yield break;
        var key = string.Join(", ", FactIds.Columns.Split(", ").Select(column => $"p.{column}"));
        var (from, also) = filter.All
            ? ($"(SELECT {key}, p.claim_number FROM figures_public_claims p WHERE 1 = 1{where} UNION SELECT {key}, p.claim_number FROM figures_publications p WHERE p.release_at_us <= @nowUs{where}) p", "")
            : ("figures_publications p", $" AND p.id = ({PublicationStore.Last("id", "p")}){where}");
        var sql = $"SELECT {ClaimRow.Columns}, COALESCE(({PublicationStore.Last("claim_number", "p")}), 0) AS TakenNumber FROM {from} "
            + $"JOIN figures_claims c ON {JoinKey.Replace("t.", "p.", StringComparison.Ordinal)}p.claim_number "
            + $"JOIN figures_imports m ON m.number = c.import_number WHERE m.state = 'visible' AND p.book = 0{also} "
            + $"ORDER BY p.indicator_id, p.subject_id, p.period_id, c.number{Page(filter)}";
        await foreach (var row in session.Stream<ListedRow>(sql, new { nowUs }))
        {
            var fact = await FactOf(session, codes, row.Claim.Ids);
            yield return new(fact, await row.Claim.ToClaim(id => codes.CodeOf(session, id), codes.UnitOf), row.TakenNumber == row.Number) { IsWithheld = withheld?.Contains(fact) == true };
        }
    }

    /// <summary>Whole facts with all their visible claims, one by one.</summary>
    public static async IAsyncEnumerable<FactRecord> StreamFacts(
        IReadSession session, Codes codes, FigureFilter filter, bool onlyDisputed = false)
    {
        if (await Where(session, codes, filter, "c") is not { } where) yield break;
        var decisions = (await session.List<FactStore.DecisionRow>(
            $"SELECT {FactStore.DecisionRow.Columns} FROM figures_decisions ORDER BY id")).ToLookup(row => row.Ids);
        // The cross join keeps SQLite from reading every claim: disputed facts are few and have an index of their own.
        var (from, disputed) = onlyDisputed
            ? ("figures_taken t CROSS JOIN figures_claims c", "t.indicator_id = c.indicator_id AND t.subject_id = c.subject_id AND t.book = c.book "
              + $"AND t.period_id = c.period_id AND t.disputed = 1 AND {Seen} AND ")
            : ("figures_claims c", "");
        var key = onlyDisputed ? "t" : "c";
        var sql = $"SELECT {ClaimRow.Columns} FROM {from} JOIN figures_imports m ON m.number = c.import_number "
            + $"WHERE {disputed}m.state = 'visible'{where} ORDER BY {key}.indicator_id, {key}.subject_id, {key}.book, {key}.period_id, c.number";
        var (ids, claims) = (default(FactIds), new List<Claim>());
        await foreach (var row in session.Stream<ClaimRow>(sql))
        {
            if (row.Ids != ids && claims.Count > 0)
            {
                yield return new(await FactOf(session, codes, ids), claims, [.. decisions[ids].Select(each => each.ToDecision())], false);
                claims = [];
            }
            ids = row.Ids;
            claims.Add(await row.ToClaim(id => codes.CodeOf(session, id), codes.UnitOf));
        }
        if (claims.Count > 0)
            yield return new(await FactOf(session, codes, ids), claims, [.. decisions[ids].Select(each => each.ToDecision())], false);
    }

    /// <summary>The fact of a key.</summary>
    public static async ValueTask<Fact> FactOf(IReadSession session, Codes codes, FactIds ids) => new(
        await codes.CodeOf(session, ids.Indicator), await codes.CodeOf(session, ids.Subject),
        await codes.CodeOf(session, ids.Period), (FigureBook)ids.Book);

    /// <summary>Conditions beginning with <c> AND</c>; null when nothing can match because a word was never used.</summary>
    private static async Task<string?> Where(IReadSession session, Codes codes, FigureFilter filter, string table)
    {
        await codes.Load(session);
        var where = "";
        foreach (var (kind, column, asked) in new[]
        {
            (CodeKind.Indicator, "indicator_id", filter.Indicators), (CodeKind.Subject, "subject_id", filter.Regions),
            (CodeKind.Period, "period_id", filter.Periods),
        })
        {
            // Keys begin with the indicator: naming all of them lets a question about a region find its rows instead of reading every one.
            if (asked.Count == 0 && (kind != CodeKind.Indicator || filter.Regions.Count == 0)) continue;
            var ids = asked.Count == 0 ? codes.AllOf(kind) : await codes.FindAll(session, kind, asked);
            if (ids.Length == 0) return null;
            where += $" AND {table}.{column} IN ({Join(ids)})";
        }
        var book = filter.Book ?? (filter.All ? null : FigureBook.Official);
        return book is { } one ? $"{where} AND {table}.book = {(int)one}" : where;
    }

    /// <summary>Numbers for a list in SQL; they come from our own tables.</summary>
    public static string Join(IEnumerable<long> ids) => string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static string Page(FigureFilter filter) => filter.Limit is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {limit} OFFSET {filter.Offset}") : "";

    internal sealed record ListedRow(
        long IndicatorId, long SubjectId, long Book, long PeriodId, long Number, long Status, long SourceId, long OwnerId, long UnitId,
        long Mantissa, long Scale, long QualifierId, long ImportNumber, long DefinitionId, long? Firms, string? Place,
        long? Sequence, long? AtUs, long? TakenNumber)
    {
        public ClaimRow Claim => new(
            IndicatorId, SubjectId, Book, PeriodId, Number, Status, SourceId, OwnerId, UnitId, Mantissa, Scale, QualifierId, ImportNumber,
            DefinitionId, Firms, Place, Sequence, AtUs);
    }
}
