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
    /// <param name="session">The unit of work.</param>
    /// <param name="clock">When.</param>
    /// <param name="actor">Who posts.</param>
    /// <param name="code">The book.</param>
    /// <param name="transfers">The batch.</param>
    /// <param name="opensAccounts">Whether every account that is not there is opened.</param>
    /// <param name="opens">Accounts that are opened in any case.</param>
    /// <param name="refuse">A rule of the caller's own; null from it lets the transfer pass.</param>
    public static async Task<TransferAnswer[]> Handle(
        IWriteSession session, TimeProvider clock, Actor actor, string code, IReadOnlyList<Transfer> transfers, bool opensAccounts,
        IReadOnlyList<string>? opens = null, Func<Transfer, Refusal?>? refuse = null)
    {
        var book = await BookStore.Lock(session, code);
        await BookStore.Load(session, book, transfers);
        var wanted = opensAccounts ? transfers.SelectMany(transfer => (string?[])[transfer.Debit, transfer.Credit]).OfType<string>() : opens ?? [];
        await OpenMissing(session, book, wanted);
        var batch = new Batch(book, Instants.ToMicroseconds(clock.GetUtcNow()), refuse);
        var answers = batch.Decide(transfers);
        await BookStore.Save(session, book, batch);
        if (batch.Entries.Count > 0)
            session.Audit(new AuditEvent(Event, actor, $"book:{code}", $"lines {batch.Entries[0].Number}-{batch.Entries[^1].Number}"));
        return answers;
    }

    private static async Task OpenMissing(IWriteSession session, BookState book, IEnumerable<string> wanted)
    {
        var missing = wanted.Where(code => !book.Accounts.ContainsKey(code)).Distinct().ToList();
        if (missing.Count == 0) return;
        foreach (var code in missing) await BookStore.Open(session, book.Book, code, null, null);
        foreach (var account in await BookStore.Accounts(session, book.Book))
        {
            if (missing.Contains(account.Code)) book.Add(account);
        }
    }
}
