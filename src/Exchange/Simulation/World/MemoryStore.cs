using OneCity.Cases;
using OneCity.Kernel;

namespace OneCity.Exchange.Simulation;

/// <summary>Thrown at a write where the simulated node loses power; nothing of the open unit of work remains.</summary>
internal sealed class PowerLostException : Exception;

/// <summary>One node's store in memory: units of work that happen whole or not at all, backups, and power cuts at any write.</summary>
/// <remarks>It passes the same compliance suite as SQLite and PostgreSQL (tests/Exchange.Tests/Storage).</remarks>
internal sealed class MemoryStore : IUnits, ICaseStore
{
    private readonly List<Action> _undo = [];
    private readonly List<Action> _afterCommit = [];
    private bool _isWriting;

    public MemoryStore()
    {
        Journals = new MemoryJournalRows(this);
        Cases = new MemoryCaseRows(this);
    }

    public MemoryTables Tables { get; private set; } = new();

    public MemoryJournalRows Journals { get; }

    public MemoryCaseRows Cases { get; }

    /// <summary>Writes left until the power goes; negative for never.</summary>
    public int PowerLastsFor { get; set; } = -1;

    /// <summary>Cases touched and messages written by units that committed since they were last taken.</summary>
    public List<string> TouchedCases { get; } = [];

    public List<Message> NewMessages { get; } = [];

    /// <summary>Messages taken in since they were last looked at.</summary>
    public List<Message> TakenIn { get; } = [];

    public ICaseRows In(IUnit unit) => Cases;

    public MemoryTables Backup() => Tables.Copy();

    public void Restore(MemoryTables backup)
    {
        Tables = backup.Copy();
        ChainsChanged();
        HasChanged = true;
    }

    /// <summary>What was found about catching up; null when it must be looked for again.</summary>
    internal bool? IsCatchingUp { get; set; }

    /// <summary>Whether a unit has ended, well or not, since this was last looked at.</summary>
    internal bool HasChanged { get; set; } = true;

    internal void ChainsChanged() => IsCatchingUp = null;

    public async ValueTask<T> Write<T>(Func<IUnit, ValueTask<T>> work)
    {
        if (_isWriting) throw new InvalidOperationException("a unit of work is open already");
        _isWriting = true;
        try
        {
            var answer = await work(new Unit(this));
            _undo.Clear();
            _isWriting = false;
            foreach (var action in _afterCommit) action();
            _afterCommit.Clear();
            Spend();
            return answer;
        }
        catch
        {
            for (var index = _undo.Count - 1; index >= 0; index--) _undo[index]();
            _undo.Clear();
            _afterCommit.Clear();
            ChainsChanged();
            throw;
        }
        finally
        {
            _isWriting = false;
            HasChanged = true;
        }
    }

    public ValueTask<T> Read<T>(Func<IUnit, ValueTask<T>> work) => work(new Unit(this, isReadOnly: true));

    /// <summary>One row is about to be written: the power may go here.</summary>
    internal void Writing()
    {
        if (!_isWriting) throw new InvalidOperationException("written outside a unit of work");
        Spend();
    }

    internal void Put<TKey, TValue>(Dictionary<TKey, TValue> rows, TKey key, TValue value)
        where TKey : notnull
    {
        Writing();
        if (rows.TryGetValue(key, out var before)) _undo.Add(() => rows[key] = before);
        else _undo.Add(() => rows.Remove(key));
        rows[key] = value;
    }

    internal void Append<T>(List<T> rows, T value)
    {
        Writing();
        rows.Add(value);
        _undo.Add(() => rows.RemoveAt(rows.Count - 1));
    }

    internal void Undo(Action undo) => _undo.Add(undo);

    private void Spend()
    {
        if (PowerLastsFor < 0) return;
        if (PowerLastsFor-- == 0) throw new PowerLostException();
    }

    private sealed class Unit(MemoryStore store, bool isReadOnly = false) : IUnit
    {
        public IJournalRows Journals => store.Journals;

        public void Audit(AuditEvent entry)
        {
            if (isReadOnly) throw new InvalidOperationException("audited in a read");
        }

        public void AfterCommit(Action action) => store._afterCommit.Add(action);
    }
}

/// <summary>The rows themselves; records never change, so a copy of the tables is a backup.</summary>
internal sealed class MemoryTables
{
    public Dictionary<(string Keeper, string Sender, string Receiver), Chain> Chains { get; private init; } = [];
    public Dictionary<(string Keeper, string Sender, string Receiver), List<(Message Message, Fate Fate)>> Journal { get; private init; } = [];
    public Dictionary<(string, string, string, long), Tombstone> Tombstones { get; private init; } = [];
    public List<Finding> Findings { get; private init; } = [];
    public Dictionary<(string Keeper, string Id), CaseRecord> Cases { get; private init; } = [];
    public Dictionary<(string Keeper, string CaseId, int Offer), HandOver> HandOvers { get; private init; } = [];
    public Dictionary<(string Keeper, string CaseId), List<CaseEvent>> Events { get; private init; } = [];
    public Dictionary<(string Keeper, string CaseId), List<Jotting>> Jottings { get; private init; } = [];
    public Dictionary<(string Keeper, int Year), long> Numbers { get; private init; } = [];
    public Dictionary<string, int> Tallies { get; private init; } = [];

    public MemoryTables Copy() => new()
    {
        Chains = new(Chains),
        Journal = Journal.ToDictionary(each => each.Key, each => each.Value.ToList()),
        Tombstones = new(Tombstones),
        Findings = [.. Findings],
        Cases = new(Cases),
        HandOvers = new(HandOvers),
        Events = Events.ToDictionary(each => each.Key, each => each.Value.ToList()),
        Jottings = Jottings.ToDictionary(each => each.Key, each => each.Value.ToList()),
        Numbers = new(Numbers),
        Tallies = new(Tallies),
    };
}
