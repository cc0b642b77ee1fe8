using System.Globalization;

namespace OneCity.Exchange;

/// <summary>
/// What a member's administrator gives to another: who the member is, where its node is, which certificate that node shows, and the
/// member's public key, all signed with that key. So one fingerprint, read over the telephone, binds all of it.
/// </summary>
/// <param name="Format">Always <c>onecity-peer-1</c>.</param>
/// <param name="Code">Code of the member.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Address">https address of its node; empty when it is reached by file only.</param>
/// <param name="Certificate">Fingerprint of the key in the node's certificate.</param>
/// <param name="KeyId">The member's key; its prefix names the suite.</param>
/// <param name="PublicKey">That key, base64.</param>
/// <param name="AtUs">When the card was made, UTC microseconds since 1970.</param>
/// <param name="Signature">The member's signature over all of it.</param>
public sealed record PeerCard(
    string Format, string Code, string NameZh, string NameEn, string Address, string Certificate, string KeyId, string PublicKey, long AtUs, string Signature)
{
    /// <summary>The format of today's cards.</summary>
    public const string Today = "onecity-peer-1";

    /// <summary>The suite its key belongs to.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Suite => KeyId.Split('-')[0];

    /// <summary>What the signature covers.</summary>
    internal string HashBy(ISuite suite) => MessageHash.OfWords(bytes => Convert.ToHexStringLower(suite.Hash(bytes)),
        "card", Format, Code, NameZh, NameEn, Address, Certificate, KeyId, PublicKey, AtUs.ToString(CultureInfo.InvariantCulture));
}
