using System.Security.Cryptography;
using System.Text;

namespace OneCity.Cases;

/// <summary>
/// Keyed hashes of persons' numbers (HMAC-SHA-256, FIPS 198-1). Under a member's own secret they find a person's earlier
/// cases at home; under a secret shared by a pair of members they find them across the border without sending the number.
/// </summary>
/// <param name="secretOf">The secret of a member, or of a pair written <c>A+B</c> in order of code.</param>
public sealed class PersonKeys(Func<string, byte[]> secretOf) : IPersonKeys
{
    /// <inheritdoc/>
    public string KeyOf(string member, string personId)
    {
        ArgumentNullException.ThrowIfNull(personId);
        return personId.Length == 0 ? "" : Key(secretOf(member), personId);
    }

    /// <summary>The key that two members share for a person, an item and a purpose; neither can read the number from it.</summary>
    public string PairKeyOf(string one, string other, string personId, string item, string purpose)
    {
        var pair = string.CompareOrdinal(one, other) <= 0 ? $"{one}+{other}" : $"{other}+{one}";
        return Key(secretOf(pair), $"{personId}\n{item}\n{purpose}");
    }

    private static string Key(byte[] secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text.Trim().ToUpperInvariant())));
}
