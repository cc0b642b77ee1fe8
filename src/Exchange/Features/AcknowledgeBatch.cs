using System.Globalization;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Signed acknowledgements: given for what was taken in, heard for what was sent.</summary>
internal sealed class AcknowledgeBatch(IUnits units, IKeyRing keys, TimeProvider clock, DeliveryBell bell)
{
    /// <summary>Signs how far the chain has been taken in.</summary>
    public Receipt Give(Chain chain)
    {
        var (keyId, atUs) = (keys.KeyOf(chain.Receiver), Instants.ToMicroseconds(clock.GetUtcNow()));
        var receipt = new Receipt(chain.Sender, chain.Receiver, chain.Number, chain.Hash, atUs, keyId, "");
        return receipt with { Signature = keys.Sign(chain.Receiver, [HashOf(receipt)])[0] };
    }

    /// <summary>Stores an acknowledgement; false when it does not hold, or speaks of a message that was never written here.</summary>
    public async ValueTask<bool> Hear(string me, string peer, Receipt? receipt, long lastSent)
    {
        if (receipt is not null && (receipt.Sender != me || receipt.Receiver != peer
            || !keys.Verify(peer, receipt.KeyId, HashOf(receipt), receipt.Signature))) return false;
        return await units.Write(async unit =>
        {
            var chain = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
            var mark = Rulings.MarkAfterCall(chain.Mark, receipt, lastSent);
            if (mark == chain.Mark || mark > chain.Number) return true;
            if (receipt is not null && (receipt.Number == chain.Number ? chain.Hash : (await unit.Journals.Find(me, me, peer, receipt.Number))?.Hash) is { } held
                && held != receipt.Hash) return false;
            // An old receipt that comes late, by file, takes the mark back: what was acknowledged since goes out again, and nobody else would ask for it.
            if (mark < chain.Mark) unit.AfterCommit(() => bell.Ring(me, peer));
            await unit.Journals.SaveChain(chain with
            {
                Mark = mark,
                Receipt = receipt is null ? chain.Receipt : JsonSerializer.Serialize(receipt, WireJson.Options),
            });
            return true;
        });
    }

    private string HashOf(Receipt receipt) => MessageHash.OfWords(keys, receipt.KeyId, "receipt", receipt.Sender, receipt.Receiver, receipt.Hash,
        receipt.Number.ToString(CultureInfo.InvariantCulture), receipt.AtUs.ToString(CultureInfo.InvariantCulture), receipt.KeyId);
}
