using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Takes a batch of transfers into a book: one transaction, one answer per transfer.</summary>
internal static class PostTransfers
{
    /// <summary>Audit event.</summary>
    public const string Event = "ledger.posted";

    /// <summary>Decides and writes the batch on the caller's unit of work.</summary>
    public static async Task<TransferAnswer[]> Handle(
        IWriteSession session, TimeProvider clock, Actor actor, string code, IReadOnlyList<Transfer> transfers, bool opensAccounts)
    {
        var book = await BookStore.Lock(session, code);
        await BookStore.Load(session, book, transfers);
        if (opensAccounts) await OpenMissing(session, book, transfers);
        var batch = new Batch(book, Instants.ToMicroseconds(clock.GetUtcNow()));
        var answers = batch.Decide(transfers);
        await BookStore.Save(session, book, batch);
        if (batch.Entries.Count > 0)
            session.Audit(new AuditEvent(Event, actor, $"book:{code}", $"lines {batch.Entries[0].Number}-{batch.Entries[^1].Number}"));
        return answers;
    }

    private static async Task OpenMissing(IWriteSession session, BookState book, IReadOnlyList<Transfer> transfers)
    {
        var missing = transfers.SelectMany(transfer => (string?[])[transfer.Debit, transfer.Credit]).OfType<string>()
            .Where(code => !book.Accounts.ContainsKey(code)).Distinct().ToList();
        if (missing.Count == 0) return;
        foreach (var code in missing) await BookStore.Open(session, book.Book, code, null, null);
        foreach (var account in await BookStore.Accounts(session, book.Book))
        {
            if (missing.Contains(account.Code)) book.Add(account);
        }
    }
}
