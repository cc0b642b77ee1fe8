using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Checks every chain and signature offline: numbers without gaps, hashes, payloads, signatures, tombstones, heads.</summary>
public static class VerifyJournals
{
    /// <summary>What does not hold.</summary>
    /// <param name="Chain">Sender and receiver, and who keeps this copy.</param>
    /// <param name="Number">The message; 0 when the chain as a whole is meant.</param>
    /// <param name="What"><c>missing</c>, <c>order</c>, <c>hash</c>, <c>payload</c>, <c>signature</c>, <c>tombstone</c> or <c>head</c>.</param>
    public sealed record Break(string Chain, long Number, string What);

    /// <summary>The verdict over all chains.</summary>
    /// <param name="Chains">Chains checked: one for each ordered pair of members.</param>
    /// <param name="Messages">Messages checked.</param>
    /// <param name="Erased">Payloads erased with a signed statement.</param>
    /// <param name="Broken">What does not hold; empty when all does.</param>
    /// <param name="Unreadable">Payloads that another key sealed, as in a copy of the database without the node's keys: their chain and signatures hold, they themselves cannot be checked.</param>
    public sealed record Verdict(long Chains, long Messages, long Erased, IReadOnlyList<Break> Broken, long Unreadable = 0);

    /// <summary>Checks everything that this node keeps; a node without messages holds.</summary>
    public static async Task<Verdict> Run(IReadSession session, IKeyRing keys, IPayloadSeal? seal = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var heads = (await session.List<Head>(
            "SELECT keeper, sender, receiver, CAST(number AS BIGINT) AS number, CAST(hash AS TEXT) AS hash FROM exchange_chains"))
            .ToDictionary(head => (head.Keeper, head.Sender, head.Receiver));
        var kept = heads.Keys.ToHashSet();
        // Read before the stream opens: a PostgreSQL connection answers one question at a time.
        var tombstones = (await session.List<Tombstone>(
            "SELECT keeper, sender, receiver, number, payload_hash AS PayloadHash, ground, at_us AS AtUs, key_id AS KeyId, signature FROM exchange_tombstones"))
            .ToDictionary(each => (each.Keeper, each.Sender, each.Receiver, each.Number));
        var (broken, pairs, counted) = (new List<Break>(), new HashSet<(string, string)>(), new HashSet<(string, string, long)>());
        var (erased, unreadable) = (0L, 0L);
        var ends = new Dictionary<(string Keeper, string Sender, string Receiver), long>();
        (string Keeper, string Sender, string Receiver) at = default;
        var (number, previous) = (0L, Chain.Root);
        await foreach (var row in session.Stream<Row>(Rows(session.Dialect)))
        {
            var key = (row.Keeper, row.Sender, row.Receiver);
            if (key != at)
            {
                End(at, number, previous);
                (at, number, previous) = (key, 0, Chain.Root);
                pairs.Add((row.Sender, row.Receiver));
            }
            counted.Add((row.Sender, row.Receiver, row.Number));
            if (row.Number != number + 1) broken.Add(new(Name(key), number + 1, "missing"));
            else if (row.Previous != previous) broken.Add(new(Name(key), row.Number, "order"));
            var message = row.ToMessage();
            if (MessageHash.Of(keys, message) != row.Hash) broken.Add(new(Name(key), row.Number, "hash"));
            else if (!keys.Verify(row.Sender, row.KeyId, row.Hash, row.Signature)) broken.Add(new(Name(key), row.Number, "signature"));
            if (row.IsErased == 0)
            {
                if (row.IsText == 0 || MessageHash.OfPayload(keys, row.KeyId, seal?.Open(row.Payload) ?? row.Payload) != row.PayloadHash)
                {
                    if (row.IsText == 1 && seal?.IsForeign(row.Payload) == true) unreadable++;
                    else broken.Add(new(Name(key), row.Number, "payload"));
                }
            }
            else if (tombstones.TryGetValue((row.Keeper, row.Sender, row.Receiver, row.Number), out var tombstone) && Holds(keys, tombstone, row.PayloadHash)) erased++;
            else broken.Add(new(Name(key), row.Number, "tombstone"));
            (number, previous) = (row.Number, row.Hash);
            ends[key] = row.Number;
        }
        End(at, number, previous);
        foreach (var head in heads.Values.Where(head => head.Number > 0)) broken.Add(new(Name((head.Keeper, head.Sender, head.Receiver)), head.Number, "missing"));
        // Where both ends are kept here, the sender cannot have written less than the receiver took in.
        foreach (var (key, last) in ends)
            if (key.Keeper == key.Receiver && kept.Contains((key.Sender, key.Sender, key.Receiver)) && ends.GetValueOrDefault((key.Sender, key.Sender, key.Receiver)) is var sent && sent < last)
                broken.Add(new(Name((key.Sender, key.Sender, key.Receiver)), sent + 1, "missing"));
        return new Verdict(pairs.Count, counted.Count, erased, broken, unreadable);

        void End((string, string, string) key, long last, string hash)
        {
            if (last == 0) return;
            if (!heads.Remove(key, out var head) || head.Number != last || head.Hash != hash)
                broken.Add(new(Name(key), Math.Max(last, head?.Number ?? 0), last < (head?.Number ?? 0) ? "missing" : "head"));
        }
    }

