using OneCity.Exchange.Simulation;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Exchange.Tests.Storage;

public sealed class VerifyTests
{
    [Theory]
    [InlineData("UPDATE exchange_journal SET payload = 'other' WHERE number = 2 AND keeper = 'A'", "payload")]
    [InlineData("UPDATE exchange_journal SET payload_hash = previous WHERE number = 2 AND keeper = 'A'", "hash")]
    [InlineData("UPDATE exchange_journal SET hash = previous WHERE number = 2 AND keeper = 'A'", "hash")]
    [InlineData("UPDATE exchange_journal SET at_us = at_us + 1 WHERE number = 2 AND keeper = 'A'", "hash")]
    [InlineData("UPDATE exchange_journal SET signature = 'AAAA' WHERE number = 2 AND keeper = 'A'", "signature")]
    [InlineData("UPDATE exchange_journal SET signature = 'not base64!:L' WHERE number = 2 AND keeper = 'A'", "signature")]
    [InlineData("UPDATE exchange_journal SET payload = NULL WHERE number = 2 AND keeper = 'A'", "tombstone")]
    [InlineData("DELETE FROM exchange_journal WHERE number = 2 AND keeper = 'A'", "missing")]
    [InlineData("DELETE FROM exchange_journal WHERE number = 3 AND keeper = 'A'", "missing")]
    [InlineData("DELETE FROM exchange_journal WHERE keeper = 'A'", "missing")]
    [InlineData("DELETE FROM exchange_journal WHERE number = 3 AND keeper = 'A'; UPDATE exchange_chains SET number = 2, "
        + "hash = (SELECT hash FROM exchange_journal WHERE keeper = 'A' AND number = 2) WHERE keeper = 'A' AND sender = 'A'", "missing")]
    [InlineData("UPDATE exchange_journal SET number = 12 - number WHERE number > 1 AND keeper = 'A'; "
        + "UPDATE exchange_journal SET number = number - 7 WHERE number > 5 AND keeper = 'A'", "hash")]
    [InlineData("UPDATE exchange_keys SET public_key = '?' WHERE member = 'A'", "signature")]
    public async Task Whatever_is_changed_behind_the_node_is_named(string change, string what)
    {
        foreach (var dialect in new[] { Dialect.Sqlite, Dialect.Postgres })
        {
            if (dialect == Dialect.Postgres && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES"))) continue;
            await using var store = await TestStore.Open(dialect, new MigrationSet("exchange", typeof(ExchangeModule).Assembly));
            await Write(store);
            var before = await Verdict(store);
            Assert.Equal((1, 3, 0), (before.Chains, before.Messages, before.Broken.Count));
            await store.Database.Write(session => session.Execute(change));
            Assert.Contains((await Verdict(store)).Broken, broken => broken.What == what);
        }
    }

    [Fact]
    public async Task Bytes_in_the_column_of_a_payload_are_named_too()
    {
        await using var store = await TestStore.Open(Dialect.Sqlite, new MigrationSet("exchange", typeof(ExchangeModule).Assembly));
        await Write(store);
        await store.Database.Write(session => session.Execute("UPDATE exchange_journal SET payload = CAST(payload AS BLOB) WHERE number = 1"));
        await store.Database.Write(session => session.Execute("UPDATE exchange_journal SET payload = X'00FF80' WHERE number = 3"));
        Assert.Equal([1, 1, 3, 3], (await Verdict(store)).Broken.Where(broken => broken.What == "payload").Select(broken => broken.Number).Order());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_payload_erased_with_a_signed_statement_is_counted_and_the_chain_holds(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("exchange", typeof(ExchangeModule).Assembly));
        var engine = await Write(store);
        await engine.Erase(Actor.Node, "A", "A", "B", 1, "after ten years");
        await engine.RotateKey(Actor.Node, "A");
        var verdict = await Verdict(store);
        Assert.Equal((1, 0), (verdict.Erased, verdict.Broken.Count));
    }

    private static async Task<ExchangeEngine> Write(TestStore store)
    {
        var (engine, units, send) = Open(store);
        await engine.EnsureHosted([("A", Words.Same("A")), ("B", Words.Same("B"))]);
        await units.Write(unit => send.Many(unit, "A", "B", [("test", "a"), ("test", "b"), ("test", "c")]));
        Assert.True(await engine.DeliverHere() > 0);
        return engine;
    }

    /// <summary>Checks with a fresh ring: nothing is remembered from before the change.</summary>
    private static Task<VerifyJournals.Verdict> Verdict(TestStore store) => Open(store).Engine.Verify();

    private static (ExchangeEngine Engine, SqlUnits Units, SendMessages Send) Open(TestStore store)
    {
        var (units, entropy) = (new SqlUnits(store.Database), new Chance(3));
        var keys = new KeyRing(store.Database, Path.Combine(store.Folder, "keys"), entropy, store.Clock);
        var send = new SendMessages(keys, store.Clock, new DeliveryBell());
        var courier = new Courier(units, keys, send, [new TestReceiver()], store.Clock, entropy);
        return (new ExchangeEngine(store.Database, units, keys, courier, store.Clock), units, send);
    }

    private sealed class TestReceiver : IReceiver
    {
        public bool Takes(string kind) => kind == "test";

        public ValueTask<Refusal?> Apply(IUnit unit, Message message) => default;

        public ValueTask TakeBack(IUnit unit, Message message) => default;

        public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

        public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

        public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

        public ValueTask FinishCatchUp(IUnit unit, string member) => default;
    }
}
