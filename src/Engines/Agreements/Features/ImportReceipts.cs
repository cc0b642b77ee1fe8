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
public sealed record ImportReport(int Added, int Refunds, int Duplicates, long SumFen, bool IsDryRun);

/// <summary>Imports receipts from the tax bureau's table; a file that was imported before, extended, adds only what is new.</summary>
internal static class ImportReceipts
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.receipts-imported";

    /// <summary>Imports rows that were read from a table.</summary>
    public static async Task<ImportReport> Handle(
        IWriteSession session, TimeProvider clock, Actor actor, string id, string file, IReadOnlyList<ReceiptRow> rows, bool isDryRun)
    {
        await AgreementStore.Get(session, id);
        var known = new Dictionary<ReceiptRow, int>();
        foreach (var row in await AgreementStore.Receipts(session, id)) known[row] = known.GetValueOrDefault(row) + 1;
        var added = new List<ReceiptRow>();
        foreach (var row in rows)
        {
            if (known.GetValueOrDefault(row) > 0) known[row]--;
            else added.Add(row);
        }
        var report = new ImportReport(added.Count, added.Count(row => row.AmountFen < 0), rows.Count - added.Count, added.Sum(row => row.AmountFen), isDryRun);
        if (isDryRun || added.Count == 0) return report;
        await AgreementStore.AddImport(session, id, file, added, report.Duplicates, Instants.ToMicroseconds(clock.GetUtcNow()), actor.AuditName);
        session.Audit(new AuditEvent(Event, actor, $"agreement:{id}", $"added {added.Count} duplicates {report.Duplicates}"));
        return report;
    }
}
