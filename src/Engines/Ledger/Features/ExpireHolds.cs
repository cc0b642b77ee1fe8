using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Releases holds whose time is over.</summary>
internal static class ExpireHolds
{
    /// <summary>Audit event.</summary>
    public const string Event = "ledger.expired";

    private const int AtOnceMax = 1000;

    /// <summary>Releases up to a thousand; answers how many.</summary>
    public static async Task<int> Handle(IWriteSession session, TimeProvider clock, IEntropy entropy, string code)
    {
        var book = await BookStore.Lock(session, code);
        var now = Instants.ToMicroseconds(clock.GetUtcNow());
        var holds = await BookStore.Expired(session, book.Book, now, AtOnceMax);
        if (holds.Count == 0) return 0;
        await BookStore.LoadAccounts(session, book, holds.SelectMany(hold => (long[])[hold.Debit, hold.Credit]).Distinct());
        var batch = new Batch(book, now);
        foreach (var hold in holds) batch.Expire(hold, TransferId.From(entropy.NewId()));
        await BookStore.Save(session, book, batch);
        session.Audit(new AuditEvent(Event, Actor.Node, $"book:{code}", $"holds {holds.Count}"));
        return holds.Count;
    }
}
