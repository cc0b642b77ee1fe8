using OneCity.Figures.Model;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Adds claims and keeps the projection of what is taken in step with them.</summary>
internal static class ClaimWriter
{
    private const string ClaimColumns =
        FactIds.Columns + ", number, status, source_id, owner_id, unit_id, mantissa, scale, qualifier_id, import_number, definition_id, firms, place";

    private static readonly HashSet<int> ClaimTexts = [15];
    private static readonly HashSet<int> NoTexts = [];

    private const string TakenColumns =
        FactIds.Columns + ", from_import, to_import, number, status, mantissa, scale, unit_id, disputed";

    /// <summary>Adds claims; nothing stored before is touched.</summary>
    public static async Task Add(IWriteSession session, Codes.CodeWriter words, IEnumerable<(FactIds Ids, Claim Claim)> claims)
    {
        var rows = new List<object?[]>();
        foreach (var (ids, claim) in claims)
        {
            rows.Add(
            [
                ids.Indicator, ids.Subject, ids.Book, ids.Period, claim.Number, (long)claim.Status,
                await words.Ensure(CodeKind.Source, claim.Source), await words.Ensure(CodeKind.Owner, claim.Owner),
                await words.Ensure(CodeKind.Unit, claim.Unit.Code), claim.Value.Mantissa, (long)claim.Value.Scale,
                await words.Ensure(CodeKind.Qualifier, claim.Qualifier), claim.Import,
                await words.Ensure(CodeKind.Definition, claim.Definition), claim.Firms, claim.Place,
            ]);
        }
        await BulkRows.Insert(session, "figures_claims", ClaimColumns, ClaimTexts, rows);
    }

    /// <summary>Writes anew what is taken of these facts, from their claims alone.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="words">Its words.</param>
    /// <param name="records">The facts; those that had rows before are replaced.</param>
    /// <param name="isNew">Whether the fact has no rows yet.</param>
    /// <param name="open">Number of the open import, whose claims nobody sees yet; 0 when there is none.</param>
    /// <param name="ground">What the rule needs to know.</param>
    public static async Task Project(
        IWriteSession session, Codes.CodeWriter words, IReadOnlyCollection<KeyValuePair<FactIds, FactRecord>> records,
        Func<FactIds, bool> isNew, long open, TakingGround ground)
    {
        var rows = new List<object?[]>();
        await using var delete = FactStore.Prepare(session, $"DELETE FROM figures_taken WHERE {FactIds.Where}");
        foreach (var (ids, record) in records)
        {
            if (!isNew(ids))
            {
                FactStore.Fill(delete, ids);
                await delete.ExecuteNonQueryAsync();
            }
            var staged = open != 0 && record.Claims.Any(claim => claim.Import == open);
            if (await Row(ids, staged ? record.Without(open) : record, 0, staged ? open : 0, words, ground) is { } seen) rows.Add(seen);
            if (staged && await Row(ids, record, open, 0, words, ground) is { } coming) rows.Add(coming);
        }
        await BulkRows.Insert(session, "figures_taken", TakenColumns, NoTexts, rows);
    }

    private static async ValueTask<object?[]?> Row(
        FactIds ids, FactRecord record, long from, long to, Codes.CodeWriter words, TakingGround ground)
    {
        if (record.Take(ground) is not { Claim: var claim }) return null;
        var disputed = record.Claims.Count > 1 && Conflicts.Among(Taking.Standing(record.Claims)).Count > 0;
        return
        [
            ids.Indicator, ids.Subject, ids.Book, ids.Period, from, to, claim.Number, (long)claim.Status,
            claim.Value.Mantissa, (long)claim.Value.Scale, await words.Ensure(CodeKind.Unit, claim.Unit.Code), disputed ? 1L : 0L,
        ];
    }
}
