using OneCity.Cases;

namespace OneCity.Exchange.Simulation;

/// <summary>Journals in memory.</summary>
internal sealed class MemoryJournalRows(MemoryStore store) : IJournalRows
{
    private MemoryTables Tables => store.Tables;

    public ValueTask<Chain?> FindChain(string keeper, string sender, string receiver) =>
        new(Tables.Chains.GetValueOrDefault((keeper, sender, receiver)));

    public ValueTask<IReadOnlyList<Chain>> ListChains(string? keeper) => new([.. Tables.Chains.Values
        .Where(chain => keeper is null || chain.Keeper == keeper)
        .OrderBy(chain => chain.Keeper, StringComparer.Ordinal).ThenBy(chain => chain.Sender, StringComparer.Ordinal)
        .ThenBy(chain => chain.Receiver, StringComparer.Ordinal)]);

    public ValueTask SaveChain(Chain chain)
    {
        store.ChainsChanged();
        store.Put(Tables.Chains, (chain.Keeper, chain.Sender, chain.Receiver), chain);
        return default;
    }

    /// <summary>A simulated store keeps the rows of one member; asked after every step, so the answer is remembered.</summary>
    public ValueTask<bool> IsCatchingUp(string member)
    {
        if (store.IsCatchingUp is { } known) return new(known);
        var found = false;
        foreach (var chain in Tables.Chains.Values)
            if (chain.Standing == ChainStanding.Asking && chain.Keeper == member && chain.Sender == member) found = true;
        store.IsCatchingUp = found;
        return new(found);
    }

    public ValueTask Insert(string keeper, IReadOnlyList<(Message Message, Fate Fate)> messages)
    {
        foreach (var (message, fate) in messages)
        {
            var rows = Rows(keeper, message.Sender, message.Receiver);
            if (Index(rows, message.Number) >= 0)
                throw ExchangeRefusals.Repeated($"{message.Sender}>{message.Receiver}", message.Number).ToException();
            store.Append(rows, (message, fate));
            (keeper == message.Sender ? store.NewMessages : store.TakenIn).Add(message);
        }
        return default;
    }

    public ValueTask Append(Chain chain, IReadOnlyList<(Message Message, Fate Fate)> messages)
    {
        Insert(chain.Keeper, messages).Now();
        return SaveChain(chain);
    }

    public async ValueTask<IReadOnlyList<Message>> ListWaiting(string member, string peer, int limit) =>
        await List(member, member, peer, Tables.Chains.GetValueOrDefault((member, member, peer))?.Mark ?? 0, limit);

    public ValueTask<Message?> Find(string keeper, string sender, string receiver, long number)
    {
        if (!Tables.Journal.TryGetValue((keeper, sender, receiver), out var rows)) return new((Message?)null);
        var index = Index(rows, number);
        return new(index < 0 ? null : rows[index].Message);
    }

    public ValueTask<IReadOnlyList<Message>> List(string keeper, string sender, string receiver, long after, int limit)
    {
        if (!Tables.Journal.TryGetValue((keeper, sender, receiver), out var rows)) return new([]);
        var found = new List<Message>();
        for (var index = rows.Count - 1; index >= 0 && rows[index].Message.Number > after; index--) found.Add(rows[index].Message);
        found.Reverse();
        if (found.Count > limit) found.RemoveRange(limit, found.Count - limit);
        return new(found);
    }

    public ValueTask SetRefused(string keeper, string sender, string receiver, long number)
    {
        var rows = Rows(keeper, sender, receiver);
        var index = Index(rows, number);
        if (index >= 0) Replace(rows, index, (rows[index].Message, Fate.Refused));
        return default;
    }

    public ValueTask Erase(Tombstone tombstone)
    {
        var rows = Rows(tombstone.Keeper, tombstone.Sender, tombstone.Receiver);
        var index = Index(rows, tombstone.Number);
        Replace(rows, index, (rows[index].Message with { Payload = null }, rows[index].Fate));
        store.Put(Tables.Tombstones, (tombstone.Keeper, tombstone.Sender, tombstone.Receiver, tombstone.Number), tombstone);
        return default;
    }

    public ValueTask<Tombstone?> FindTombstone(string keeper, string sender, string receiver, long number) =>
        new(Tables.Tombstones.GetValueOrDefault((keeper, sender, receiver, number)));

    public ValueTask AddFinding(Finding finding)
    {
        foreach (var known in Tables.Findings)
            if (known.Keeper == finding.Keeper && known.Peer == finding.Peer && known.Kind == finding.Kind && known.Subject == finding.Subject)
                return default;
        store.Append(Tables.Findings, finding);
        return default;
    }

    public ValueTask<IReadOnlyList<Finding>> ListFindings(string? keeper) => new(
        [.. Enumerable.Reverse(Tables.Findings).Where(finding => keeper is null || finding.Keeper == keeper)]);

    // Simulated papers have no bytes.
    public ValueTask NameFiles(string keeper, string peer, bool isOwn, IReadOnlyList<NamedFile> files) => default;

    public ValueTask<IReadOnlyList<NamedFile>> ListFiles(string keeper, string peer, bool isOwn, string? hash = null) => new([]);

