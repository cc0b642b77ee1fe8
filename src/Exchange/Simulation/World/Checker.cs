using OneCity.Cases;

namespace OneCity.Exchange.Simulation;

/// <summary>
/// The invariants. It sees only stores and clocks, never which production decision may have been changed.
/// </summary>
internal sealed class Checker(World world)
{
    private readonly Dictionary<string, (DateOnly Started, int Legal)> _legal = [];
    private readonly Dictionary<string, CaseHeader> _latest = [];
    private readonly List<bool> _wasCatchingUp = [.. world.Nodes.Select(_ => false)];
    private readonly Dictionary<(string Id, int Hop), List<string>> _papers = [];
    private readonly HashSet<string> _touched = [];
    private int _submissionsSeen;
    private long _messages;

    /// <summary>What the broken invariant was seen on.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>What keeps the federation from rest.</summary>
    public string Unrest() => string.Join("; ", world.Nodes.SelectMany(node => new[]
    {
        node.IsDown ? $"{node.Member} down" : "", node.IsCatchingUp ? $"{node.Member} catching up" : "",
        string.Join(", ", node.Store.Tables.Chains.Values.Where(chain => chain.Keeper == chain.Sender && (chain.Mark != chain.Number || chain.Standing != ChainStanding.Open))
            .Select(chain => $"{chain.Sender}>{chain.Receiver} {chain.Mark}/{chain.Number} {chain.Standing}")),
        string.Join(", ", node.Store.Tables.HandOvers.Values.Where(offer => offer.Outcome == HandOverOutcome.Open)
            .Select(offer => $"{node.Member}: {offer.CaseId[..6]} {offer.From}>{offer.To} offer {offer.Offer} "
                + $"{node.Store.Tables.Cases.GetValueOrDefault((node.Member, offer.CaseId))?.Standing} {node.Store.Tables.Cases.GetValueOrDefault((node.Member, offer.CaseId))?.Header.Offer}")),
    }).Where(text => text.Length > 0));

    /// <summary>The invariants that hold after every step; the name of a broken one, or null.</summary>
    public string? FindAfterStep()
    {
        _touched.Clear();
        foreach (var node in world.Nodes)
        {
            if (!node.Store.HasChanged) continue;
            node.Store.HasChanged = false;
            foreach (var message in node.Store.NewMessages)
            {
                world.Trace.Add(message.Hash);
                if (message.Payload!.Contains(DeskLife.StaysHere, StringComparison.Ordinal)) return "must-not-travel";
                if (message.Kind == CaseKinds.Confirmed) NotePapers(message);
            }
            _messages += node.Store.NewMessages.Count;
            node.Store.NewMessages.Clear();
            foreach (var message in node.Store.TakenIn)
                if (message.Kind == CaseKinds.Declined && IsUnseen(node, message)) return "decline-unseen";
            node.Store.TakenIn.Clear();
            foreach (var id in node.Store.TouchedCases) _touched.Add(id);
            node.Store.TouchedCases.Clear();
            var catchingUp = node.IsCatchingUp;
            if (_wasCatchingUp[node.Index] && !catchingUp)
                foreach (var (_, id) in node.Store.Tables.Cases.Keys) _touched.Add(id);
            _wasCatchingUp[node.Index] = catchingUp;
        }
        foreach (var id in _touched)
            if (FindInCase(id) is { } broken)
            {
                Detail = Tell(id);
                return broken;
            }
        if (_messages > world.MessagesMax)
        {
            Detail = "messages go round and round";
            return "not-at-rest";
        }
        return FindInSubmissions();
    }

    /// <summary>Whether nothing is under way: every chain acknowledged, nobody down or catching up, no offer open.</summary>
    public bool IsAtRest => world.Nodes.TrueForAll(node => !node.IsDown && !node.IsCatchingUp
        && node.Store.Tables.Chains.Values.All(chain => chain.Keeper != chain.Sender || chain.Mark == chain.Number)
        && node.Store.Tables.HandOvers.Values.All(offer => offer.Outcome != HandOverOutcome.Open));

    /// <summary>The invariants at rest; the name of a broken one, or null.</summary>
    public string? FindAtRest() => FindInChains() ?? FindInFindings() ?? FindInRefusals() ?? FindInTallies() ?? FindInCustody() ?? FindInOffers();

    /// <summary>How the offers ended, as their holders recorded it.</summary>
    public OutcomeCounts Outcomes()
    {
        var ended = new Dictionary<(string, int), HandOverOutcome>();
        foreach (var offer in world.Nodes.SelectMany(node => node.Store.Tables.HandOvers.Values))
            if (offer.Keeper == offer.From) ended[(offer.CaseId, offer.Offer)] = offer.Outcome;
        long Count(HandOverOutcome outcome) => ended.Values.LongCount(each => each == outcome);
        return new OutcomeCounts(Count(HandOverOutcome.Accepted), Count(HandOverOutcome.Declined), Count(HandOverOutcome.Revoked), Count(HandOverOutcome.Lapsed));
    }

