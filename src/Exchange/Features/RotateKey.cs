using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>
/// A member's next key. It is announced in every journal under a signature of the last one, so peers learn it in order, and what was signed
/// before stays verifiable for ever.
/// </summary>
internal sealed class RotateKey(IUnits units, KeyRing keys, SendMessages send)
{
    /// <summary>Makes, announces and adopts the key; answers its id.</summary>
    /// <remarks>A crash between the commit and the change of files is finished at the next signature.</remarks>
    public async Task<string> Run(Actor actor, string member)
    {
        var (keyId, publicKey) = keys.PrepareKey(member);
        await units.Write(async unit =>
        {
            foreach (var chain in await unit.Journals.ListChains(member))
                if (chain.Sender == member && chain.Standing == ChainStanding.Open)
                    await send.One(unit, member, chain.Receiver, ExchangeKinds.KeyChanged,
                        JsonSerializer.Serialize(new KeyNotice(keyId, publicKey), WireJson.Options));
            await keys.Enter(unit, member, keyId, publicKey);
            unit.Audit(new AuditEvent(ExchangeEvents.KeyRotated, actor, $"member:{member}", keyId));
            return 0;
        });
        keys.AdoptKey(member);
        return keyId;
    }
}

/// <summary>What the announcement of a key says.</summary>
/// <param name="KeyId">Its id; the prefix names the suite.</param>
/// <param name="PublicKey">The public key, base64.</param>
internal sealed record KeyNotice(string KeyId, string PublicKey)
{
    public static KeyNotice Read(Message message) => JsonSerializer.Deserialize<KeyNotice>(message.Payload!, WireJson.Options)!;

    public ValueTask<bool> Learn(IKeyRing keys, IUnit unit, string member) => keys.Learn(unit, member, KeyId, PublicKey);
}
