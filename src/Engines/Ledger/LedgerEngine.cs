using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Ledger.Features;
using OneCity.Ledger.Model;
using OneCity.Storage;

namespace OneCity.Ledger;

/// <summary>The ledger: accounts and transfers, one book per city, a journal that only grows.</summary>
/// <remarks>Every change is one transaction; an answer means it is on the disk.</remarks>
public sealed class LedgerEngine(IDatabase database, IGate gate, TimeProvider clock, IEntropy entropy, IUnits units, SendMessages send)
{
    internal const string Name = "ledger";

    /// <summary>What the exchange calls when amounts arrive from another city.</summary>
    public IReceiver Receiver { get; } = new HearCrossings(send, clock);

    /// <summary>Takes transfers into a book, in order, in one transaction; answers what became of each.</summary>
    /// <param name="actor">Who posts.</param>
    /// <param name="book">Code of the book: the city's region code, or <c>joint</c>.</param>
    /// <param name="transfers">At most 8,000 at a time.</param>
    /// <param name="opensAccounts">Whether accounts that are not there are opened without limits.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<TransferAnswer[]> Post(
        Actor actor, string book, IReadOnlyList<Transfer> transfers, bool opensAccounts = false, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "post", city: book);
        return database.Write(session => PostTransfers.Handle(session, clock, actor, book, transfers, opensAccounts, refuse: Reserved), stop);
    }

    /// <summary>The same on a unit of work that another engine has opened: both happen, or neither.</summary>
    public Task<TransferAnswer[]> Post(IWriteSession session, Actor actor, string book, IReadOnlyList<Transfer> transfers)
    {
        gate.Demand(actor, Name, "post", city: book);
        return PostTransfers.Handle(session, clock, actor, book, transfers, opensAccounts: true, refuse: Reserved);
    }

    /// <summary>Pays from this city's book into other cities' books; answers what became of each here.</summary>
    /// <remarks>The amounts stand in the in-transit account until the other city has entered them; what it refuses is reversed.</remarks>
    /// <exception cref="RefusedException"><c>ledger.unknown-city</c>, <c>exchange.catching-up</c>.</exception>
    public async Task<TransferAnswer[]> Cross(Actor actor, string book, IReadOnlyList<CrossTransfer> transfers)
    {
        gate.Demand(actor, Name, "post", city: book);
        return await units.Write(unit => CrossTransfers.Handle(unit, send, clock, actor, book, transfers));
    }

    /// <summary>Opens an account, or sets its limits anew; its sums stay.</summary>
    public Task OpenAccount(Actor actor, string book, string account, Money? floor, Money? ceiling, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "open", city: book);
        return database.Write(session => Features.OpenAccount.Handle(session, actor, book, account, floor, ceiling), stop);
    }

    /// <summary>Releases holds whose time is over, in every book; answers how many.</summary>
    public async Task<int> ExpireHolds(CancellationToken stop = default)
    {
        var count = 0;
        foreach (var book in await database.Read(Storage.BookStore.List, stop))
            count += await database.Write(session => Features.ExpireHolds.Handle(session, clock, entropy, book), stop);
        return count;
    }

    /// <summary>Codes of the books the actor may read.</summary>
    public async Task<IReadOnlyList<string>> ListBooks(Actor actor, CancellationToken stop = default) =>
        [.. (await database.Read(Storage.BookStore.List, stop)).Where(book => gate.May(actor, Name, "read", city: book))];

    /// <summary>Balances of a book, now or as they stood at an instant.</summary>
    public Task<IReadOnlyList<AccountBalance>> ListBalances(Actor actor, string book, DateTimeOffset? at = null, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read", city: book);
        return database.Read(session => ReadBalances.Handle(session, book, at), stop);
    }

    /// <summary>The last lines of a book, newest first, with the codes of their accounts.</summary>
    public Task<IReadOnlyList<JournalLine>> ListJournal(Actor actor, string book, long? before = null, int limit = 100, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read", city: book);
        return database.Read(session => ReadJournal.Handle(session, book, before, limit), stop);
    }

    /// <summary>Proves a book by replaying its journal.</summary>
    public Task<BookProof> Verify(Actor actor, string book, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read", city: book);
        return database.Read(session => VerifyBooks.Handle(session, book), stop);
    }

    /// <summary>Writes a book as a plain-text journal for hledger.</summary>
    public Task Export(Actor actor, string book, TextWriter output, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read", city: book);
        return database.Read(async session =>
        {
            await ExportJournal.Handle(session, book, output);
            return 0;
        }, stop);
    }

    /// <summary>Accounts of crossings are the ledger's own; taking one of their entries back by hand would part it from its mirror.</summary>
    private static Refusal? Reserved(Transfer transfer) =>
        CrossingAccounts.IsReserved(transfer.Debit) ? LedgerRefusals.Reserved(transfer.Debit!)
        : CrossingAccounts.IsReserved(transfer.Credit) ? LedgerRefusals.Reserved(transfer.Credit!) : null;
}
