using System.Security.Cryptography;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Personal data at rest: AES-256-GCM (GB/T 37988 asks for encryption; NIST SP 800-38D is the mode) under a key of this node.</summary>
/// <remarks>The key lies beside the cities' private keys, readable by the node's account alone. Text written before sealing began stays readable.</remarks>
/// <param name="keyOf">Gives the key, 32 bytes.</param>
/// <param name="entropy">Fresh nonces.</param>
public sealed class ContentSeal(Func<byte[]> keyOf, IEntropy entropy)
{
    private const string Mark = "sealed1:";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Tells this node's key from others and says nothing about it.</summary>
    internal string KeyId => Convert.ToHexStringLower(SHA256.HashData([.. "which key"u8, .. keyOf()]))[..8];

    /// <summary>Seals text; null stays null.</summary>
    public string? Seal(string? text) => text is null ? null : Mark + Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text)));

    /// <summary>Opens sealed text; text that never was sealed is given back as it is.</summary>
    /// <exception cref="CryptographicException">The text was changed, or another node's key sealed it.</exception>
    public string? Open(string? text) => text is null || !text.StartsWith(Mark, StringComparison.Ordinal)
        ? text
        : Encoding.UTF8.GetString(Open(Convert.FromBase64String(text[Mark.Length..])));

    /// <summary>Seals bytes: nonce, tag, then what was sealed.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        entropy.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(keyOf(), TagBytes);
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes));
        return whole;
    }

    /// <summary>Opens bytes.</summary>
    /// <exception cref="CryptographicException">They were changed, or another node's key sealed them.</exception>
    public byte[] Open(ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceBytes + TagBytes) throw new CryptographicException("too short to be sealed");
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(keyOf(), TagBytes);
        cipher.Decrypt(whole[..NonceBytes], whole[(NonceBytes + TagBytes)..], whole.Slice(NonceBytes, TagBytes), plain);
        return plain;
    }
}
