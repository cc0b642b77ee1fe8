using System.Security.Cryptography;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Agreements.Tests;

/// <summary>A city with a node, a store and keys of its own.</summary>
internal sealed class AgreementCity
{
    private readonly KeyRing _keys;
    private readonly ExchangeEngine _exchange;

    public AgreementCity(TestStore store, string code, ITakeStatistics? statistics = null)
    {
        (Store, Code) = (store, code);
        var entropy = new Chance();
        _keys = new KeyRing(store.Database, Path.Combine(store.Folder, "keys"), entropy, store.Clock, "p256");
        var units = new SqlUnits(store.Database);
        var send = new SendMessages(_keys, store.Clock, new DeliveryBell());
        Engine = new(store.Database, new OpenGate(), store.Clock, units, send, _keys, statistics);
        Courier = new Courier(units, _keys, send, [Engine.Receiver], store.Clock, entropy);
        _exchange = new ExchangeEngine(store.Database, units, _keys, Courier, store.Clock);
    }

    public TestStore Store { get; }

    public string Code { get; }

    public AgreementsEngine Engine { get; }

    public Courier Courier { get; }

    public static Task<TestStore> OpenStore(Dialect dialect) => TestStore.Open(dialect,
        new MigrationSet("agreements", typeof(AgreementsModule).Assembly), new MigrationSet("exchange", typeof(ExchangeModule).Assembly));

    /// <summary>Cities that know each other's keys.</summary>
    public static async Task<AgreementCity[]> Open(Dialect dialect, params string[] codes)
    {
        var cities = new AgreementCity[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            cities[i] = new AgreementCity(await OpenStore(dialect), codes[i]);
            await cities[i]._exchange.EnsureHosted([(codes[i], new Words(codes[i], codes[i]))]);
        }
        foreach (var me in cities)
            foreach (var peer in cities.Where(peer => peer != me))
            {
                var key = (await peer._exchange.FindKey(peer.Code))!.Value;
                await me._exchange.AddPeer(Actor.Operator, peer.Code, new Words(peer.Code, peer.Code), "test", "p256", Convert.FromBase64String(key.PublicKey), key.Fingerprint);
            }
        return cities;
    }

    /// <summary>Carries calls between the cities until nothing waits; a pair in <paramref name="cut"/> is not connected.</summary>
    public static async Task Carry(AgreementCity[] cities, params (AgreementCity, AgreementCity)[] cut)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var me in cities)
                foreach (var peer in cities.Where(peer => peer != me && !cut.Contains((me, peer)) && !cut.Contains((peer, me))))
                    while (await me.Courier.Next(me.Code, peer.Code) is { } request)
                    {
                        await me.Courier.Hear(await peer.Courier.Receive(request));
                        moved = true;
                    }
        }
    }

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.NewGuid();

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