    /// <summary>All rows in order. SQLite keeps any type in any column: what is no text where text belongs is read as text and told apart.</summary>
    private static string Rows(Dialect dialect) =>
        "SELECT CAST(keeper AS TEXT) AS keeper, CAST(sender AS TEXT) AS sender, CAST(receiver AS TEXT) AS receiver, CAST(number AS BIGINT) AS number, "
        + "CAST(previous AS TEXT) AS previous, CAST(kind AS TEXT) AS kind, CAST(COALESCE(payload, '') AS TEXT) AS payload, CAST(payload_hash AS TEXT) AS PayloadHash, "
        + "CAST(at_us AS BIGINT) AS AtUs, CAST(key_id AS TEXT) AS KeyId, CAST(hash AS TEXT) AS hash, CAST(signature AS TEXT) AS signature, "
        + (dialect == Dialect.Sqlite ? "CAST(payload IS NULL AS BIGINT) AS IsErased, " : "CAST(CASE WHEN payload IS NULL THEN 1 ELSE 0 END AS BIGINT) AS IsErased, ")
        + (dialect == Dialect.Sqlite ? "CAST(typeof(payload) = 'text' AS BIGINT) AS IsText " : "CAST(1 AS BIGINT) AS IsText ")
        + "FROM exchange_journal ORDER BY keeper, sender, receiver, number";

    /// <summary>What a tombstone's signature covers.</summary>
    internal static string HashOf(IKeyRing keys, Tombstone tombstone) => MessageHash.OfWords(keys, tombstone.KeyId, "tombstone", tombstone.Keeper,
        tombstone.Sender, tombstone.Receiver, tombstone.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), tombstone.PayloadHash,
        tombstone.Ground, tombstone.AtUs.ToString(System.Globalization.CultureInfo.InvariantCulture), tombstone.KeyId);

    private static bool Holds(IKeyRing keys, Tombstone tombstone, string payloadHash) =>
        tombstone.PayloadHash == payloadHash && keys.Verify(tombstone.Keeper, tombstone.KeyId, HashOf(keys, tombstone), tombstone.Signature);

    private static string Name((string Keeper, string Sender, string Receiver) key) => $"{key.Sender}>{key.Receiver} at {key.Keeper}";

    private sealed record Head(string Keeper, string Sender, string Receiver, long Number, string Hash);

    private sealed record Row(
        string Keeper, string Sender, string Receiver, long Number, string Previous, string Kind, string Payload, string PayloadHash, long AtUs,
        string KeyId, string Hash, string Signature, long IsErased, long IsText)
    {
        public Message ToMessage() => new(Sender, Receiver, Number, Previous, Kind, Payload, PayloadHash, AtUs, KeyId, Hash, Signature);
    }
}
