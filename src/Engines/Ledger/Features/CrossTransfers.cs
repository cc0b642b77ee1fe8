using System.Text.Json;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Pays from a book of one city into a book of another: an entry here, a message, and its mirror there.</summary>
/// <remarks>
/// The paying city debits its account and credits the in-transit account; the entry, the crossing and the message share one commit. The
/// answer moves the amount from the in-transit account to the mirrored one, or reverses it.
/// </remarks>
internal static class CrossTransfers
{
    /// <summary>Audit event.</summary>
    public const string Event = "ledger.crossed";

    private const int ItemsPerMessage = 500;

    /// <summary>Takes the transfers in order; answers what became of each in this book.</summary>
    public static async ValueTask<TransferAnswer[]> Handle(
        IUnit unit, SendMessages send, TimeProvider clock, Actor actor, string book, IReadOnlyList<CrossTransfer> transfers)
    {
        var session = ((SqlUnit)unit).Writing;
        foreach (var peer in transfers.Select(each => each.Peer).Distinct())
        {
            if (peer == book || await unit.Journals.FindChain(book, book, peer) is null) throw LedgerRefusals.UnknownCity(peer).ToException();
        }
        await SendMessages.DemandOpen(unit, book);
        var answers = await PostTransfers.Handle(session, clock, actor, book, [.. transfers.Select(ToTransfer)], opensAccounts: false, opens: [.. transfers.Select(each => CrossingAccounts.InTransit(each.Peer)).Distinct()]);
        var taken = transfers.Zip(answers).Where(each => each.Second is { Refusal: null, IsRepeat: false }).ToList();
        if (taken.Count == 0) return answers;
        var state = (await BookStore.Find(session, book))!;
        foreach (var toPeer in taken.GroupBy(each => each.First.Peer))
            foreach (var part in toPeer.Chunk(ItemsPerMessage))
            {
                var payload = new SentPayload([.. part.Select(each => new SentItem(
                    each.First.Id.ToString(), each.First.Debit, each.First.Credit, each.First.Amount.Fen, each.First.Reference, each.Second.Number!.Value))]);
                var message = await send.One(unit, book, toPeer.Key, CrossingKinds.Sent, JsonSerializer.Serialize(payload, ApiJson.Options));
                await CrossingStore.Add(session, state.Book, [.. part.Select(each => new Crossing(
                    each.First.Id, toPeer.Key, true, each.First.Amount.Fen, each.First.Debit, each.First.Credit, each.First.Reference,
                    CrossingStates.InTransit, message.Number, null, each.Second.Number!.Value, null, ""))]);
            }
        session.Audit(new AuditEvent(Event, actor, $"book:{book}", $"transfers {taken.Count}"));
        return answers;
    }

    /// <summary>The entry in the paying book.</summary>
    public static Transfer ToTransfer(CrossTransfer each) =>
        new(each.Id, TransferKind.Direct, each.Debit, CrossingAccounts.InTransit(each.Peer), each.Amount, Reference: each.Reference);
}
