using Dapper;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Where a node keeps its cities' private keys, the suite for new ones, and where other nodes reach it.</summary>
/// <param name="Keys">Folder of private keys.</param>
/// <param name="Suite"><c>p256</c> or <c>sm2</c>.</param>
/// <param name="Listen">Address on which other nodes are listened for; empty when none are.</param>
/// <param name="Port">Its port; 0 for any free one.</param>
/// <param name="Address">What the node's card names, where others reach it by another name; empty for the address listened on.</param>
public sealed record ExchangeSettings(string Keys, string Suite = "p256", string Listen = "", int Port = 0, string Address = "")
{
    /// <summary>The address to listen on.</summary>
    /// <exception cref="FileFaultException">When it is none.</exception>
    public System.Net.IPAddress ListenAddress => System.Net.IPAddress.TryParse(Listen == "localhost" ? "127.0.0.1" : Listen, out var address) ? address
        : throw new FileFaultException(new FileFault("exchange.listen", "", new($"“{Listen}”不是地址", $"'{Listen}' is no address"),
            new("例如 127.0.0.1 或 0.0.0.0", "such as 127.0.0.1 or 0.0.0.0")));
}

/// <summary>A member of the exchange as this node knows it.</summary>
/// <param name="Code">Code.</param>
/// <param name="NameZh">Name in Chinese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Address">Address of its node; empty when hosted here.</param>
/// <param name="IsHosted">1 when this node serves it.</param>
/// <param name="Certificate">Fingerprint of the key in its node's certificate; empty when hosted here or reached by file only.</param>
public sealed record Member(string Code, string NameZh, string NameEn, string Address, long IsHosted, string Certificate = "")
{
    /// <summary>Whether its node is called over the network.</summary>
    public bool IsRemote => IsHosted == 0 && Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Certificate.Length > 0;
}

