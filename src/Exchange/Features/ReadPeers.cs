using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>How a member served here stands with another member.</summary>
/// <param name="Member">The member served here.</param>
/// <param name="Peer">The other one.</param>
/// <param name="NameZh">The other's name in Chinese.</param>
/// <param name="NameEn">The other's name in English.</param>
/// <param name="Reached"><c>here</c>, <c>network</c> or <c>file</c>.</param>
/// <param name="Address">Address of its node; empty when served here.</param>
/// <param name="Standing">Whether messages may flow.</param>
/// <param name="Sent">Messages written to it.</param>
/// <param name="Acknowledged">How many of them it has taken in with their effect.</param>
/// <param name="Received">Messages taken in from it.</param>
/// <param name="WaitingSinceUs">When the oldest message that is not acknowledged was written, UTC microseconds since 1970; null when none waits.</param>
/// <param name="HeardAtUs">Last contact over the network; null for none, or when served here.</param>
/// <param name="Trouble">What keeps it from being reached; null when nothing does.</param>
/// <param name="Took">Milliseconds that a call took just now; null when it was not called.</param>
/// <param name="ClockOffS">Seconds that its clock is ahead of this node's; null when it was not called.</param>
/// <param name="Key">Fingerprint of its key.</param>
/// <param name="Certificate">Fingerprint of its node's certificate; empty when served here.</param>
/// <param name="Refusals">Messages refused on either side.</param>
/// <param name="Accusations">Numbers of which two signed messages exist.</param>
public sealed record PeerState(
    string Member, string Peer, string NameZh, string NameEn, string Reached, string Address, ChainStanding Standing, long Sent, long Acknowledged,
    long Received, long? WaitingSinceUs, long? HeardAtUs, Refusal? Trouble, double? Took, double? ClockOffS, string Key, string Certificate,
    long Refusals, long Accusations)
{
    /// <summary>Messages on their way.</summary>
    public long Waiting => Sent - Acknowledged;

    /// <summary>Whether an administrator has something to do.</summary>
    public bool NeedsAttention => Trouble is not null || Accusations > 0 || Standing is ChainStanding.Split or ChainStanding.Asking;
}

/// <summary>Puts together what administrators see of all peers.</summary>
internal sealed class ReadPeers(IDatabase database, KeyRing keys, TimeProvider clock)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(12);

    /// <summary>A clock further off than this is worth a word: days of limits are counted by it.</summary>
    private const double ClockOffMaxS = 60;

    /// <summary>In order of member and peer.</summary>
    public async Task<IReadOnlyList<PeerState>> Run()
    {
        var members = (await MemberBook.Read(database)).ToDictionary(member => member.Code);
        var contacts = (await PeerContacts.List(database)).ToDictionary(contact => (contact.Member, contact.Peer));
        var (chains, oldest, findings) = await database.Read(async session => (
            await new SqlJournalRows(session).ListChains(null),
            (await session.List<Oldest>(
                "SELECT c.sender, c.receiver, j.at_us AS AtUs FROM exchange_chains c JOIN exchange_journal j ON j.keeper = c.keeper AND j.sender = c.sender "
                + "AND j.receiver = c.receiver AND j.number = c.mark + 1 WHERE c.keeper = c.sender AND c.number > c.mark")).ToDictionary(each => (each.Sender, each.Receiver), each => each.AtUs),
            (await session.List<Count>("SELECT keeper, peer, kind, COUNT(*) AS many FROM exchange_findings GROUP BY keeper, peer, kind"))
                .ToLookup(each => (each.Keeper, each.Peer))));
        var states = new List<PeerState>();
        foreach (var own in chains.Where(chain => chain.Keeper == chain.Sender && members.GetValueOrDefault(chain.Keeper) is { IsHosted: 1 }))
        {
            if (!members.TryGetValue(own.Receiver, out var peer)) continue;
            var received = chains.FirstOrDefault(chain => chain.Keeper == own.Sender && chain.Sender == peer.Code)?.Number ?? 0;
            var contact = contacts.GetValueOrDefault((own.Sender, peer.Code));
            var key = await keys.FindCurrent(peer.Code);
            var found = findings[(own.Sender, peer.Code)].ToList();
            states.Add(new PeerState(own.Sender, peer.Code, peer.NameZh, peer.NameEn, peer.IsHosted == 1 ? "here" : peer.IsRemote ? "network" : "file",
                peer.Address, own.Standing, own.Number, own.Mark, received, oldest.TryGetValue((own.Sender, own.Receiver), out var since) ? since : null,
                contact is { HeardAtUs: > 0 } ? contact.HeardAtUs : null, peer.IsHosted == 0 ? TroubleOf(contact) : null, null, null,
                key is { } known ? KeyRing.Fingerprint(known.Key) : "", peer.Certificate,
                found.Where(each => each.Kind is "refused" or "poison").Sum(each => each.Many), found.Where(each => each.Kind == "two-stories").Sum(each => each.Many)));
        }
        return states;
    }

    /// <summary>The same, after calling each peer that is reached over the network.</summary>
    public async Task<IReadOnlyList<PeerState>> Call(HttpLink link, CancellationToken stop)
    {
        var states = await Run();
        return await Task.WhenAll(states.Select(state => state.Reached == "network" ? Call(link, state, stop) : Task.FromResult(state)));
    }

    private async Task<PeerState> Call(HttpLink link, PeerState state, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(CallLimit);
        try
        {
            var (hello, took) = await link.Greet(state.Member, state.Peer, limit.Token);
            var off = (hello.AtUs - Instants.ToMicroseconds(clock.GetUtcNow()) + took.TotalMicroseconds / 2) / 1e6;
            return state with
            {
                Took = Math.Round(took.TotalMilliseconds, 1), ClockOffS = Math.Round(off, 1),
                Trouble = Math.Abs(off) > ClockOffMaxS ? LinkRefusals.ClockOff(off) : null,
            };
        }
        catch (LinkBrokenException broken)
        {
            return state with { Trouble = broken.Refusal };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return state with { Trouble = LinkRefusals.Unreachable(state.Address, "no answer in time") };
        }
    }

    private static Refusal? TroubleOf(Contact? contact) => contact is not { Trouble.Length: > 0 } ? null
        : new Refusal(contact.Trouble, Part(contact, 0), Part(contact, 1));

    private static Words Part(Contact contact, int index) =>
        new(contact.TroubleZh.Split('；', 2).ElementAtOrDefault(index) ?? "", contact.TroubleEn.Split("; ", 2).ElementAtOrDefault(index) ?? "");

    private sealed record Oldest(string Sender, string Receiver, long AtUs);

    private sealed record Count(string Keeper, string Peer, string Kind, long Many);
}
