using System.Collections.Concurrent;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>
/// The keys of members: public ones in the database for ever, private ones of hosted members in the folder
/// <c>exchange-keys</c>, one file for each city, which can be kept on a medium of its own.
/// </summary>
/// <remarks>A signature over a batch reads <c>root-signature:path</c>: one signature over the Merkle root, and the way to it.</remarks>
public sealed class KeyRing(IDatabase database, string folder, IEntropy entropy, TimeProvider clock, string suite = "p256") : IKeyRing
{
    private static readonly Dictionary<string, ISuite> Suites = new ISuite[] { new P256Suite(), new Sm2Suite() }.ToDictionary(each => each.Name);

    private readonly ConcurrentDictionary<string, (string KeyId, byte[] Private)> _own = new();
    private readonly ConcurrentDictionary<(string Member, string KeyId), byte[]> _public = new();
    private readonly ConcurrentDictionary<(string Member, string KeyId, string Root, string Signature), bool> _roots = new();

    /// <summary>Fingerprint of a public key, as two administrators read it to each other.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> publicKey) =>
        string.Join(':', Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(publicKey)).Chunk(4).Take(8).Select(part => new string(part)));

    /// <inheritdoc/>
    public string KeyOf(string member) => Own(member).KeyId;

    /// <inheritdoc/>
    public string Digest(string keyId, ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SuiteOf(keyId).Hash(bytes));

    /// <inheritdoc/>
    public IReadOnlyList<string> Sign(string member, IReadOnlyList<string> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var (keyId, key) = Own(member);
        var suite = SuiteOf(keyId);
        if (suite is P256Suite || hashes.Count == 1)
            return [.. hashes.Select(hash => Convert.ToBase64String(suite.Sign(key, Convert.FromHexString(hash))))];
        var (root, paths) = MerkleTree.Build(suite, hashes);
        var signature = Convert.ToBase64String(suite.Sign(key, root));
        return [.. paths.Select(path => $"{signature}:{path}")];
    }

    /// <inheritdoc/>
    public bool Verify(string member, string keyId, string hash, string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            if (FindPublic(member, keyId) is not { } key || !Suites.TryGetValue(PrefixOf(keyId), out var suite)) return false;
            var parts = signature.Split(':');
            if (parts.Length == 1) return suite.Verify(key, Convert.FromHexString(hash), Convert.FromBase64String(signature));
            var root = MerkleTree.RootOf(suite, hash, parts[1]);
            return _roots.GetOrAdd((member, keyId, Convert.ToHexString(root), parts[0]), _ => suite.Verify(key, root, Convert.FromBase64String(parts[0])));
        }
        catch (Exception malformed) when (malformed is FormatException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>Makes a key for a hosted member, or a new one after which the old one only verifies; answers its id.</summary>
    public async Task<string> MakeKey(string member)
    {
        var suite = Suites[SuiteName];
        var (secret, open) = suite.NewKey(bytes => entropy.Fill(bytes));
        var keyId = $"{suite.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(open))[..16]}";
        Directory.CreateDirectory(folder);
        var file = FileOf(member);
        await System.IO.File.WriteAllTextAsync(file, JsonSerializer.Serialize(new StoredKey(keyId, Convert.ToBase64String(secret))));
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await AddPublic(member, keyId, suite.Name, open);
        _own.TryRemove(member, out _);
        return keyId;
    }

    /// <summary>Enters a member's public key; earlier ones stay for old messages.</summary>
    public async Task AddPublic(string member, string keyId, string suiteName, byte[] publicKey)
    {
        var now = Instants.ToMicroseconds(clock.GetUtcNow());
        await database.Write(async session =>
        {
            await session.Execute("UPDATE exchange_keys SET until_us = @now WHERE member = @member AND until_us IS NULL", new { now, member });
            await session.Execute(
                "INSERT INTO exchange_keys (member, key_id, suite, public_key, from_us) VALUES (@member, @keyId, @suiteName, @key, @now) "
                + "ON CONFLICT (member, key_id) DO UPDATE SET until_us = NULL",
                new { member, keyId, suiteName, key = Convert.ToBase64String(publicKey), now });
        });
        _public[(member, keyId)] = publicKey;
    }

    /// <summary>The suite for new keys.</summary>
    public string SuiteName => suite;

    /// <summary>The member's public key in use; null when there is none.</summary>
    public async Task<(string KeyId, string Suite, byte[] Key)?> FindCurrent(string member) => await database.Read(async session =>
        await session.Find<PublicRow>("SELECT key_id AS KeyId, suite, public_key AS PublicKey FROM exchange_keys WHERE member = @member "
            + "AND until_us IS NULL ORDER BY from_us DESC", new { member })) is { } row
        ? (row.KeyId, row.Suite, Convert.FromBase64String(row.PublicKey)) : null;

    private static ISuite SuiteOf(string keyId) => Suites.GetValueOrDefault(PrefixOf(keyId)) ?? Suites["p256"];

    private static string PrefixOf(string keyId) => keyId.Split('-')[0];

    private (string KeyId, byte[] Private) Own(string member) => _own.GetOrAdd(member, _ =>
    {
        if (!System.IO.File.Exists(FileOf(member))) throw ExchangeRefusals.UnknownMember(member).ToException();
        var stored = JsonSerializer.Deserialize<StoredKey>(System.IO.File.ReadAllText(FileOf(member)))!;
        return (stored.KeyId, Convert.FromBase64String(stored.Key));
    });

    /// <summary>Keys never change, so one look each is enough; an unknown one is looked for again.</summary>
    private byte[]? FindPublic(string member, string keyId)
    {
        if (_public.TryGetValue((member, keyId), out var known)) return known;
        var read = Task.Run(() => database.Read(session => session.Find<string>(
            "SELECT public_key FROM exchange_keys WHERE member = @member AND key_id = @keyId", new { member, keyId }))).GetAwaiter().GetResult();
        return read is null ? null : _public[(member, keyId)] = Convert.FromBase64String(read);
    }

    private string FileOf(string member) => Path.Combine(folder, $"{member}.json");

    private sealed record StoredKey(string KeyId, string Key);

    private sealed record PublicRow(string KeyId, string Suite, string PublicKey);
}
