using System.Security.Cryptography;
using System.Text;
using OneCity.Cases;
using OneCity.Kernel;

namespace OneCity.Exchange.Simulation;

/// <summary>A clock of one node in virtual time: the stopwatch runs true, the time of day may be wrong.</summary>
internal sealed class VirtualClock(Func<long> nowTicks) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How wrong the time of day is.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(nowTicks()) + Skew;

    public override long GetTimestamp() => nowTicks();
}

/// <summary>Keys for the simulation: SHA-256 as hash, a keyed hash as signature.</summary>
internal sealed class SimulatedKeys : IKeyRing
{
    public string KeyOf(string member) => "sim-" + member;

    public string Digest(string keyId, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    public IReadOnlyList<string> Sign(string member, IReadOnlyList<string> hashes)
    {
        var signatures = new string[hashes.Count];
        for (var index = 0; index < signatures.Length; index++) signatures[index] = Mark(member, hashes[index]);
        return signatures;
    }

    public bool Verify(string member, string keyId, string hash, string signature) =>
        keyId == KeyOf(member) && signature == Mark(member, hash);

    public ValueTask<bool> Learn(IUnit unit, string member, string keyId, string publicKey) => new(keyId == KeyOf(member));

    private static string Mark(string member, string hash)
    {
        var trace = new Trace();
        trace.Add("secret of " + member);
        trace.Add(hash);
        return trace.Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>Everybody may do everything: rights are tested elsewhere.</summary>
internal sealed class OpenGate : IGate
{
    public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

    public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
    {
    }
}

/// <summary>Working days by weekends alone.</summary>
internal sealed class WeekendDirectory : IDirectory
{
    public RegionDirectory Current => RegionDirectory.Empty;
}

/// <summary>Counts what the exchange delivered: each tally must arrive once, also one that fails at first.</summary>
internal sealed class TallyReceiver(MemoryStore store) : IReceiver
{
    public const string Kind = "sim.tally";

    /// <summary>Its effect fails twice, then succeeds.</summary>
    public const string BalkyKind = "sim.balky";

    /// <summary>Its effect fails for ever.</summary>
    public const string PoisonKind = "sim.poison";

    /// <summary>No receiver takes it.</summary>
    public const string UnknownKind = "strange.thing";

    private readonly Dictionary<string, int> _failed = [];

    public bool Takes(string kind) => kind is Kind or BalkyKind or PoisonKind;

    public ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        if (message.Kind == PoisonKind) throw new InvalidOperationException("never succeeds");
        if (message.Kind == BalkyKind && _failed.GetValueOrDefault(message.Payload!) < 2)
        {
            _failed[message.Payload!] = _failed.GetValueOrDefault(message.Payload!) + 1;
            throw new InvalidOperationException("does not succeed yet");
        }
        store.Put(store.Tables.Tallies, message.Payload!, store.Tables.Tallies.GetValueOrDefault(message.Payload!) + 1);
        return default;
    }

    public ValueTask TakeBack(IUnit unit, Message message) => default;

    public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

    public ValueTask FinishCatchUp(IUnit unit, string member) => default;
}

/// <summary>One city with a node of its own: the production exchange and cases over simulated store, clock and network.</summary>
internal sealed class SimulatedNode
{
    private readonly SimulatedKeys _keys;
    private readonly Chance _chance;
    private readonly List<IReceiver> _receivers;

    public SimulatedNode(int index, string member, Func<long> nowTicks, SimulatedKeys keys, IProcedures procedures, Chance chance)
    {
        (Index, Member, _keys, _chance) = (index, member, keys, chance);
        Clock = new VirtualClock(nowTicks);
        Send = new SendMessages(keys, Clock, Bell);
        var personKeys = new PersonKeys(code => Encoding.UTF8.GetBytes("person key of " + code));
        Cases = new CasesEngine(Store, Store, Send, procedures, personKeys, new WeekendDirectory(), new OpenGate(), Clock, chance);
        _receivers = [Cases.Receiver, new TallyReceiver(Store)];
        Courier = NewCourier();
    }

    public int Index { get; }

    public string Member { get; }

    public MemoryStore Store { get; } = new();

    public VirtualClock Clock { get; }

    public DeliveryBell Bell { get; } = new();

    public SendMessages Send { get; }

    public CasesEngine Cases { get; }

    public Courier Courier { get; private set; }

    public bool IsDown { get; set; }

    public bool IsCatchingUp => Store.Journals.IsCatchingUp(Member).Now();

    public List<long> Backups { get; } = [];

    /// <summary>How often this node was restored; files written before the last time are no longer used.</summary>
    public int Restores { get; set; }

    /// <summary>Until when much of what it sends arrives hours late: links are at their worst before a node is lost.</summary>
    public long IsSlowUntil { get; set; }

    /// <summary>A start forgets all that was not in the store.</summary>
    public void Start()
    {
        (IsDown, Store.PowerLastsFor) = (false, -1);
        Courier = NewCourier();
    }

    private Courier NewCourier() => new(Store, _keys, Send, _receivers, Clock, _chance);
}
