using OneCity.Cases;

namespace OneCity.Exchange.Simulation;

/// <summary>One seed: nodes, desks, network and faults on one queue of events in virtual time.</summary>
internal sealed class World
{
    private const long DrainLimit = TimeSpan.TicksPerDay * 14;

    /// <summary>Many times what a run needs; beyond it messages go round in circles.</summary>
    private long StepsMax => 100_000 + (long)_options.Handovers * _options.Nodes * 400;

    /// <summary>Many times what a run writes; beyond it each message brings forth others, and the records they grow would fill the memory.</summary>
    public long MessagesMax => 5_000 + (long)_options.Handovers * _options.Nodes * 40;

    private static readonly ProcedureBook Procedures = new([SimulatedProcedure.Read()]);

    private readonly PriorityQueue<(Action Do, int Kind), (long At, long Turn)> _queue = new();
    private readonly SimulationOptions _options;
    private readonly long _seed;
    private readonly Network _network;
    private readonly DeskLife _desks;
    private readonly Checker _checker;
    private readonly FaultPlan _plan;
    private readonly Dictionary<(int From, int To, bool IsLate), long> _pumps = [];
    private long _turn;
    private long _steps;
    private int _crashes, _restores, _skews;
    private SimulatedNode? _lastRestored;
    private bool _isRestoring;
    private Violation? _violation;

    public World(SimulationOptions options, long seed)
    {
        (_options, _seed) = (options, seed);
        Chance = new Chance(unchecked((ulong)seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019));
        _plan = new FaultPlan(options.Faults, Chance);
        var keys = new SimulatedKeys();
        for (var index = 0; index < options.Nodes; index++)
        {
            var node = new SimulatedNode(index, $"C{index:D2}", () => Now, keys, Procedures, Chance);
            node.Bell.Rung += (_, receiver) => WakePump(node, NodeOf(receiver), 1);
            Nodes.Add(node);
        }
        _network = new Network(this, _plan);
        _desks = new DeskLife(this, options.Handovers);
        _checker = new Checker(this);
    }

    public Chance Chance { get; }

    public Trace Trace { get; } = new();

    public long Now { get; private set; }

    public List<SimulatedNode> Nodes { get; } = [];

    public DeskLife Desks => _desks;

    /// <summary>False once all offers are made and the faults have ceased.</summary>
    public bool IsTroubled { get; private set; } = true;

