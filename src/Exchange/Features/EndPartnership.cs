using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Ends a partnership: the peer is told in the journal, what was written before is still delivered, and all of it stays verifiable.</summary>
internal sealed class EndPartnership(IUnits units, SendMessages send, TimeProvider clock)
{
    /// <summary>Ends it between one member served here and a peer.</summary>
    /// <exception cref="RefusedException"><c>exchange.not-partners</c>.</exception>
    public ValueTask<int> Run(Actor actor, string member, string peer, string reason) => units.Write(async unit =>
    {
        if (await unit.Journals.FindChain(member, member, peer) is not { Standing: ChainStanding.Open })
            throw ExchangeRefusals.NotPartners(member, peer).ToException();
        await send.One(unit, member, peer, ExchangeKinds.Ended, JsonSerializer.Serialize(new Notice(reason), WireJson.Options));
        await Close(unit, member, peer, reason, Instants.ToMicroseconds(clock.GetUtcNow()));
        unit.Audit(new AuditEvent(ExchangeEvents.PartnershipEnded, actor, $"chain:{member}>{peer}", reason));
        return 0;
    });

    /// <summary>The peer has ended it: nothing new is written to it from now on.</summary>
    public static async ValueTask<Refusal?> Hear(IUnit unit, Message message)
    {
        var notice = JsonSerializer.Deserialize<Notice>(message.Payload!, WireJson.Options)!;
        await Close(unit, message.Receiver, message.Sender, notice.Reason, message.AtUs);
        unit.Audit(new AuditEvent(ExchangeEvents.PartnershipEnded, Actor.Node, $"chain:{message.Receiver}>{message.Sender}", notice.Reason));
        return null;
    }

    /// <summary>Whether the last word of either side was the end of the partnership: a member restored to before it finds it in the journals.</summary>
    public static async ValueTask<bool> HasEnded(IUnit unit, Chain own)
    {
        var (me, peer) = (own.Sender, own.Receiver);
        return await unit.Journals.Find(me, me, peer, own.Number) is { Kind: ExchangeKinds.Ended }
            || await unit.Journals.FindChain(me, peer, me) is { Number: > 0 } theirs && await unit.Journals.Find(me, peer, me, theirs.Number) is { Kind: ExchangeKinds.Ended };
    }

    private static async ValueTask Close(IUnit unit, string member, string peer, string reason, long atUs)
    {
        var chain = await unit.Journals.FindChain(member, member, peer) ?? Chain.Empty(member, member, peer);
        if (chain.Standing == ChainStanding.Open) await unit.Journals.SaveChain(chain with { Standing = ChainStanding.Ended });
        await unit.Journals.AddFinding(new Finding(member, peer, "ended", $"{member}>{peer}", reason, atUs));
    }

    private sealed record Notice(string Reason);
}