/// <summary>The face of the exchange: members, delivery and verification.</summary>
public sealed class ExchangeEngine(
    IDatabase database, IUnits units, KeyRing keys, Courier courier, TimeProvider clock, SendMessages? send = null, HttpLink? link = null, PeerCards? cards = null,
    IPayloadSeal? seal = null)
{
    private readonly SendMessages _send = send ?? new SendMessages(keys, clock, new DeliveryBell());

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
    public Task<IReadOnlyList<Member>> ListMembers() => MemberBook.Read(database);

    /// <summary>The card of a member served here, for the administrator of another node.</summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>.</exception>
    public Task<PeerCard> ShowCard(string member) => cards!.Make(member);

    /// <summary>
    /// Enters a peer by the two things its administrator says: an address and a fingerprint. Its card is fetched from there, and counts only when
    /// its signature holds, its key has that fingerprint, and the certificate shown there is the one it names.
    /// </summary>
    /// <exception cref="RefusedException"><c>exchange.unreachable</c>, <c>exchange.wrong-fingerprint</c>, <c>exchange.broken-card</c>, <c>exchange.wrong-certificate</c>, <c>exchange.served-here</c>.</exception>
    public async Task<PeerCard> JoinPeer(Actor actor, string code, string address, string fingerprint, CancellationToken stop = default)
    {
        try
        {
            var (card, shown) = await link!.FetchCard(code, address, stop);
            PeerCards.Check(card, code, fingerprint);
            if (card.Certificate != shown) throw LinkRefusals.WrongCertificate(address, card.Certificate, shown).ToException();
            return await JoinPeer(actor, card with { Address = address }, fingerprint, PeerCards.Check(card, code, fingerprint));
        }
        catch (LinkBrokenException broken)
        {
            throw broken.Refusal.ToException();
        }
    }

    /// <summary>Enters a peer by its card, after two administrators have compared the fingerprint.</summary>
    /// <exception cref="RefusedException"><c>exchange.wrong-fingerprint</c>, <c>exchange.broken-card</c>, <c>exchange.served-here</c>.</exception>
    public Task<PeerCard> JoinPeer(Actor actor, PeerCard card, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(card);
        return JoinPeer(actor, card, fingerprint, PeerCards.Check(card, card.Code, fingerprint));
    }

    private async Task<PeerCard> JoinPeer(Actor actor, PeerCard card, string fingerprint, byte[] key)
    {
        await AddPeer(actor, card.Code, new Words(card.NameZh, card.NameEn), card.Address, card.Suite, key, fingerprint, card.Certificate);
        return card;
    }

    /// <summary>Enters a peer with its key, after two administrators have compared the fingerprint.</summary>
    /// <exception cref="RefusedException"><c>exchange.wrong-fingerprint</c>, <c>exchange.served-here</c>.</exception>
    public async Task AddPeer(
        Actor actor, string code, Words name, string address, string suite, byte[] publicKey, string fingerprint, string certificate = "")
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var found = KeyRing.Fingerprint(publicKey);
        if (!string.Equals(found, fingerprint.Trim(), StringComparison.OrdinalIgnoreCase))
            throw ExchangeRefusals.WrongFingerprint(fingerprint, found).ToException();
        if ((await ListMembers()).Any(member => member.Code == code && member.IsHosted == 1)) throw LinkRefusals.ServedHere(code).ToException();
        await AddMember(new Member(code, name.Chinese, name.English, address, 0, certificate));
        var keyId = KeyRing.KeyIdOf(suite, publicKey);
        await keys.AddPublic(code, keyId, suite, publicKey);
        await EnsureChains();
        await Reopen(code);
        await Audit(new AuditEvent(ExchangeEvents.PeerAdded, actor, $"member:{code}", keyId));
    }

    /// <summary>Gives a hosted member a new key and announces it; the old one goes on verifying what it signed.</summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>, <c>exchange.catching-up</c>.</exception>
    public async Task<string> RotateKey(Actor actor, string member)
    {
        if ((await ListMembers()).All(each => each.Code != member || each.IsHosted == 0)) throw ExchangeRefusals.UnknownMember(member).ToException();
        return await new RotateKey(units, keys, _send).Run(actor, member);
    }

    /// <summary>Gives this node a new key of its own; answers the fingerprint that every peer's administrator must be told.</summary>
    public async Task<string> RotateNodeKey(Actor actor, NodeCertificate own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var fingerprint = own.Renew();
        await Audit(new AuditEvent(ExchangeEvents.NodeKeyRotated, actor, "node", fingerprint));
        return fingerprint;
    }

    /// <summary>Ends the partnership of a member served here with a peer; the peer is told, and old messages stay verifiable.</summary>
    /// <exception cref="RefusedException"><c>exchange.not-partners</c>, <c>exchange.catching-up</c>.</exception>
    public async Task EndPartnership(Actor actor, string member, string peer, string reason) =>
        await new EndPartnership(units, _send, clock).Run(actor, member, peer, reason);

    /// <summary>How this node stands with every other member: chains, what waits, contacts, keys, findings.</summary>
    public Task<IReadOnlyList<PeerState>> ListPeers() => new ReadPeers(database, keys, clock).Run();

    /// <summary>The same, after each peer reached over the network was called; what is wrong is said exactly.</summary>
    public async Task<IReadOnlyList<PeerState>> CheckPeers(CancellationToken stop = default) =>
        await new ReadPeers(database, keys, clock).Call(link!, stop);

    /// <summary>The key in use of a member with its fingerprint; null when none is known.</summary>
    public async Task<(string KeyId, string Fingerprint, string PublicKey)?> FindKey(string member) =>
        await keys.FindCurrent(member) is { } key ? (key.KeyId, KeyRing.Fingerprint(key.Key), Convert.ToBase64String(key.Key)) : null;

    /// <summary>All chains, and what the administrators must see.</summary>
    public async Task<(IReadOnlyList<Chain> Chains, IReadOnlyList<Finding> Findings)> Check() => await units.Read(async unit =>
        (await unit.Journals.ListChains(null), await unit.Journals.ListFindings(null)));

    /// <summary>Checks every chain and signature offline.</summary>
    public Task<VerifyJournals.Verdict> Verify() => database.Read(session => VerifyJournals.Run(session, keys, seal));

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
        "INSERT INTO exchange_members (code, name_zh, name_en, address, is_hosted, certificate, added_at_us) "
        + "VALUES (@Code, @NameZh, @NameEn, @Address, @IsHosted, @Certificate, @at) "
        + "ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, address = excluded.address, certificate = excluded.certificate",
        With(member, Instants.ToMicroseconds(clock.GetUtcNow()))));

    private static DynamicParameters With(Member member, long at)
    {
        var values = new DynamicParameters(new { member.Code, member.NameZh, member.NameEn, member.Address, member.IsHosted, member.Certificate });
        values.Add("at", at);
        return values;
    }

    /// <summary>A peer that joins again after its partnership had ended.</summary>
    private async Task Reopen(string peer) => await units.Write(async unit =>
    {
        foreach (var chain in await unit.Journals.ListChains(null))
            if (chain.Sender == chain.Keeper && chain.Receiver == peer && chain.Standing == ChainStanding.Ended)
                await unit.Journals.SaveChain(chain with { Standing = ChainStanding.Open });
        return 0;
    });

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
