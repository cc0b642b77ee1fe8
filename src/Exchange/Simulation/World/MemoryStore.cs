using OneCity.Cases;
using OneCity.Kernel;

namespace OneCity.Exchange.Simulation;

/// <summary>Thrown at a write where the simulated node loses power; nothing of the open unit of work remains.</summary>
internal sealed class PowerLostException : Exception;

/// <summary>One node's store in memory: units of work that happen whole or not at all, backups, and power cuts at any write.</summary>
/// <remarks>It passes the same compliance suite as SQLite and PostgreSQL (tests/Exchange.Tests/Storage).</remarks>
internal sealed class MemoryStore : IUnits, ICaseStore
{
    /// <summary>What takes each write back, since the oldest backup: the open unit is its end, and a backup is a place in it.</summary>
    private readonly List<Action> _history = [];
    private long _forgotten;
    private int _unitBegins;
    private readonly List<Action> _afterCommit = [];
    private bool _isWriting;

    public MemoryStore()
    {
        Journals = new MemoryJournalRows(this);
        Cases = new MemoryCaseRows(this);
    }

    public MemoryTables Tables { get; } = new();

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

    /// <summary>A backup: costs nothing until it is restored, since it only says how far the history went.</summary>
    public long Backup() => _forgotten + _history.Count;

    /// <summary>Takes back all that was written since the backup; later backups are of a past that is given up.</summary>
    public void Restore(long backup)
    {
        TakeBack((int)(backup - _forgotten));
        ChainsChanged();
        HasChanged = true;
    }

    /// <summary>Nothing older than this backup will be restored.</summary>
    public void Forget(long backup)
    {
        _history.RemoveRange(0, (int)(backup - _forgotten));
        _forgotten = backup;
    }

    /// <summary>What was found about catching up; null when it must be looked for again.</summary>
    internal bool? IsCatchingUp { get; set; }

    /// <summary>Whether a unit has ended, well or not, since this was last looked at.</summary>
    internal bool HasChanged { get; set; } = true;

    internal void ChainsChanged() => IsCatchingUp = null;

    public async ValueTask<T> Write<T>(Func<IUnit, ValueTask<T>> work)
    {
        if (_isWriting) throw new InvalidOperationException("a unit of work is open already");
        (_isWriting, _unitBegins) = (true, _history.Count);
        try
        {
            var unit = new Unit(this);
            var answer = await work(unit);
            await unit.Outbox.Empty(unit);
            _isWriting = false;
            _unitBegins = _history.Count;
            foreach (var action in _afterCommit) action();
            _afterCommit.Clear();
            Spend();
            return answer;
        }
        catch
        {
            TakeBack(_unitBegins);
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

    public async ValueTask<T> Read<T>(Func<IUnit, ValueTask<T>> work)
    {
        var unit = new Unit(this, isReadOnly: true);
        var answer = await work(unit);
        unit.Outbox.DemandEmpty();
        return answer;
    }

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
        if (rows.TryGetValue(key, out var before)) _history.Add(() => rows[key] = before);
        else _history.Add(() => rows.Remove(key));
        rows[key] = value;
    }

    internal void Append<T>(List<T> rows, T value)
    {
        Writing();
        rows.Add(value);
        _history.Add(() => rows.RemoveAt(rows.Count - 1));
    }

    internal void Undo(Action undo) => _history.Add(undo);

    private void TakeBack(int place)
    {
        for (var index = _history.Count - 1; index >= place; index--) _history[index]();
        _history.RemoveRange(place, _history.Count - place);
    }

    private void Spend()
    {
        if (PowerLastsFor < 0) return;
        if (PowerLastsFor-- == 0) throw new PowerLostException();
    }

    private sealed class Unit(MemoryStore store, bool isReadOnly = false) : IUnit
    {
        public IJournalRows Journals => store.Journals;

        public Outbox Outbox { get; } = new();

        public void Audit(AuditEvent entry)
        {
            if (isReadOnly) throw new InvalidOperationException("audited in a read");
        }

        public void AfterCommit(Action action) => store._afterCommit.Add(action);
    }
}

/// <summary>The rows themselves; records never change.</summary>
internal sealed class MemoryTables
{
    public Dictionary<(string Keeper, string Sender, string Receiver), Chain> Chains { get; } = [];
    public Dictionary<(string Keeper, string Sender, string Receiver), List<(Message Message, Fate Fate)>> Journal { get; } = [];
    public Dictionary<(string, string, string, long), Tombstone> Tombstones { get; } = [];
    public List<Finding> Findings { get; } = [];
    public Dictionary<(string Member, string Peer, bool IsOwn), string?> Questions { get; } = [];
    public Dictionary<(string Keeper, string Id), CaseRecord> Cases { get; } = [];
    public Dictionary<(string Keeper, string CaseId, int Offer), HandOver> HandOvers { get; } = [];
    public Dictionary<(string Keeper, string CaseId), List<CaseEvent>> Events { get; } = [];
    public Dictionary<(string Keeper, string CaseId), List<Jotting>> Jottings { get; } = [];
    public Dictionary<(string Keeper, int Year), long> Numbers { get; } = [];
    public Dictionary<string, int> Tallies { get; } = [];
}
