namespace OneCity.Exchange.Simulation;

/// <summary>Carries calls and answers between nodes, and loses, repeats, reorders, delays and cuts as the plan says.</summary>
internal sealed class Network(World world, FaultPlan plan)
{
    private readonly HashSet<(int, int)> _cut = [];
    private readonly Dictionary<(int, int), long> _lastArrival = [];

    public long Drops { get; private set; }

    public long Duplicates { get; private set; }

    public long Reorders { get; private set; }

    public long Delays { get; private set; }

    public long Partitions { get; private set; }

    /// <summary>Carries a call; the answer comes back the same way.</summary>
    public void Carry(SimulatedNode from, SimulatedNode to, Request request) => Send(from, to, () =>
    {
        world.Trace.Add(request.Call);
        Answer? answer = null;
        if (world.On(to, () => answer = to.Courier.Receive(request).Now()) && answer is not null)
            Send(to, from, () =>
            {
                var heard = answer;
                if (world.On(from, () => from.Courier.Hear(heard).Now())) world.WakePump(from, to, 1);
            });
    });

    /// <summary>Cuts two nodes from each other for minutes or days.</summary>
    public void Part(SimulatedNode one, SimulatedNode other)
    {
        if (one == other || !_cut.Add(Pair(one, other))) return;
        Partitions++;
        world.After(world.Chance.Between(TimeSpan.TicksPerMinute * 10, TimeSpan.TicksPerHour * 72), 7, () => _cut.Remove(Pair(one, other)));
    }

    /// <summary>Joins everything again.</summary>
    public void Heal() => _cut.Clear();

    private static (int, int) Pair(SimulatedNode one, SimulatedNode other) =>
        (Math.Min(one.Index, other.Index), Math.Max(one.Index, other.Index));

    private void Send(SimulatedNode from, SimulatedNode to, Action arrive)
    {
        if (_cut.Contains(Pair(from, to))) return;
        if (world.IsTroubled && plan.Has("drop") && world.Chance.PerMille(plan.DropPerMille))
        {
            Drops++;
            return;
        }
        Arrive(from, to, arrive);
        if (!world.IsTroubled || !plan.Has("duplicate") || !world.Chance.PerMille(plan.DuplicatePerMille)) return;
        Duplicates++;
        Arrive(from, to, arrive);
    }

    private void Arrive(SimulatedNode from, SimulatedNode to, Action arrive)
    {
        var latency = world.Chance.Between(TimeSpan.TicksPerMillisecond * 2, TimeSpan.TicksPerMillisecond * 400);
        if (world.IsTroubled && plan.Has("delay") && world.Chance.PerMille(plan.DelayPerMille))
        {
            Delays++;
            latency += world.Chance.Between(TimeSpan.TicksPerSecond * 5, TimeSpan.TicksPerHour * 4);
        }
        if (world.Now < from.IsSlowUntil && world.Chance.PerMille(700))
        {
            Delays++;
            latency += world.Chance.Between(TimeSpan.TicksPerHour, TimeSpan.TicksPerHour * 20);
        }
        var at = world.Now + latency;
        var last = _lastArrival.GetValueOrDefault((from.Index, to.Index));
        if (at < last)
        {
            if (world.IsTroubled && plan.Has("reorder")) Reorders++;
            else at = last + 1;
        }
        _lastArrival[(from.Index, to.Index)] = Math.Max(last, at);
        world.After(at - world.Now, 8, arrive);
    }
}
