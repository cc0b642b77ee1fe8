using OneCity.Kernel;
using OneCity.Ledger.Features;
using OneCity.Ledger.Model;
using OneCity.Storage;
using OneCity.Testing;
using Xunit;

namespace OneCity.Ledger.Tests;

public sealed class CrossingTests
{
    private const string A = "430100";
    private const string B = "430200";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_crossing_stands_in_transit_with_its_message_until_it_is_mirrored(Dialect dialect)
    {
        await using var here = await LedgerCity.OpenStore(dialect);
        await using var there = await LedgerCity.OpenStore(dialect);
        var (a, b) = await Cities(here, there);
        var answers = await a.Engine.Cross(Actor.Operator, A, [Cross(1, 500), Cross(2, 300)]);
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        var waiting = await Proof(a);
        Assert.Equal([(500L, 1L), (300L, 1L)], waiting.InTransit.Select(item => (item.AmountFen, item.Message)));
        Assert.Equal(800, await Balance(a, "在途/430200"));
        await LedgerCity.Carry(a, b);
        Assert.Empty((await Proof(a)).InTransit);
        Assert.Equal((0L, 800L, -800L), (await Balance(a, "在途/430200"), await Balance(a, "往来/430200"), await Balance(b, "往来/430100")));
        Assert.Equal(800, await Balance(b, "应收/划转"));
        await Proof(b);
        Assert.True((await a.Engine.Cross(Actor.Operator, A, [Cross(1, 500)]))[0].IsRepeat);
        Assert.Equal("ledger.id-used-differently", (await a.Engine.Cross(Actor.Operator, A, [Cross(1, 501)]))[0].Refusal?.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_the_other_city_refuses_comes_back(Dialect dialect)
    {
        await using var here = await LedgerCity.OpenStore(dialect);
        await using var there = await LedgerCity.OpenStore(dialect);
        var (a, b) = await Cities(here, there);
        await b.Engine.OpenAccount(Actor.Operator, B, "应收/划转", null, new Money(400));
        await a.Engine.Cross(Actor.Operator, A, [Cross(1, 300), Cross(2, 300), Cross(3, 50, "没有的账户"), Cross(4, 5, "往来/430100")]);
        await LedgerCity.Carry(a, b);
        Assert.Equal((300L, -300L), (await Balance(a, "往来/430200"), await Balance(a, "财政/国库")));
        Assert.Equal(-300, await Balance(b, "往来/430100"));
        Assert.Empty((await Proof(a)).InTransit);
        await Proof(b);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Only_crossings_post_to_the_accounts_between_cities(Dialect dialect)
    {
        await using var here = await LedgerCity.OpenStore(dialect);
        await using var there = await LedgerCity.OpenStore(dialect);
        var (a, b) = await Cities(here, there);
        await a.Engine.Cross(Actor.Operator, A, [Cross(1, 500)]);
        await LedgerCity.Carry(a, b);
        var answers = await a.Engine.Post(Actor.Operator, A,
        [
            new(new(7), TransferKind.Direct, "财政/国库", "往来/430200", new Money(1)), new(new(8), TransferKind.Reversal, null, null, null, new TransferId(1)),
        ]);
        Assert.All(answers, answer => Assert.Equal("ledger.reserved-account", answer.Refusal?.Code));
        Assert.Equal("ledger.unknown-city", (await Assert.ThrowsAsync<RefusedException>(
            () => a.Engine.Cross(Actor.Operator, A, [Cross(9, 1) with { Peer = "110000" }]))).Refusal.Code);
    }

    [Fact]
    public async Task Both_cities_on_one_node_are_held_against_each_other_and_a_missing_mirror_is_found()
    {
        await using var store = await LedgerCity.OpenStore(Dialect.Sqlite);
        var node = new LedgerCity(store.Database, store.Clock, store.Folder, A);
        var exchange = new Exchange.ExchangeEngine(store.Database, new Exchange.SqlUnits(store.Database),
            new Exchange.KeyRing(store.Database, Path.Combine(store.Folder, "keys"), new OneNode(), store.Clock), node.Courier, store.Clock);
        await exchange.EnsureHosted([(A, new Words(A, A)), (B, new Words(B, B))]);
        await node.Engine.OpenAccount(Actor.Operator, A, "财政/国库", null, null);
        await node.Engine.OpenAccount(Actor.Operator, B, "应收/划转", null, null);
        await node.Engine.Cross(Actor.Operator, A, [Cross(1, 500), Cross(2, 7)]);
        await exchange.DeliverHere();
        foreach (var book in (string[])[A, B]) Assert.Empty((await node.Engine.Verify(Actor.Operator, book)).Faults);
        await store.Database.Write(session => session.Execute("UPDATE ledger_crossings SET amount_fen = 8 WHERE is_out = 0 AND amount_fen = 7"));
        Assert.Contains((await node.Engine.Verify(Actor.Operator, A)).Faults, fault => fault.English.Contains("no mirror", StringComparison.Ordinal));
        Assert.NotEmpty((await node.Engine.Verify(Actor.Operator, B)).Faults);
    }

    private static CrossTransfer Cross(UInt128 id, long fen, string credit = "应收/划转") => new(new(id), "财政/国库", B, credit, new Money(fen), "结算单 2025");

    private static async Task<(LedgerCity A, LedgerCity B)> Cities(TestStore here, TestStore there)
    {
        var (a, b) = (new LedgerCity(here.Database, here.Clock, here.Folder, A), new LedgerCity(there.Database, there.Clock, there.Folder, B));
        await LedgerCity.Introduce(a, b);
        await a.Engine.OpenAccount(Actor.Operator, A, "财政/国库", null, null);
        await b.Engine.OpenAccount(Actor.Operator, B, "应收/划转", null, null);
        return (a, b);
    }

    private static async Task<BookProof> Proof(LedgerCity city)
    {
        var proof = await city.Engine.Verify(Actor.Operator, city.Code);
        Assert.Empty(proof.Faults);
        Assert.Equal(0, proof.SumFen);
        return proof;
    }

    private static async Task<long> Balance(LedgerCity city, string account) =>
        (await city.Engine.ListBalances(Actor.Operator, city.Code)).FirstOrDefault(each => each.Account == account)?.BalanceFen ?? 0;

    private sealed class OneNode : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => System.Security.Cryptography.RandomNumberGenerator.Fill(secret);
    }
}
