using System.Text.Json;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Enters what another city has paid, and closes what it has answered.</summary>
internal sealed class HearCrossings(SendMessages send, TimeProvider clock) : IReceiver
{
    /// <inheritdoc/>
    public bool Takes(string kind) => kind is CrossingKinds.Sent or CrossingKinds.Answered;

    /// <inheritdoc/>
    public async ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        if (message.Kind == CrossingKinds.Sent) await Enter(unit, message, Read<SentPayload>(message).Items);
        else await Close(unit, message.Receiver, message.Sender, message.Number, Read<AnsweredPayload>(message).Items);
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask TakeBack(IUnit unit, Message message)
    {
        // What this city had answered is answered anew when the payer's messages come again; what it had paid is entered anew here.
        if (message.Kind != CrossingKinds.Sent) return;
        var session = ((SqlUnit)unit).Writing;
        var items = Read<SentPayload>(message).Items;
        var transfers = items.Select(item => new CrossTransfer(IdOf(item.Id), item.Debit, message.Receiver, item.Credit, new Money(item.AmountFen), item.Reference)).ToList();
        var answers = await PostTransfers.Handle(session, clock, Actor.Node, message.Sender, [.. transfers.Select(CrossTransfers.ToTransfer)], opensAccounts: true);
        var book = (await BookStore.Find(session, message.Sender))!.Book;
        await CrossingStore.Add(session, book, [.. transfers.Zip(answers).Where(each => each.Second is { Refusal: null, IsRepeat: false }).Select(each => new Crossing(
            each.First.Id, message.Receiver, true, each.First.Amount.Fen, each.First.Debit, each.First.Credit, each.First.Reference,
            CrossingStates.InTransit, message.Number, null, each.Second.Number!.Value, null, ""))]);
    }

    /// <inheritdoc/>
    public async ValueTask WasRefused(IUnit unit, Message message, string code)
    {
        if (message.Kind == CrossingKinds.Sent)
            await Close(unit, message.Sender, message.Receiver, null, [.. Read<SentPayload>(message).Items.Select(item => new AnsweredItem(item.Id, code))]);
    }

    /// <inheritdoc/>
    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask FinishCatchUp(IUnit unit, string member) => ValueTask.CompletedTask;

    /// <summary>The mirror: the payer's account of us is credited there, ours of the payer is debited here.</summary>
    private async Task Enter(IUnit unit, Message message, IReadOnlyList<SentItem> items)
    {
        var (session, me, peer) = (((SqlUnit)unit).Writing, message.Receiver, message.Sender);
        var transfers = items.Select(item => new Transfer(
            IdOf(item.Id), TransferKind.Direct, CrossingAccounts.Mirror(peer), item.Credit, new Money(item.AmountFen), Reference: item.Reference)).ToList();
        var answers = await PostTransfers.Handle(session, clock, Actor.Node, me, transfers, opensAccounts: false, opens: [CrossingAccounts.Mirror(peer)],
            refuse: transfer => CrossingAccounts.IsReserved(transfer.Credit) ? LedgerRefusals.Reserved(transfer.Credit!) : null);
        var book = (await BookStore.Find(session, me))!.Book;
        var answer = await send.One(unit, me, peer, CrossingKinds.Answered, JsonSerializer.Serialize(
            new AnsweredPayload([.. items.Zip(answers).Select(each => new AnsweredItem(each.First.Id, each.Second.Refusal?.Code ?? ""))]), ApiJson.Options));
        await CrossingStore.Add(session, book, [.. items.Zip(answers).Where(each => each.Second is { Refusal: null, IsRepeat: false }).Select(each => new Crossing(
            IdOf(each.First.Id), peer, false, each.First.AmountFen, each.First.Debit, each.First.Credit, each.First.Reference,
            CrossingStates.Mirrored, message.Number, answer.Number, each.Second.Number!.Value, null, ""))]);
    }

    /// <summary>Out of the in-transit account: to the mirrored account, or back to where it came from. Answers that come twice change nothing.</summary>
    private async Task Close(IUnit unit, string me, string peer, long? answer, IReadOnlyList<AnsweredItem> items)
    {
        var session = ((SqlUnit)unit).Writing;
        if (await BookStore.Find(session, me) is not { } state) return;
        var known = await CrossingStore.Find(session, state.Book, items.Select(item => IdOf(item.Id)));
        var open = items.Where(item => known.TryGetValue(IdOf(item.Id), out var crossing) && crossing is { State: CrossingStates.InTransit, IsOut: true } && crossing.Peer == peer).ToList();
        if (open.Count == 0) return;
        var transfers = open.Select(item =>
        {
            var crossing = known[IdOf(item.Id)];
            return item.Refusal.Length > 0
                ? new Transfer(CrossingAccounts.Closing(crossing.Id), TransferKind.Reversal, null, null, null, crossing.Id, Reference: crossing.Reference)
                : new Transfer(CrossingAccounts.Closing(crossing.Id), TransferKind.Direct, CrossingAccounts.InTransit(peer), CrossingAccounts.Mirror(peer), new Money(crossing.AmountFen), Reference: crossing.Reference);
        }).ToList();
        var answers = await PostTransfers.Handle(session, clock, Actor.Node, me, transfers, opensAccounts: false, opens: [CrossingAccounts.Mirror(peer)]);
        await CrossingStore.Close(session, state.Book, [.. open.Zip(answers).Where(each => each.Second.Refusal is null).Select(each => known[IdOf(each.First.Id)] with
        {
            State = each.First.Refusal.Length > 0 ? CrossingStates.Refused : CrossingStates.Mirrored, Answer = answer, ClosingLine = each.Second.Number, Refusal = each.First.Refusal,
        })]);
    }

    private static TransferId IdOf(string id) => TransferId.Read(id) ?? throw new FormatException("not an id");

    private static T Read<T>(Message message) => JsonSerializer.Deserialize<T>(message.Payload!, ApiJson.Options)!;
}