    public SimulatedNode NodeOf(string member) => Nodes[int.Parse(member.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];

    public Simulator.SeedResult Run()
    {
        foreach (var node in Nodes) Introduce(node);
        foreach (var node in Nodes) Begin(node);
        for (var round = 0; _violation is null && round < 20; round++)
        {
            IsTroubled = round < 3;
            var tooLate = Now + TimeSpan.TicksPerDay * (30 + _options.Handovers);
            RunUntil(() => _desks.IsEnough || Now > tooLate);
            if (Now > tooLate) Violate("not-at-rest", _checker.Unrest());
            IsTroubled = false;
            Heal();
            var deadline = Now + DrainLimit;
            RunUntil(() => Now > deadline || _steps % 64 == 0 && _checker.IsAtRest);
            if (_violation is not null) break;
            if (!_checker.IsAtRest) Violate("not-at-rest", _checker.Unrest());
            else if (_checker.FindAtRest() is { } broken) Violate(broken);
            if (_desks.Recount() >= _options.Handovers) break;
        }
        foreach (var node in Nodes)
            foreach (var record in node.Store.Tables.Cases.Values.OrderBy(record => record.Header.Id, StringComparer.Ordinal))
                Trace.Add(record.Header.Version);
        return new Simulator.SeedResult(_steps, new FaultCounts(_network.Drops, _network.Duplicates, _network.Reorders, _network.Delays,
            _network.Partitions, _crashes, _restores, _skews), _checker.Outcomes(), _violation, Trace.Value);
    }

    /// <summary>Puts something on the queue.</summary>
    public void After(long ticks, int kind, Action action) => _queue.Enqueue((action, kind), (Now + Math.Max(1, ticks), _turn++));

    /// <summary>Runs an action of a node; power may go in it.</summary>
    public bool On(SimulatedNode node, Action action)
    {
        if (node.IsDown) return false;
        try
        {
            action();
            return true;
        }
        catch (PowerLostException)
        {
            Crash(node);
            return false;
        }
    }

    /// <summary>Asks the node's courier for the next call after some time; of a pair at most one such question soon and one later waits.</summary>
    public void WakePump(SimulatedNode node, SimulatedNode peer, long ticks)
    {
        var pair = (node.Index, peer.Index, ticks > TimeSpan.TicksPerSecond);
        // A question that comes before it is of use asks again by itself.
        if (_pumps.TryGetValue(pair, out var at) && at <= Now + ticks) return;
        var due = _pumps[pair] = Now + ticks;
        After(ticks, 1, () =>
        {
            if (_pumps.GetValueOrDefault(pair) == due) _pumps.Remove(pair);
            On(node, () => Pump(node, peer));
        });
    }

    private void Pump(SimulatedNode node, SimulatedNode peer)
    {
        if (node.Courier.Next(node.Member, peer.Member).Now() is { } request)
        {
            _network.Carry(node, peer, request);
            WakePump(node, peer, Courier.CallLimit.Ticks + 1);
        }
        else if (node.Courier.WaitFor(node.Member, peer.Member) is { Ticks: > 0 } wait) WakePump(node, peer, wait.Ticks + 1);
    }

    /// <summary>The partnership of all members, as their administrators set it up.</summary>
    private void Introduce(SimulatedNode node) => _ = node.Store.Write(async unit =>
    {
        foreach (var peer in Nodes)
            if (peer != node) await unit.Journals.SaveChain(Chain.Empty(node.Member, node.Member, peer.Member));
        return 0;
    }).Now();

    private void Begin(SimulatedNode node)
    {
        Every(node, TimeSpan.TicksPerMinute * 150, 2, () => _desks.Work(node));
        Every(node, TimeSpan.TicksPerHour * 5, 3, () => _ = node.Cases.Lapse(node.Member).Now());
        Every(node, TimeSpan.TicksPerHour * 12, 4, () =>
        {
            node.Backups.Add(node.Store.Backup());
            if (node.Backups.Count > 3) node.Backups.RemoveAt(0);
            node.Store.Forget(node.Backups[0]);
        });
        Every(node, TimeSpan.TicksPerHour * 3, 5, () => Trouble(node));
        Every(node, TimeSpan.TicksPerHour * 10, 9, () => CarryFile(node));
        foreach (var peer in Nodes) if (peer != node) WakePump(node, peer, 1);
    }

    private void Every(SimulatedNode node, long about, int kind, Action action) => After(Chance.Between(about / 2, about * 3 / 2), kind, () =>
    {
        On(node, action);
        Every(node, about, kind, action);
    });

    /// <summary>Now and then something befalls a node.</summary>
    private void Trouble(SimulatedNode node)
    {
        if (!IsTroubled) return;
        if (_plan.Has("crash") && Chance.PerMille(_plan.CrashPerMille)) node.Store.PowerLastsFor = Chance.Below(25);
        if (_plan.Has("restore") && node.Backups.Count > 0 && Chance.PerMille(_plan.RestorePerMille) && HasSettled())
        {
            _isRestoring = true;
            var lead = Chance.Between(TimeSpan.TicksPerHour * 2, TimeSpan.TicksPerHour * 10);
            if (_plan.Has("delay")) node.IsSlowUntil = Now + lead;
            After(lead, 6, () => Lose(node));
        }
        if (_plan.Has("skew") && Chance.PerMille(_plan.SkewPerMille))
        {
            _skews++;
            node.Clock.Skew = TimeSpan.FromMinutes(Chance.Between(-2 * 24 * 60, 2 * 24 * 60));
        }
        if (_plan.Has("partition") && Chance.PerMille(_plan.PartitionPerMille)) _network.Part(node, Chance.Of(Nodes));
    }

    /// <summary>
    /// One backup is restored at a time: until the last one has got back all that its peers sent it, those peers' journals
    /// are the only copy.
    /// </summary>
    private bool HasSettled() => !_isRestoring && (_lastRestored is not { } last || !last.IsDown && !last.IsCatchingUp && Nodes.TrueForAll(node =>
        node.Store.Tables.Chains.GetValueOrDefault((node.Member, node.Member, last.Member)) is not { } chain || chain.Mark == chain.Number));

    private void Lose(SimulatedNode node)
    {
        _restores++;
        (node.IsDown, _lastRestored) = (true, node);
        After(Chance.Between(TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour * 8), 6, () => Restore(node));
    }

    /// <summary>What waits for a peer goes by file, and the receipt comes back by file, each after hours or days.</summary>
    private void CarryFile(SimulatedNode node)
    {
        var peer = Chance.Of(Nodes);
        if (peer == node || node.IsCatchingUp || node.Store.Tables.Chains[(node.Member, node.Member, peer.Member)] is not { Standing: ChainStanding.Open } chain) return;
        var waiting = node.Store.Journals.List(node.Member, node.Member, peer.Member, chain.Mark, 100).Now();
        var (from, to) = (node.Restores, peer.Restores);
        // Two discs, of which the second may arrive first.
        foreach (var disc in waiting.Chunk(Math.Max(1, waiting.Count / 2)))
            After(FileTravel(), 9, () =>
            {
                Answer? answer = null;
                if (node.Restores != from) return;
                On(peer, () => answer = peer.Courier.TakeIn(new Request(node.Member, peer.Member, "file", null, null, disc)).Now());
                if (answer?.Receipt is not { } receipt) return;
                After(FileTravel(), 9, () =>
                {
                    if (node.Restores == from && peer.Restores == to) On(node, () => _ = node.Courier.HearReceipt(node.Member, peer.Member, receipt, 0).Now());
                });
            });
    }

    private long FileTravel() => Chance.Between(TimeSpan.TicksPerHour, TimeSpan.TicksPerHour * 48);

    private void Crash(SimulatedNode node)
    {
        _crashes++;
        _desks.Notice(node);
        node.IsDown = true;
        Trace.Add(-node.Index);
        After(Chance.Between(TimeSpan.TicksPerSecond, TimeSpan.TicksPerHour * 3), 6, () => Start(node));
    }

    private void Start(SimulatedNode node)
    {
        if (!node.IsDown) return;
        node.Start();
        foreach (var peer in Nodes) if (peer != node) WakePump(node, peer, 2);
    }

    private void Restore(SimulatedNode node)
    {
        _isRestoring = false;
        if (node.IsDown)
        {
            var chosen = Chance.Below(node.Backups.Count);
            node.Store.Restore(node.Backups[chosen]);
            node.Restores++;
            // Backups taken after the chosen one belong to a past that is given up now.
            node.Backups.RemoveRange(chosen + 1, node.Backups.Count - chosen - 1);
            node.Start();
            node.Courier.MarkRestored(node.Member).Now();
            foreach (var peer in Nodes) if (peer != node) WakePump(node, peer, 2);
        }
    }

    private void Heal()
    {
        _network.Heal();
        foreach (var node in Nodes) node.Store.PowerLastsFor = -1;
    }

    private void RunUntil(Func<bool> done)
    {
        while (_violation is null && !done() && _queue.TryDequeue(out var next, out var when))
        {
            Now = when.At;
            if (++_steps > StepsMax)
            {
                Violate("not-at-rest", "messages go round and round");
                return;
            }
            Trace.Add(when.At);
            Trace.Add(next.Kind);
            try
            {
                next.Do();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Violate("error", $"{failure.GetType().Name}: {failure.Message} {failure.StackTrace?.Split('\n')[0].Trim()}");
                return;
            }
            if (_checker.FindAfterStep() is { } broken) Violate(broken);
        }
    }

    private void Violate(string invariant, string detail = "") =>
        _violation ??= new Violation(_seed, _steps, invariant, detail.Length == 0 ? _checker.Detail : detail);
}
