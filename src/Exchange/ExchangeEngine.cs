using Dapper;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Where a node keeps its cities' private keys, and the suite for new ones.</summary>
/// <param name="Keys">Folder of private keys.</param>
/// <param name="Suite"><c>p256</c> or <c>sm2</c>.</param>
public sealed record ExchangeSettings(string Keys, string Suite = "p256");

/// <summary>A member of the exchange as this node knows it.</summary>
/// <param name="Code">Code.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Address">Address of its node; empty when hosted here.</param>
/// <param name="IsHosted">1 when this node serves it.</param>
public sealed record Member(string Code, string NameZh, string NameEn, string Address, long IsHosted);

/// <summary>The face of the exchange: members, delivery and verification.</summary>
public sealed class ExchangeEngine(IDatabase database, IUnits units, KeyRing keys, Courier courier, TimeProvider clock)
{
    /// <summary>Makes sure that these members are served here, with keys and chains to every other member.</summary>
    public async Task EnsureHosted(IReadOnlyList<(string Code, Words Name)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var known = (await ListMembers()).Select(member => member.Code).ToHashSet();
        foreach (var (code, name) in members.Where(member => !known.Contains(member.Code)))
        {
            await AddMember(new Member(code, name.Chinese, name.English, "", 1));
            await keys.MakeKey(code);
        }
        if (members.All(member => known.Contains(member.Code))) return;
        await EnsureChains();
    }

    /// <summary>Whether any member was entered yet; asked before the engine is put together.</summary>
    public static Task<bool> HasMembers(IDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Read(async session => await session.Get<long>("SELECT COUNT(*) FROM exchange_members") > 0);
    }

    /// <summary>All members, in order of code.</summary>
    public Task<IReadOnlyList<Member>> ListMembers() => database.Read(session => session.List<Member>(
        "SELECT code, name_zh AS NameZh, name_en AS NameEn, address, is_hosted AS IsHosted FROM exchange_members ORDER BY code"));

    /// <summary>Enters a peer with its key, after two administrators have compared the fingerprint.</summary>
    /// <exception cref="RefusedException"><c>exchange.wrong-fingerprint</c>.</exception>
    public async Task AddPeer(Actor actor, string code, Words name, string address, string suite, byte[] publicKey, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var found = KeyRing.Fingerprint(publicKey);
        if (!string.Equals(found, fingerprint.Trim(), StringComparison.OrdinalIgnoreCase))
            throw ExchangeRefusals.WrongFingerprint(fingerprint, found).ToException();
        await AddMember(new Member(code, name.Chinese, name.English, address, 0));
        var keyId = $"{suite}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(publicKey))[..16]}";
        await keys.AddPublic(code, keyId, suite, publicKey);
        await EnsureChains();
        await Audit(new AuditEvent(ExchangeEvents.PeerAdded, actor, $"member:{code}", keyId));
    }

    /// <summary>Gives a hosted member a new key; the old one goes on verifying what it signed.</summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>.</exception>
    public async Task<string> RotateKey(Actor actor, string member)
    {
        if ((await ListMembers()).All(each => each.Code != member || each.IsHosted == 0)) throw ExchangeRefusals.UnknownMember(member).ToException();
        var keyId = await keys.MakeKey(member);
        await Audit(new AuditEvent(ExchangeEvents.KeyRotated, actor, $"member:{member}", keyId));
        return keyId;
    }

    /// <summary>The key in use of a member with its fingerprint; null when none is known.</summary>
    public async Task<(string KeyId, string Fingerprint, string PublicKey)?> FindKey(string member) =>
        await keys.FindCurrent(member) is { } key ? (key.KeyId, KeyRing.Fingerprint(key.Key), Convert.ToBase64String(key.Key)) : null;

    /// <summary>All chains, and what the administrators must see.</summary>
    public async Task<(IReadOnlyList<Chain> Chains, IReadOnlyList<Finding> Findings)> Check() => await units.Read(async unit =>
        (await unit.Journals.ListChains(null), await unit.Journals.ListFindings(null)));

    /// <summary>Checks every chain and signature offline.</summary>
    public Task<VerifyJournals.Verdict> Verify() => database.Read(session => VerifyJournals.Run(session, keys));

    /// <summary>Whether hash, payload and signature of one message hold; true for an erased payload, whose tombstone <see cref="Verify"/> checks.</summary>
    public bool Holds(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MessageHash.Of(keys, message) == message.Hash && keys.Verify(message.Sender, message.KeyId, message.Hash, message.Signature)
            && (message.Payload is null || MessageHash.OfPayload(keys, message.KeyId, message.Payload) == message.PayloadHash);
    }

    /// <summary>
    /// After a restore from a backup: every member served here asks its peers before it sends anything. Peers served here
    /// answer at once; others when they are reached, and until then the member's chains stand at <c>Asking</c>.
    /// </summary>
    public async Task MarkRestored()
    {
        foreach (var member in (await ListMembers()).Where(member => member.IsHosted == 1)) await courier.MarkRestored(member.Code);
        await DeliverHere();
    }

    /// <summary>Erases a payload after its retention and leaves a signed statement; the chain still holds.</summary>
    public async Task Erase(Actor actor, string keeper, string sender, string receiver, long number, string ground) => await units.Write(async unit =>
    {
        var message = await unit.Journals.Find(keeper, sender, receiver, number);
        if (message?.Payload is null) return 0;
        var tombstone = new Tombstone(keeper, sender, receiver, number, message.PayloadHash, ground, Instants.ToMicroseconds(clock.GetUtcNow()), keys.KeyOf(keeper), "");
        await unit.Journals.Erase(tombstone with { Signature = keys.Sign(keeper, [VerifyJournals.HashOf(keys, tombstone)])[0] });
        unit.Audit(new AuditEvent(ExchangeEvents.PayloadErased, actor, $"message:{sender}>{receiver}#{number}", ground));
        return 1;
    });

    /// <summary>Delivers between members hosted here until nothing is waiting; answers how many calls were made.</summary>
    public async Task<int> DeliverHere()
    {
        var hosted = (await ListMembers()).Where(member => member.IsHosted == 1).Select(member => member.Code).ToList();
        var calls = 0;
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (me, peer) in hosted.SelectMany(me => hosted.Where(peer => peer != me).Select(peer => (me, peer))))
                while (await courier.Next(me, peer) is { } request)
                {
                    await courier.Hear(await courier.Receive(request));
                    (moved, calls) = (true, calls + 1);
                }
        }
        return calls;
    }

    private Task<int> AddMember(Member member) => database.Write(async session => await session.Execute(
        "INSERT INTO exchange_members (code, name_zh, name_en, address, is_hosted, added_at_us) VALUES (@Code, @NameZh, @NameEn, @Address, @IsHosted, @at) "
        + "ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, address = excluded.address",
        With(member, Instants.ToMicroseconds(clock.GetUtcNow()))));

    private static DynamicParameters With(Member member, long at)
    {
        var values = new DynamicParameters(member);
        values.Add("at", at);
        return values;
    }

    private async Task EnsureChains()
    {
        var members = await ListMembers();
        await units.Write(async unit =>
        {
            foreach (var own in members.Where(member => member.IsHosted == 1))
                foreach (var peer in members.Where(member => member.Code != own.Code))
                    if (await unit.Journals.FindChain(own.Code, own.Code, peer.Code) is null)
                        await unit.Journals.SaveChain(Chain.Empty(own.Code, own.Code, peer.Code));
            return 0;
        });
    }

    private Task Audit(AuditEvent entry) => database.Write(session =>
    {
        session.Audit(entry);
        return Task.CompletedTask;
    });
}
