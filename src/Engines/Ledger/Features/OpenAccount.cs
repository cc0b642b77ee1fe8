using OneCity.Kernel;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Opens an account, or sets its limits anew.</summary>
internal static class OpenAccount
{
    /// <summary>Audit event.</summary>
    public const string Event = "ledger.account-opened";

    /// <summary>Opens it on the caller's unit of work.</summary>
    public static async Task Handle(IWriteSession session, Actor actor, string book, string code, Money? floor, Money? ceiling)
    {
        var state = await BookStore.Lock(session, book);
        await BookStore.Open(session, state.Book, code, floor, ceiling);
        session.Audit(new AuditEvent(Event, actor, $"account:{book}/{code}", $"floor {floor?.Fen} ceiling {ceiling?.Fen}"));
    }
}
