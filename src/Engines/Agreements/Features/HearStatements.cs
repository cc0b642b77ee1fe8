using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>What arrives about statements from other members takes effect on the receiver's own copy.</summary>
/// <remarks>
/// News of a third party may arrive before the statement itself: it is kept and counts once the statement is there. A message of the
/// member's own that comes back after a restore has the same effect on the member's copy as when it was sent.
/// </remarks>
internal sealed class HearStatements(IKeyRing keys) : IReceiver
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.statement-heard";

    /// <inheritdoc/>
    public bool Takes(string kind) => kind is StatementKinds.Sent or StatementKinds.Confirmed or StatementKinds.Disputed or StatementKinds.Withdrawn or StatementKinds.Moved;

    /// <inheritdoc/>
    public async ValueTask<Refusal?> Apply(IUnit unit, Message message) => await Take(((SqlUnit)unit).Writing, message.Receiver, message);

    /// <inheritdoc/>
    public async ValueTask TakeBack(IUnit unit, Message message) => await Take(((SqlUnit)unit).Writing, message.Sender, message);

    /// <inheritdoc/>
    public async ValueTask WasRefused(IUnit unit, Message message, string code)
    {
        if (message.Kind != StatementKinds.Sent) return;
        var (session, payload) = (((SqlUnit)unit).Writing, Read<SentPayload>(message));
        if (await PaperStore.Find(session, message.Sender, payload.Agreement, payload.Year) is not { } row) return;
        var paper = StatementDesk.Read(row);
        var party = paper.Parties.Keys.FirstOrDefault(each => paper.MemberOf(each) == message.Receiver) ?? message.Receiver;
        var number = (await PaperStore.Objections(session, row.Keeper, row.Agreement, row.Year)).Count(each => each.Party == party) + 1;
        await PaperStore.SaveObjection(session, new(row.Keeper, row.Agreement, row.Year, party, number, "", "", code, "", message.Receiver, message.AtUs));
        await PaperStore.Restate(session, row, paper);
    }

    /// <inheritdoc/>
    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask FinishCatchUp(IUnit unit, string member) => ValueTask.CompletedTask;

    private async Task<Refusal?> Take(IWriteSession session, string keeper, Message message) => message.Kind switch
    {
        StatementKinds.Sent => await Sent(session, keeper, message, Read<SentPayload>(message)),
        StatementKinds.Confirmed => await Confirmed(session, keeper, message, Read<ConfirmedPayload>(message)),
        StatementKinds.Disputed => await Disputed(session, keeper, message, Read<DisputedPayload>(message)),
        StatementKinds.Withdrawn => await Withdrawn(session, keeper, message, Read<WithdrawnPayload>(message)),
        _ => await Moved(session, keeper, message, Read<MovedPayload>(message)),
    };

    private static async Task<Refusal?> Sent(IWriteSession session, string keeper, Message message, SentPayload payload)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload.Paper))) != payload.Sha256) return AgreementsRefusals.WrongDigest(payload.Agreement, payload.Year);
        var row = new PaperRow(keeper, payload.Agreement, payload.Year, message.Sender, nameof(StatementState.Sent), "", payload.Paper, payload.Sha256, payload.Terms, message.AtUs);
        var paper = StatementDesk.Read(row);
        if (paper.Home != message.Sender || paper.Agreement != payload.Agreement || paper.Year != payload.Year || !StatementDesk.Members(paper).Contains(keeper))
            return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        var known = await PaperStore.Find(session, keeper, payload.Agreement, payload.Year);
        if (known is not null && known.Home != message.Sender) return AgreementsRefusals.IdTaken(payload.Agreement, known.Home);
        if (known is not null && known.State != nameof(StatementState.Draft))
            return known.Sha256 == payload.Sha256 ? null : AgreementsRefusals.WrongState(payload.Year, known.State, "sent");
        await PaperStore.Restate(session, row, paper);
        session.Audit(new AuditEvent(Event, Actor.Node, $"statement:{row.Agreement}/{row.Year}", $"from {message.Sender} {row.Sha256}"));
        return null;
    }

    private async Task<Refusal?> Confirmed(IWriteSession session, string keeper, Message message, ConfirmedPayload payload)
    {
        var row = await PaperStore.Find(session, keeper, payload.Agreement, payload.Year);
        if (row is not null && row.Sha256 != payload.Sha256) return AgreementsRefusals.WrongDigest(payload.Agreement, payload.Year);
        var (paper, member) = (row is null ? null : StatementDesk.Read(row), payload.KeyId.Length == 0 ? "" : message.Sender);
        if (member.Length == 0 && row?.Home != message.Sender) return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        if (paper is not null && (paper.MemberOf(payload.Party) ?? "") != member) return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        if (member.Length > 0 && !keys.Verify(member, payload.KeyId, payload.Sha256, payload.Signature)) return AgreementsRefusals.WrongDigest(payload.Agreement, payload.Year);
        await PaperStore.AddSignature(session, new(
            keeper, payload.Agreement, payload.Year, payload.Party, payload.Sha256, member, payload.KeyId, payload.Signature, message.Sender, message.AtUs));
        if (row is not null) await PaperStore.Restate(session, row, paper!);
        return null;
    }

    private static async Task<Refusal?> Disputed(IWriteSession session, string keeper, Message message, DisputedPayload payload)
    {
        var row = await PaperStore.Find(session, keeper, payload.Agreement, payload.Year);
        var paper = row is null ? null : StatementDesk.Read(row);
        if (paper?.MemberOf(payload.Party) is { } member && member != message.Sender) return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        await PaperStore.SaveObjection(session, new(
            keeper, payload.Agreement, payload.Year, payload.Party, payload.Number, payload.Firm, payload.Head, payload.Reason, "", message.Sender, message.AtUs));
        if (row is not null) await PaperStore.Restate(session, row, paper!);
        return null;
    }

    private static async Task<Refusal?> Withdrawn(IWriteSession session, string keeper, Message message, WithdrawnPayload payload)
    {
        var row = await PaperStore.Find(session, keeper, payload.Agreement, payload.Year);
        var paper = row is null ? null : StatementDesk.Read(row);
        if (paper?.MemberOf(payload.Party) is { } member && member != message.Sender) return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        await PaperStore.WithdrawObjection(session, keeper, payload.Agreement, payload.Year, payload.Party, payload.Number, message.AtUs);
        if (row is not null) await PaperStore.Restate(session, row, paper!);
        return null;
    }

    private static async Task<Refusal?> Moved(IWriteSession session, string keeper, Message message, MovedPayload payload)
    {
        if (await PaperStore.Find(session, keeper, payload.Agreement, payload.Year) is not { } row) return AgreementsRefusals.UnknownStatement(payload.Agreement, payload.Year);
        if (row.Home != message.Sender) return AgreementsRefusals.NotAParty(message.Sender, payload.Agreement);
        await MoveStatement.Take(session, row, StatementDesk.Read(row), payload);
        return null;
    }

    private static T Read<T>(Message message) => JsonSerializer.Deserialize<T>(message.Payload!, ApiJson.Options)!;
}
