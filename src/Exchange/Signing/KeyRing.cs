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
    /// <summary>Signatures over batches that are remembered, so that a batch is verified once.</summary>
    private const int RootsMax = 4096;

    private static readonly Dictionary<string, ISuite> Suites = new ISuite[] { new P256Suite(), new Sm2Suite() }.ToDictionary(each => each.Name);

    private readonly ConcurrentDictionary<string, (string KeyId, byte[] Private, DateTime Written)> _own = new();
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
            if (_roots.Count > RootsMax) _roots.Clear();
            return _roots.GetOrAdd((member, keyId, Convert.ToHexString(root), parts[0]), _ => suite.Verify(key, root, Convert.FromBase64String(parts[0])));
        }
        catch (Exception malformed) when (malformed is FormatException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>Makes the first key of a hosted member; answers its id.</summary>
    public async Task<string> MakeKey(string member)
    {
        var (keyId, publicKey) = PrepareKey(member);
        await AddPublic(member, keyId, SuiteName, Convert.FromBase64String(publicKey));
        AdoptKey(member);
        return keyId;
    }

    /// <summary>Makes a hosted member's next key and lays it beside the one in use; answers its id and public key.</summary>
    internal (string KeyId, string PublicKey) PrepareKey(string member)
    {
        var made = Suites[SuiteName];
        var (secret, open) = made.NewKey(bytes => entropy.Fill(bytes));
        var stored = new StoredKey(KeyIdOf(made.Name, open), Convert.ToBase64String(secret));
        SecretFile.Write(NextFileOf(member), JsonSerializer.Serialize(stored));
        return (stored.KeyId, Convert.ToBase64String(open));
    }

    /// <summary>Signs with the next key from now on; the old one only verifies.</summary>
    internal void AdoptKey(string member)
    {
        if (System.IO.File.Exists(NextFileOf(member))) System.IO.File.Move(NextFileOf(member), FileOf(member), overwrite: true);
        _own.TryRemove(member, out _);
    }

    /// <summary>Enters an own key with the unit that announces it; it is signed with only once that unit is committed.</summary>
    internal async ValueTask Enter(IUnit unit, string member, string keyId, string publicKey) =>
        await Insert(((SqlUnit)unit).Writing, member, keyId, PrefixOf(keyId), Convert.FromBase64String(publicKey));

    /// <inheritdoc/>
    public async ValueTask<bool> Learn(IUnit unit, string member, string keyId, string publicKey)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        var key = new byte[publicKey?.Length ?? 0];
        if (!Convert.TryFromBase64String(publicKey ?? "", key, out var length) || !Suites.ContainsKey(PrefixOf(keyId))
            || KeyIdOf(PrefixOf(keyId), key.AsSpan(0, length)) != keyId) return false;
        await Insert(((SqlUnit)unit).Writing, member, keyId, PrefixOf(keyId), key[..length]);
        // Known at once, since the messages behind the announcement stand in the same batch; it was signed, so an undone unit does no harm.
        _public[(member, keyId)] = key[..length];
        return true;
    }

    /// <summary>Enters a member's public key; earlier ones stay for old messages.</summary>
    public async Task AddPublic(string member, string keyId, string suiteName, byte[] publicKey)
    {
        await database.Write(session => Insert(session, member, keyId, suiteName, publicKey));
        _public[(member, keyId)] = publicKey;
    }

    private async Task Insert(IWriteSession session, string member, string keyId, string suiteName, byte[] publicKey)
    {
        var now = Instants.ToMicroseconds(clock.GetUtcNow());
        await session.Execute("UPDATE exchange_keys SET until_us = @now WHERE member = @member AND key_id <> @keyId AND until_us IS NULL", new { now, member, keyId });
        await session.Execute(
            "INSERT INTO exchange_keys (member, key_id, suite, public_key, from_us) VALUES (@member, @keyId, @suiteName, @key, @now) "
            + "ON CONFLICT (member, key_id) DO UPDATE SET until_us = NULL",
            new { member, keyId, suiteName, key = Convert.ToBase64String(publicKey), now });
    }

    /// <summary>Every key of a member, the one in use first.</summary>
    public Task<IReadOnlyList<KnownKey>> ListKeys(string member) => database.Read(session => session.List<KnownKey>(
        "SELECT key_id AS KeyId, suite, public_key AS PublicKey, from_us AS FromUs, until_us AS UntilUs FROM exchange_keys WHERE member = @member "
        + "ORDER BY CASE WHEN until_us IS NULL THEN 0 ELSE 1 END, from_us DESC", new { member }));

    /// <summary>The suite for new keys.</summary>
    public string SuiteName => suite;

    /// <summary>The member's public key in use; null when there is none.</summary>
    public async Task<(string KeyId, string Suite, byte[] Key)?> FindCurrent(string member) => await database.Read(async session =>
        await session.Find<PublicRow>("SELECT key_id AS KeyId, suite, public_key AS PublicKey FROM exchange_keys WHERE member = @member "
            + "AND until_us IS NULL ORDER BY from_us DESC", new { member })) is { } row
        ? (row.KeyId, row.Suite, Convert.FromBase64String(row.PublicKey)) : null;

    /// <summary>The suite of this name; null when there is none.</summary>
    public static ISuite? SuiteNamed(string name) => Suites.GetValueOrDefault(name);

    private static ISuite SuiteOf(string keyId) => Suites.GetValueOrDefault(PrefixOf(keyId)) ?? Suites["p256"];

    private static string PrefixOf(string keyId) => keyId.Split('-')[0];

    /// <summary>A command beside the server may rotate the key: the file's time tells.</summary>
    private (string KeyId, byte[] Private) Own(string member)
    {
        var file = FileOf(member);
        var written = System.IO.File.GetLastWriteTimeUtc(file);
        if (_own.TryGetValue(member, out var own) && own.Written == written && !System.IO.File.Exists(NextFileOf(member))) return (own.KeyId, own.Private);
        if (Read(NextFileOf(member)) is { } next && FindPublic(member, next.KeyId) is not null) AdoptKey(member);
        if (Read(file) is not { } stored) throw ExchangeRefusals.UnknownMember(member).ToException();
        var read = _own[member] = (stored.KeyId, Convert.FromBase64String(stored.Key), System.IO.File.GetLastWriteTimeUtc(file));
        return (read.KeyId, read.Private);
    }

    private static StoredKey? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredKey>(System.IO.File.ReadAllText(file));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Id of a key: its suite, then the first half of its hash.</summary>
    internal static string KeyIdOf(string suiteName, ReadOnlySpan<byte> publicKey) =>
        $"{suiteName}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(publicKey))[..16]}";

    /// <summary>Keys never change, so one look each is enough; an unknown one is looked for again.</summary>
    private byte[]? FindPublic(string member, string keyId)
    {
        if (_public.TryGetValue((member, keyId), out var known)) return known;
        var read = Task.Run(() => database.Read(session => session.Find<string>(
            "SELECT public_key FROM exchange_keys WHERE member = @member AND key_id = @keyId", new { member, keyId }))).GetAwaiter().GetResult();
        return read is null ? null : _public[(member, keyId)] = Convert.FromBase64String(read);
    }

    private string FileOf(string member) => Path.Combine(folder, $"{member}.json");

    private string NextFileOf(string member) => Path.Combine(folder, $"{member}.next.json");

    private sealed record StoredKey(string KeyId, string Key);

    private sealed record PublicRow(string KeyId, string Suite, string PublicKey);
}

/// <summary>A public key of a member.</summary>
/// <param name="KeyId">Id; the prefix names the suite.</param>
/// <param name="Suite"><c>p256</c> or <c>sm2</c>.</param>
/// <param name="PublicKey">Base64.</param>
/// <param name="FromUs">Entered at, UTC microseconds since 1970.</param>
/// <param name="UntilUs">In use until; null while it is in use. It verifies for ever.</param>
public sealed record KnownKey(string KeyId, string Suite, string PublicKey, long FromUs, long? UntilUs)
{
    /// <summary>As two administrators read it to each other.</summary>
    public string Fingerprint => KeyRing.Fingerprint(Convert.FromBase64String(PublicKey));
}
