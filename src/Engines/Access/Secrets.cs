using System.Security.Cryptography;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>Secrets that are shown once: one-time passwords, set-up codes, tokens, session numbers.</summary>
/// <remarks>
/// Written without letters that look alike (Crockford's base 32, lower case). Those with 128 bits and more are stored as SHA-256:
/// they cannot be guessed, so a slow hash adds nothing (NIST SP 800-63B, 5.1.2.2). One-time passwords get the slow hash of all passwords.
/// </remarks>
public static class Secrets
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>What every token begins with, so that scanners for leaked secrets find it.</summary>
    public const string TokenPrefix = "onecity_";

    /// <summary>A one-time password of 80 bits in four groups, such as <c>7k2m-…</c>.</summary>
    public static string OneTimePassword(IEntropy entropy) =>
        string.Join('-', Draw(entropy, 16).Chunk(4).Select(group => new string(group)));

    /// <summary>A code of 160 bits for the address of the first set-up, and for sessions.</summary>
    public static string Code(IEntropy entropy) => Draw(entropy, 32);

    /// <summary>A token of 240 bits with the prefix.</summary>
    public static string Token(IEntropy entropy) => TokenPrefix + Draw(entropy, 48);

    /// <summary>The stored form of a secret: SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether the secret has this stored form; takes the same time for every answer.</summary>
    public static bool Matches(string secret, string hash) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));

    private static string Draw(IEntropy entropy, int letters)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        Span<byte> bytes = stackalloc byte[letters];
        entropy.Fill(bytes);
        var text = new StringBuilder(letters);
        foreach (var each in bytes) text.Append(Alphabet[each & 31]); // 256 is a multiple of 32: every letter is equally likely.
        return text.ToString();
    }
}
