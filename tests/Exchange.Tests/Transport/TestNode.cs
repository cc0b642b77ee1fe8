using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Exchange.Tests;

/// <summary>A node of its own: database, keys, the port for other nodes, and the clockwork of delivery, all as shipped.</summary>
internal sealed class TestNode : IReceiver, INamedFiles, IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly CancellationTokenSource _stop = new();
    private readonly DeliveryWorker _worker;

    private TestNode(TestStore store, TimeProvider clock, string suite)
    {
        _store = store;
        var (units, entropy) = (new SqlUnits(store.Database), new SystemChance());
        var settings = new ExchangeSettings(Path.Combine(store.Folder, "keys"), suite, "127.0.0.1");
        var bell = new DeliveryBell();
        Units = units;
        Keys = new KeyRing(store.Database, settings.Keys, entropy, clock, suite);
        Send = new SendMessages(Keys, clock, bell, this);
        Courier = new Courier(units, Keys, Send, [this], clock, entropy);
        Certificate = new NodeCertificate(settings.Keys, clock);
        var members = new MemberBook(store.Database, clock);
        Link = new HttpLink(Certificate, members, clock);
        var cards = new PeerCards(settings, Keys, Certificate, members, clock);
        Engine = new ExchangeEngine(store.Database, units, Keys, Courier, clock, Send, Link, cards);
        Files = new CarryByFile(units, Courier, Engine, Keys, entropy, this);
        Server = new PeerServer(settings, Certificate, members, Courier, cards, units, clock, NullLoggerFactory.Instance, this);
        var contacts = new PeerContacts(store.Database, clock);
        var fetch = new FetchFiles(Link, units, this, contacts, clock);
        _worker = new DeliveryWorker(Engine, members, (me, peer) => new RemoteLine(me, peer, Courier, Link, contacts, fetch, clock), bell, clock, NullLogger<DeliveryWorker>.Instance);
    }

    public IUnits Units { get; }

    public KeyRing Keys { get; }

    public SendMessages Send { get; }

    public Courier Courier { get; }

    public NodeCertificate Certificate { get; }

    public HttpLink Link { get; }

    public ExchangeEngine Engine { get; }

    public CarryByFile Files { get; }

    public PeerServer Server { get; }

    public int Port => new Uri(Server.Address!).Port;

    /// <summary>Effects in the order of their commits.</summary>
    public ConcurrentQueue<string> Effects { get; } = new();

    /// <summary>Bytes of files by hash.</summary>
    public ConcurrentDictionary<string, byte[]> Shelf { get; } = new();

    /// <summary>Starts a node that serves these members.</summary>
    public static async Task<TestNode> Start(Dialect dialect, string member, TimeProvider? clock = null, string suite = "p256")
    {
        var node = new TestNode(await TestStore.Open(dialect, new MigrationSet("exchange", typeof(ExchangeModule).Assembly)), clock ?? TimeProvider.System, suite);
        await node.Engine.EnsureHosted([(member, new Words($"城市{member}", $"City {member}"))]);
        await node.Server.StartAsync(default);
        return node;
    }

    /// <summary>Starts the clockwork of delivery.</summary>
    public TestNode Deliver()
    {
        _ = _worker.StartAsync(_stop.Token);
        return this;
    }

    public async Task<string> FingerprintOf(string member) => (await Engine.FindKey(member))!.Value.Fingerprint;

    public Task<IReadOnlyList<Message>> Tell(string from, string to, params string[] words) =>
        Units.Write(unit => Send.Many(unit, from, to, [.. words.Select(word => ("test", word))])).AsTask();

    /// <summary>A message that names a file which lies here.</summary>
    public async Task<NamedFile> TellWithFile(string from, string to, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Shelf[hash] = bytes;
        await Tell(from, to, $"file:{hash}:{bytes.Length}");
        return new NamedFile(hash, "scan.pdf", bytes.Length);
    }

    public Task<IReadOnlyList<NamedFile>> Named(string member, string peer, bool isOwn) =>
        Units.Read(unit => unit.Journals.ListFiles(member, peer, isOwn)).AsTask();

    public bool Takes(string kind) => kind == "test";

    public ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        if (message.Payload == "refuse") return new(ExchangeRefusals.UnknownKind("refuse"));
        unit.AfterCommit(() => Effects.Enqueue(message.Payload!));
        return default;
    }

    public ValueTask TakeBack(IUnit unit, Message message) => default;

    public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

    public ValueTask FinishCatchUp(IUnit unit, string member) => default;

    public IReadOnlyList<NamedFile> In(string kind, string payload) => payload.Split(':') is ["file", var hash, var bytes]
        ? [new NamedFile(hash, "scan.pdf", long.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture))] : [];

    public Task<byte[]?> Open(string hash) => Task.FromResult(Shelf.GetValueOrDefault(hash));

    public Task<bool> Keep(NamedFile file, byte[] bytes) => Task.FromResult(Shelf.TryAdd(file.Hash, bytes));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _worker.StopAsync(default);
        await Server.StopAsync(default);
        await Server.DisposeAsync();
        Link.Dispose();
        await _store.DisposeAsync();
        _stop.Dispose();
    }

    private sealed class SystemChance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => RandomNumberGenerator.Fill(secret);
    }
}

/// <summary>Waits for something that happens by itself, at most a minute: a test may be slow, it may not hang.</summary>
internal static class Eventually
{
    public static async Task Holds(Func<Task<bool>> holds, string what)
    {
        for (var left = 1200; left > 0; left--)
        {
            if (await holds()) return;
            await Task.Delay(50);
        }
        Xunit.Assert.Fail($"within a minute it did not come about that {what}");
    }

    public static Task Holds(Func<bool> holds, string what) => Holds(() => Task.FromResult(holds()), what);
}