    /// <summary>A decline was taken in, and the offer is as open as before.</summary>
    private static bool IsUnseen(SimulatedNode node, Message message)
    {
        var answer = System.Text.Json.JsonSerializer.Deserialize(message.Payload!, CaseJson.Readable.AnswerPayload)!;
        return node.Store.Tables.Journal[(message.Receiver, message.Sender, message.Receiver)].Count >= message.Number
            && node.Store.Tables.HandOvers.TryGetValue((node.Member, answer.Header.Id, answer.Offer), out var offer)
            && offer.Outcome == HandOverOutcome.Open;
    }

    /// <summary>What was handed over at each hop: whoever acts at that hop must have it.</summary>
    private void NotePapers(Message message)
    {
        var confirmed = System.Text.Json.JsonSerializer.Deserialize(message.Payload!, CaseJson.Readable.ConfirmedPayload)!;
        _papers[(confirmed.Header.Id, confirmed.Header.Hop)] = [.. confirmed.Content.Papers.Select(paper => paper.Hash)];
    }

    private string? FindInCase(string id)
    {
        var holders = 0;
        CaseHeader? newest = null;
        foreach (var node in world.Nodes)
        {
            if (!node.Store.Tables.Cases.TryGetValue((node.Member, id), out var record) || node.IsCatchingUp) continue;
            if (HasLapsedAlone(node, record)) return "lapse-not-of-holder";
            if (Custody.MayAct(record))
            {
                holders++;
                if (_papers.TryGetValue((id, record.Header.Hop), out var papers)
                    && !papers.TrueForAll(hash => record.Content!.Papers.Any(paper => paper.Hash == hash))) return "acts-without-papers";
            }
            var clock = record.Header.Clock;
            var legal = (clock.StartedOn, clock.LegalDays);
            if (!_legal.TryAdd(id, legal) && _legal[id] != legal) return "clock-restarted";
            if (newest is not null && newest.Version == record.Header.Version && !Same(newest, record.Header)) return "records-differ";
            if (newest is null || record.Header.Version > newest.Version) newest = record.Header;
        }
        if (holders > 1) return "two-holders";
        if (newest is null) return null;
        if (_latest.TryGetValue(id, out var before) && before.Version + 1 == newest.Version && before.Holder != newest.Holder
            && (before.Clock.PausedOn, before.Clock.PausedDays) != (newest.Clock.PausedOn, newest.Clock.PausedDays)) return "clock-lost-its-stop";
        _latest[id] = newest;
        return null;
    }

    /// <summary>The member asked has recorded a lapse that its holder has not decided: a lapse is the holder's alone.</summary>
    private bool HasLapsedAlone(SimulatedNode node, CaseRecord record) =>
        node.Store.Tables.HandOvers.TryGetValue((node.Member, record.Header.Id, record.Header.Offer), out var offer)
        && offer.Outcome == HandOverOutcome.Lapsed && offer.From != node.Member && world.NodeOf(offer.From) is { IsCatchingUp: false } holder
        && holder.Store.Tables.HandOvers.TryGetValue((holder.Member, offer.CaseId, offer.Offer), out var own) && own.Outcome == HandOverOutcome.Open;

    private string? FindInSubmissions()
    {
        var submitted = world.Desks.Submitted;
        for (; _submissionsSeen < submitted.Count; _submissionsSeen++)
        {
            var (member, id, person, shown) = submitted[_submissionsSeen];
            foreach (var record in world.NodeOf(member).Store.Tables.Cases.Values)
                if (record.Header.Id != id && record.Content?.PersonId == person && !shown.Contains(record.Header.Id)) return "duplicate-missed";
        }
        return null;
    }

    /// <summary>Both ends of every chain hold the same messages, all of them.</summary>
    private string? FindInChains()
    {
        foreach (var node in world.Nodes)
            foreach (var ((_, sender, receiver), sent) in node.Store.Tables.Journal)
            {
                if (sender != node.Member) continue;
                var taken = world.NodeOf(receiver).Store.Tables.Journal.GetValueOrDefault((receiver, sender, receiver)) ?? [];
                if (taken.Count != sent.Count) return "message-lost";
                for (var index = 0; index < sent.Count; index++)
                    if (sent[index].Message.Hash != taken[index].Message.Hash || sent[index].Message.Number != index + 1) return "chains-differ";
            }
        return null;
    }

    /// <summary>Nobody told two stories in a simulation, so nobody may be shown as having done so.</summary>
    private string? FindInFindings()
    {
        foreach (var finding in world.Nodes.SelectMany(node => node.Store.Tables.Findings))
            if (finding.Kind == "two-stories")
            {
                Detail = $"{finding.Subject} at {finding.Keeper}";
                return "falsely-accused";
            }
        return null;
    }

