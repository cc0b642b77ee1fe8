using OneCity.Agreements.Files;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>What an import did, or would do.</summary>
/// <param name="Added">Rows taken.</param>
/// <param name="Refunds">How many of them are negative (退税).</param>
/// <param name="Duplicates">Rows left out because as many equal rows had been imported before.</param>
/// <param name="SumFen">Sum of the rows taken.</param>
/// <param name="IsDryRun">True when nothing was written.</param>
/// <param name="RefundCells">Cells of the refunds' amounts, lines in a CSV; the first hundred.</param>
/// <param name="DuplicateCells">The same of the rows left out.</param>
public sealed record ImportReport(
    int Added, int Refunds, int Duplicates, long SumFen, bool IsDryRun, IReadOnlyList<string> RefundCells, IReadOnlyList<string> DuplicateCells);

/// <summary>Imports receipts from the tax bureau's table; a file that was imported before, extended, adds only what is new.</summary>
internal static class ImportReceipts
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.receipts-imported";

    private const int CellsMax = 100;

    /// <summary>Imports rows that were read from a table.</summary>
    public static async Task<ImportReport> Handle(
        IWriteSession session, TimeProvider clock, Actor actor, string id, string file, IReadOnlyList<PlacedReceipt> rows, bool isDryRun)
    {
        var agreement = await AgreementStore.Get(session, id);
        var book = AgreementStore.ToBook([.. rows.Select(each => each.Row)]);
        foreach (var version in (await AgreementStore.Terms(session, id, agreement.Version)).Agreement?.Versions ?? [])
            ComputeStatement.CheckColumns(version.Terms.About, book, file);
        var known = new Dictionary<ReceiptRow, int>();
        foreach (var row in await AgreementStore.Receipts(session, id)) known[row] = known.GetValueOrDefault(row) + 1;
        var (added, refunds, duplicates) = (new List<ReceiptRow>(), new List<string>(), new List<string>());
        foreach (var (place, row) in rows)
        {
            if (known.GetValueOrDefault(row) > 0)
            {
                known[row]--;
                duplicates.Add(place);
                continue;
            }
            added.Add(row);
            if (row.AmountFen < 0) refunds.Add(place);
        }
        var report = new ImportReport(
            added.Count, refunds.Count, duplicates.Count, added.Sum(row => row.AmountFen), isDryRun, [.. refunds.Take(CellsMax)], [.. duplicates.Take(CellsMax)]);
        if (isDryRun || added.Count == 0) return report;
        await AgreementStore.AddImport(session, id, file, added, report.Duplicates, Instants.ToMicroseconds(clock.GetUtcNow()), actor.AuditName);
        session.Audit(new AuditEvent(Event, actor, $"agreement:{id}", $"added {added.Count} duplicates {report.Duplicates}"));
        return report;
    }
}
