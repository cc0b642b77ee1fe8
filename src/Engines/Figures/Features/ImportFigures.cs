using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Takes in a table of figures whole or not at all: read and checked aside, then written in short batches under one number.</summary>
public static class ImportFigures
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.imported";

    private const int BatchRows = 1000;
    private const int FaultsMax = 50;

    /// <summary>What to import.</summary>
    /// <param name="FileName">Name shown in faults and kept with the import.</param>
    /// <param name="Rows">Opens the rows; called twice, so that a large file is never held in memory.</param>
    /// <param name="DryRun">Only says what would become of the rows.</param>
    /// <param name="IsPublic">Whether the official figures are public at once: a pack of published figures.</param>
    public sealed record Request(string FileName, Func<IEnumerable<SourceRow>> Rows, bool DryRun = false, bool IsPublic = false);

    internal static async Task<ImportReport> Handle(
        Request request, Actor actor, FiguresStore store, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var batch = new ImportBatch(store, actor, request, new EntryReader(store.Directory, request.FileName));
        var rows = Check(request, batch.Reader, progress, stop);
        if (request.DryRun) return await DryRun(request, batch, stop);
        if (rows <= BatchRows) return await Small(batch, stop);
        return await Large(batch, rows, progress, stop);
    }

    /// <summary>Reads every row once; answers how many there are.</summary>
    private static int Check(Request request, EntryReader reader, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var faults = new List<FileFault>();
        var rows = 0;
        try
        {
            foreach (var row in request.Rows())
            {
                stop.ThrowIfCancellationRequested();
                if (++rows % (10 * BatchRows) == 0) progress?.Report(new(rows, null));
                if (reader.Read(row).Fault is { } fault) faults.Add(fault);
                if (faults.Count == FaultsMax) break;
            }
        }
        catch (FileFaultException unreadable)
        {
            // The table cannot be read beyond this place; what was wrong before it is said too.
            faults.AddRange(unreadable.Faults);
        }
        return faults.Count == 0 ? rows : throw new FileFaultException(faults);
    }

    private static Task<ImportReport> Small(ImportBatch batch, CancellationToken stop) =>
        batch.Store.Database.Write(session => Enter(session, batch), stop);

    private static async Task<ImportReport> Enter(IWriteSession session, ImportBatch batch)
    {
        await ImportStore.Lock(session);
        var open = await ImportStore.Open(session);
        var stamp = await ImportStore.BeginVisible(session, batch.Actor.AuditName, batch.Request.FileName, batch.Store.NowUs);
        var tally = new ImportTally();
        foreach (var chunk in batch.Request.Rows().Chunk(BatchRows)) await batch.Stage(session, chunk, stamp, open, tally);
        await Finish(session, batch, stamp.Number, tally);
        return tally.ToReport(stamp.Number);
    }

    private static async Task<ImportReport> Large(ImportBatch batch, long rows, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var stamp = await Begin(batch, stop);
        var (tally, pace) = (new ImportTally(), new ImportPace());
        try
        {
            await foreach (var chunk in pace.Batches(batch.Request.Rows()))
            {
                // The tally is handed over only after the commit: PostgreSQL may run the unit again.
                tally = await batch.Store.Database.Write(async session =>
                {
                    await ImportStore.LockUnseen(session);
                    var (next, started) = (tally.Copy(), batch.Store.Timestamp);
                    await batch.Stage(session, chunk, stamp, stamp.Number, next);
                    await ImportStore.Touch(session, stamp.Number, batch.Store.NowUs);
                    pace.Took(batch.Store.Since(started));
                    return next;
                }, stop);
                progress?.Report(new(tally.Rows, rows));
            }
            await batch.Store.Database.Write(async session =>
            {
                await ImportStore.Lock(session);
                await ImportStore.Show(session, stamp.Number, batch.Store.NowUs);
                await Finish(session, batch, stamp.Number, tally);
            }, stop);
        }
        catch
        {
            await Discard(batch.Store, stamp.Number);
            throw;
        }
        while (await batch.Store.Database.Write(session => ImportStore.PruneSome(session, stamp.Number, BatchRows), stop) > 0) { }
        return tally.ToReport(stamp.Number);
    }

    private static async Task<ImportStamp> Begin(ImportBatch batch, CancellationToken stop)
    {
        var left = await batch.Store.Database.Read(async session =>
            await ImportStore.LastTouch(session) is { } at ? (Number: await ImportStore.Open(session), AtUs: at) : (0, 0), stop);
        if (left.Number != 0)
        {
            if (batch.Store.NowUs - left.AtUs < 60_000_000) throw FiguresRefusals.ImportRunning.ToException();
            await Discard(batch.Store, left.Number);
        }
        return await batch.Store.Database.Write(async session =>
        {
            await ImportStore.Lock(session);
            if (await ImportStore.Open(session) != 0) throw FiguresRefusals.ImportRunning.ToException();
            return await ImportStore.Begin(session, batch.Actor.AuditName, batch.Request.FileName, batch.Store.NowUs);
        }, stop);
    }

    /// <summary>Removes an import that never became visible. Its rows are looked for while only reading, so that the search keeps no writer waiting.</summary>
    private static async Task Discard(FiguresStore store, long number)
    {
        var after = default(FactIds);
        while (await store.Database.Read(session => ImportStore.Staged(session, number, after, BatchRows / 4)) is { Count: > 0 } facts)
        {
            await store.Database.Write(async session =>
            {
                await ImportStore.Lock(session);
                await ImportStore.Unstage(session, number, facts);
                return 0;
            });
            after = facts[^1];
        }
        await store.Database.Write(session => ImportStore.Discard(session, number));
    }

    private static async Task<ImportReport> DryRun(Request request, ImportBatch batch, CancellationToken stop)
    {
        var tally = new ImportTally();
        await batch.Store.Database.Read(async session =>
        {
            var seen = new Dictionary<Fact, FactRecord>();
            foreach (var chunk in request.Rows().Chunk(BatchRows)) await batch.Try(session, chunk, seen, tally);
            return 0;
        }, stop);
        return tally.ToReport(null);
    }

    private static async Task Finish(IWriteSession session, ImportBatch batch, long number, ImportTally tally)
    {
        await ImportStore.Count(session, number, tally.Counts);
        session.Audit(new AuditEvent(AuditEvent, batch.Actor, $"import:{number}",
            $"added={tally.Counts[RowOutcome.Added]} superseded={tally.Counts[RowOutcome.Superseded]} "
            + $"conflicting={tally.Counts[RowOutcome.Conflicting]} refused={tally.Counts[RowOutcome.Refused]}"));
    }
}
