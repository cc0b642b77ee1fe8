using System.Security.Cryptography;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Ledger.Tests;

/// <summary>A city with a node, a book and keys of its own.</summary>
internal sealed class LedgerCity
{
    private readonly KeyRing _keys;
    private readonly ExchangeEngine _exchange;

    public LedgerCity(IDatabase database, TimeProvider clock, string folder, string code)
    {
        (Database, Code) = (database, code);
        var entropy = new Chance();
        _keys = new KeyRing(database, Path.Combine(folder, "keys"), entropy, clock, "p256");
        var units = new SqlUnits(database);
        var send = new SendMessages(_keys, clock, new DeliveryBell());
        Engine = new(database, new OpenGate(), clock, entropy, units, send);
        Courier = new Courier(units, _keys, send, [Engine.Receiver], clock, entropy);
        _exchange = new ExchangeEngine(database, units, _keys, Courier, clock);
    }

    public IDatabase Database { get; }

    public string Code { get; }

    public LedgerEngine Engine { get; }

    public Courier Courier { get; }

    public static Task<TestStore> OpenStore(Dialect dialect) => TestStore.Open(dialect, Migrations);

    public static MigrationSet[] Migrations { get; } =
        [new("ledger", typeof(LedgerModule).Assembly), new("exchange", typeof(ExchangeModule).Assembly)];

    /// <summary>Makes the city's key and lets the cities know each other.</summary>
    public static async Task Introduce(params LedgerCity[] cities)
    {
        foreach (var city in cities) await city._exchange.EnsureHosted([(city.Code, new Words(city.Code, city.Code))]);
        foreach (var me in cities)
            foreach (var peer in cities.Where(peer => peer != me))
            {
                var key = (await peer._exchange.FindKey(peer.Code))!.Value;
                await me._exchange.AddPeer(Actor.Operator, peer.Code, new Words(peer.Code, peer.Code), "test", "p256", Convert.FromBase64String(key.PublicKey), key.Fingerprint);
            }
    }

    /// <summary>Carries calls between the cities until nothing waits.</summary>
    public static async Task Carry(params LedgerCity[] cities)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var me in cities)
                foreach (var peer in cities.Where(peer => peer != me))
                    while (await me.Courier.Next(me.Code, peer.Code) is { } request)
                    {
                        await me.Courier.Hear(await peer.Courier.Receive(request));
                        moved = true;
                    }
        }
    }

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => RandomNumberGenerator.Fill(secret);
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }
}