    public ValueTask ForgetFile(string keeper, string peer, string hash) => default;

    public ValueTask<string?> FindQuestion(string member, string peer, bool isOwn) => new(Tables.Questions.GetValueOrDefault((member, peer, isOwn)));

    public ValueTask SetQuestion(string member, string peer, bool isOwn, string? question)
    {
        if (question is null && FindQuestion(member, peer, isOwn).Now() is null) return default;
        store.Put(Tables.Questions, (member, peer, isOwn), question);
        return default;
    }

    private List<(Message Message, Fate Fate)> Rows(string keeper, string sender, string receiver)
    {
        if (Tables.Journal.TryGetValue((keeper, sender, receiver), out var rows)) return rows;
        return Tables.Journal[(keeper, sender, receiver)] = [];
    }

    private void Replace(List<(Message, Fate)> rows, int index, (Message, Fate) value)
    {
        store.Writing();
        var before = rows[index];
        rows[index] = value;
        store.Undo(() => rows[index] = before);
    }

    /// <summary>Place of a number; rows stand in order, and almost always without gaps.</summary>
    private static int Index(List<(Message Message, Fate Fate)> rows, long number)
    {
        if (number >= 1 && number <= rows.Count && rows[(int)number - 1].Message.Number == number) return (int)number - 1;
        for (var index = rows.Count - 1; index >= 0 && rows[index].Message.Number >= number; index--)
            if (rows[index].Message.Number == number) return index;
        return -1;
    }
}

/// <summary>Cases in memory.</summary>
internal sealed class MemoryCaseRows(MemoryStore store) : ICaseRows
{
    private MemoryTables Tables => store.Tables;

    public ValueTask<CaseRecord?> FindCase(string keeper, string id) => new(Tables.Cases.GetValueOrDefault((keeper, id))
        ?? Tables.Cases.Values.FirstOrDefault(record => record.Keeper == keeper && record.Header.Number == id));

    public ValueTask SaveCase(CaseRecord record, DateOnly? dueOn, CaseEvent? line = null)
    {
        store.Put(Tables.Cases, (record.Keeper, record.Header.Id), record);
        store.TouchedCases.Add(record.Header.Id);
        return line is null ? default : AddEvent(line);
    }

    public ValueTask<IReadOnlyList<CaseRecord>> ListCases(string keeper) => new(
        [.. Tables.Cases.Values.Where(record => record.Keeper == keeper).OrderBy(record => record.Header.Id, StringComparer.Ordinal)]);

    public ValueTask<IReadOnlyList<CaseRecord>> ListByPerson(string keeper, string personKey, string item) => new(
        [.. Tables.Cases.Values.Where(record => record.Keeper == keeper && record.PersonKey == personKey && record.Header.Item == item)
            .OrderBy(record => record.Header.Id, StringComparer.Ordinal)]);

    public ValueTask<(CaseRecord? Record, HandOver? Offer)> FindWithOffer(string keeper, string id, int offer) =>
        new((Tables.Cases.GetValueOrDefault((keeper, id)), Tables.HandOvers.GetValueOrDefault((keeper, id, offer))));

    public ValueTask<HandOver?> FindHandOver(string keeper, string caseId, int offer) =>
        new(Tables.HandOvers.GetValueOrDefault((keeper, caseId, offer)));

    public ValueTask SaveHandOver(HandOver handOver)
    {
        store.Put(Tables.HandOvers, (handOver.Keeper, handOver.CaseId, handOver.Offer), handOver);
        return default;
    }

    public ValueTask<IReadOnlyList<HandOver>> ListHandOvers(string keeper, string? caseId) => new([.. Tables.HandOvers.Values
        .Where(offer => offer.Keeper == keeper && (caseId is null ? offer.Outcome == HandOverOutcome.Open : offer.CaseId == caseId))
        .OrderBy(offer => offer.CaseId, StringComparer.Ordinal).ThenBy(offer => offer.Offer)]);

    public ValueTask AddEvent(CaseEvent line)
    {
        if (!Tables.Events.TryGetValue((line.Keeper, line.CaseId), out var lines))
            Tables.Events[(line.Keeper, line.CaseId)] = lines = [];
        store.Append(lines, line with { Number = lines.Count + 1 });
        return default;
    }

    public ValueTask<IReadOnlyList<CaseEvent>> ListEvents(string keeper, string caseId) =>
        new(Tables.Events.TryGetValue((keeper, caseId), out var lines) ? [.. lines] : []);

    public ValueTask AddJotting(Jotting jotting)
    {
        if (!Tables.Jottings.TryGetValue((jotting.Keeper, jotting.CaseId), out var lines))
            Tables.Jottings[(jotting.Keeper, jotting.CaseId)] = lines = [];
        store.Append(lines, jotting);
        return default;
    }

    public ValueTask<IReadOnlyList<Jotting>> ListJottings(string keeper, string caseId) =>
        new(Tables.Jottings.TryGetValue((keeper, caseId), out var lines) ? [.. lines] : []);

    public ValueTask<long> NextNumber(string keeper, int year)
    {
        var next = Tables.Numbers.GetValueOrDefault((keeper, year)) + 1;
        store.Put(Tables.Numbers, (keeper, year), next);
        return new(next);
    }
}
