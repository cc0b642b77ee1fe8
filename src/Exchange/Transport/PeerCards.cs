using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Makes the cards of members served here, and reads those of others.</summary>
public sealed class PeerCards(ExchangeSettings settings, KeyRing keys, NodeCertificate own, MemberBook members, TimeProvider clock)
{
    /// <summary>The card of a member served here.</summary>
    /// <param name="code">The member.</param>
    /// <param name="address">Where the node listens, when the settings name no address for others.</param>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>.</exception>
    public async Task<PeerCard> Make(string code, string address = "")
    {
        if (await members.Find(code) is not { IsHosted: 1 } member || await keys.FindCurrent(code) is not { } key) throw ExchangeRefusals.UnknownMember(code).ToException();
        var card = new PeerCard(PeerCard.Today, code, member.NameZh, member.NameEn, settings.Address.Length > 0 ? settings.Address : address, own.Fingerprint,
            key.KeyId, Convert.ToBase64String(key.Key), Instants.ToMicroseconds(clock.GetUtcNow()), "");
        return card with { Signature = keys.Sign(code, [card.HashBy(KeyRing.SuiteNamed(card.Suite)!)])[0] };
    }

    /// <summary>The public key of a card whose signature holds and whose key has the fingerprint that was read over the telephone.</summary>
    /// <exception cref="RefusedException"><c>exchange.broken-card</c>, <c>exchange.wrong-fingerprint</c>.</exception>
    public static byte[] Check(PeerCard card, string code, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (card.Format != PeerCard.Today || card.Code != code || KeyRing.SuiteNamed(card.Suite) is not { } suite) throw LinkRefusals.BrokenCard(code).ToException();
        try
        {
            var key = Convert.FromBase64String(card.PublicKey);
            if (!suite.Verify(key, Convert.FromHexString(card.HashBy(suite)), Convert.FromBase64String(card.Signature))) throw LinkRefusals.BrokenCard(code).ToException();
            if (!string.Equals(KeyRing.Fingerprint(key), fingerprint.Trim(), StringComparison.OrdinalIgnoreCase))
                throw ExchangeRefusals.WrongFingerprint(fingerprint, KeyRing.Fingerprint(key)).ToException();
            return key;
        }
        catch (FormatException)
        {
            throw LinkRefusals.BrokenCard(code).ToException();
        }
    }

    /// <summary>Reads a card from a file.</summary>
    /// <exception cref="FileFaultException">When it is none.</exception>
    public static PeerCard Read(string file, string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<PeerCard>(text, WireJson.Options) is { Format: PeerCard.Today } card) return card;
        }
        catch (JsonException)
        {
            // Said below, with the file's name.
        }
        throw new FileFaultException(FileFault.AtLine(file, 1, new("不是成员名片", "not a member's card"), new("请对方用 `peers card` 生成", "ask the peer to make one with `peers card`")));
    }
}