    /// <summary>What a receiver does not understand is refused and the sender sees it; nothing else is refused.</summary>
    private string? FindInRefusals()
    {
        foreach (var node in world.Nodes)
            foreach (var (message, fate) in node.Store.Tables.Journal.Values.SelectMany(rows => rows))
            {
                var isRefused = message.Kind is TallyReceiver.UnknownKind or TallyReceiver.PoisonKind;
                if (isRefused == (fate == Fate.Refused)) continue;
                Detail = $"{message.Sender}>{message.Receiver}#{message.Number} {message.Kind} at {node.Member}";
                return isRefused ? "refusal-unseen" : "refused-without-ground";
            }
        return null;
    }

    private string? FindInTallies()
    {
        foreach (var node in world.Nodes)
            foreach (var ((_, sender, receiver), rows) in node.Store.Tables.Journal)
            {
                if (sender != node.Member) continue;
                var tallies = world.NodeOf(receiver).Store.Tables.Tallies;
                foreach (var (message, _) in rows)
                    if (message.Kind is TallyReceiver.Kind or TallyReceiver.BalkyKind && tallies.GetValueOrDefault(message.Payload!) is var count && count != 1)
                        return count == 0 ? "effect-lost" : "applied-twice";
            }
        return null;
    }

    /// <summary>Every case has one holder, which has a receipt for it; all that it passed through know the same.</summary>
    private string? FindInCustody()
    {
        var supplements = Supplements();
        foreach (var id in world.Nodes.SelectMany(node => node.Store.Tables.Cases.Values)
            .Where(record => record.Content is not null).Select(record => record.Header.Id).Distinct())
        {
            var records = world.Nodes.Select(node => node.Store.Tables.Cases.GetValueOrDefault((node.Member, id))).OfType<CaseRecord>().ToList();
            var holder = records.Where(Custody.MayAct).ToList();
            Detail = Tell(id);
            if (holder.Count != 1) return holder.Count == 0 ? "no-holder" : "two-holders";
            var header = holder[0].Header;
            if (records.Any(record => header.Passed.Contains(record.Keeper) && !Same(record.Header, header))) return "records-differ";
            if (records.Count(record => header.Passed.Contains(record.Keeper)) != header.Passed.Count) return "record-missing";
            if (holder[0].Content is not { } content || content.Papers.Count == 0 || content.PersonId.Length == 0) return "content-lost";
            var last = world.Nodes.SelectMany(node => node.Store.Tables.HandOvers.Values)
                .Where(offer => offer.CaseId == id && offer.Outcome == HandOverOutcome.Accepted).MaxBy(offer => offer.Offer);
            if (header.Holder != (last?.To ?? header.Origin)) return "held-without-receipt";
            if (supplements[id].Any(late => content.Papers.All(held => held.Hash != late.Hash))) return "supplement-lost";
        }
        return null;
    }

    /// <summary>Papers that cities added later, by case: they must be with the holder, whoever that is.</summary>
    private ILookup<string, Paper> Supplements() => world.Nodes
        .SelectMany(node => node.Store.Tables.Journal.Where(rows => rows.Key.Sender == node.Member).SelectMany(rows => rows.Value))
        .Where(row => row.Message.Kind == CaseKinds.Supplemented)
        .Select(row => System.Text.Json.JsonSerializer.Deserialize(row.Message.Payload!, CaseJson.Readable.SupplementedPayload)!)
        .Where(late => late.Paper is not null).ToLookup(late => late.CaseId, late => late.Paper!);

    /// <summary>Both sides of every offer recorded the same end.</summary>
    private string? FindInOffers()
    {
        foreach (var node in world.Nodes)
            foreach (var offer in node.Store.Tables.HandOvers.Values)
            {
                if (offer.From != node.Member) continue;
                if (!world.NodeOf(offer.To).Store.Tables.HandOvers.TryGetValue((offer.To, offer.CaseId, offer.Offer), out var other)
                    || other.Outcome != offer.Outcome)
                {
                    Detail = $"offer {offer.Offer} {offer.From}>{offer.To}: {offer.Outcome}, {other?.Outcome}; {Tell(offer.CaseId)}";
                    return "outcomes-differ";
                }
            }
        return null;
    }

    private string Tell(string id) => $"case {id[..6]}: " + string.Join("; ", world.Nodes
        .Select(node => node.Store.Tables.Cases.GetValueOrDefault((node.Member, id))).OfType<CaseRecord>()
        .Select(record => $"{record.Keeper} {record.Standing} holder {record.Header.Holder} v{record.Header.Version} offer {record.Header.Offer}"));

    private static bool Same(CaseHeader one, CaseHeader other) =>
        one with { Passed = [] } == other with { Passed = [] } && one.Passed.SequenceEqual(other.Passed);
}
