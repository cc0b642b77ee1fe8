using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace OneCity.Exchange;

/// <summary>One signature suite: how bytes are hashed, and how a hash is signed and verified.</summary>
public interface ISuite
{
    /// <summary>Prefix of its key ids.</summary>
    string Name { get; }

    /// <summary>Hash of the bytes.</summary>
    byte[] Hash(ReadOnlySpan<byte> bytes);

    /// <summary>A new key pair: private and public key as bytes.</summary>
    (byte[] Private, byte[] Public) NewKey(Action<byte[]> fill);

    /// <summary>Signs a hash.</summary>
    byte[] Sign(byte[] privateKey, byte[] hash);

    /// <summary>Whether the signature over the hash belongs to the public key; false for anything malformed.</summary>
    bool Verify(byte[] publicKey, byte[] hash, byte[] signature);
}

/// <summary>ECDSA over P-256 with SHA-256 (FIPS 186-5, FIPS 180-4).</summary>
public sealed class P256Suite : ISuite
{
    private const int PoolMax = 8;

    /// <summary>Keys as the library wants them, read once each. One object serves one thread at a time, so each key has a few.</summary>
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, System.Collections.Concurrent.ConcurrentBag<ECDsa>> _pools = new();

    /// <inheritdoc/>
    public string Name => "p256";

    /// <inheritdoc/>
    public byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <inheritdoc/>
    public (byte[] Private, byte[] Public) NewKey(Action<byte[]> fill)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKey(), key.ExportSubjectPublicKeyInfo());
    }

    /// <inheritdoc/>
    public byte[] Sign(byte[] privateKey, byte[] hash) => With(Convert.ToHexString(SHA256.HashData(privateKey)),
        key => key.ImportPkcs8PrivateKey(privateKey, out int _), key => key.SignHash(hash));

    /// <inheritdoc/>
    public bool Verify(byte[] publicKey, byte[] hash, byte[] signature)
    {
        try
        {
            return With(Convert.ToHexString(publicKey), key => key.ImportSubjectPublicKeyInfo(publicKey, out int _), key => key.VerifyHash(hash, signature));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private T With<T>(string name, Action<ECDsa> read, Func<ECDsa, T> work)
    {
        var pool = _pools.GetOrAdd(name, _ => []);
        if (!pool.TryTake(out var key))
        {
            key = ECDsa.Create();
            read(key);
        }
        try
        {
            return work(key);
        }
        finally
        {
            if (pool.Count < PoolMax) pool.Add(key);
            else key.Dispose();
        }
    }
}

/// <summary>SM2 with SM3 (GB/T 32918.2-2016, GB/T 32905-2016), signer id 1234567812345678 as GB/T 35276 sets it.</summary>
public sealed class Sm2Suite : ISuite
{
    private static readonly ECDomainParameters Curve = new(GMNamedCurves.GetByName("sm2p256v1"));

    /// <inheritdoc/>
    public string Name => "sm2";

    /// <inheritdoc/>
    public byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(bytes);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return hash;
    }

    /// <inheritdoc/>
    public (byte[] Private, byte[] Public) NewKey(Action<byte[]> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var bytes = new byte[32];
        BigInteger d;
        do
        {
            fill(bytes);
            d = new BigInteger(1, bytes);
        }
        while (d.SignValue == 0 || d.CompareTo(Curve.N.Subtract(BigInteger.One)) >= 0);
        return (bytes, Curve.G.Multiply(d).Normalize().GetEncoded(false));
    }

    /// <inheritdoc/>
    public byte[] Sign(byte[] privateKey, byte[] hash)
    {
        var signer = new SM2Signer();
        signer.Init(true, new ECPrivateKeyParameters(new BigInteger(1, privateKey), Curve));
        signer.BlockUpdate(hash, 0, hash.Length);
        return signer.GenerateSignature();
    }

    /// <inheritdoc/>
    public bool Verify(byte[] publicKey, byte[] hash, byte[] signature)
    {
        try
        {
            var signer = new SM2Signer();
            signer.Init(false, new ECPublicKeyParameters(Curve.Curve.DecodePoint(publicKey), Curve));
            signer.BlockUpdate(hash, 0, hash.Length);
            return signer.VerifySignature(signature);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or IOException or Org.BouncyCastle.Crypto.CryptoException)
        {
            return false;
        }
    }
}

/// <summary>A Merkle tree over the hashes of a batch, as RFC 9162 section 2.1 builds it, so that one signature covers all.</summary>
internal static class MerkleTree
{
    /// <summary>The root, and for each leaf the hashes beside its way up; <c>L</c> or <c>R</c> says on which side they stand.</summary>
    public static (byte[] Root, string[] Paths) Build(ISuite suite, IReadOnlyList<string> leaves)
    {
        var paths = leaves.Select(_ => new List<string>()).ToArray();
        var level = leaves.Select((leaf, index) => (Hash: suite.Hash([0, .. Convert.FromHexString(leaf)]), Leaves: new List<int> { index })).ToList();
        while (level.Count > 1)
        {
            var above = new List<(byte[] Hash, List<int> Leaves)>();
            for (var index = 0; index < level.Count; index += 2)
            {
                if (index + 1 == level.Count)
                {
                    above.Add(level[index]);
                    continue;
                }
                var (left, right) = (level[index], level[index + 1]);
                foreach (var leaf in left.Leaves) paths[leaf].Add("R" + Convert.ToHexStringLower(right.Hash));
                foreach (var leaf in right.Leaves) paths[leaf].Add("L" + Convert.ToHexStringLower(left.Hash));
                above.Add((suite.Hash([1, .. left.Hash, .. right.Hash]), [.. left.Leaves, .. right.Leaves]));
            }
            level = above;
        }
        return (level[0].Hash, [.. paths.Select(path => string.Join('.', path))]);
    }

    /// <summary>The root that a leaf and its path lead to.</summary>
    public static byte[] RootOf(ISuite suite, string leaf, string path)
    {
        var hash = suite.Hash([0, .. Convert.FromHexString(leaf)]);
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var beside = Convert.FromHexString(step[1..]);
            hash = step[0] == 'L' ? suite.Hash([1, .. beside, .. hash]) : suite.Hash([1, .. hash, .. beside]);
        }
        return hash;
    }
}
