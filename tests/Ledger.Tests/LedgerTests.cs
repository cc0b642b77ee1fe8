using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Storage;
using OneCity.Testing;
using Xunit;

namespace OneCity.Ledger.Tests;

public sealed class LedgerTests
{
    private const string Book = "430100";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_transfer_debits_one_account_and_credits_the_other(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var answers = await Post(store, Direct(1, "a", "b", 500), Direct(2, "b", "c", 200));
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal([1, 2], answers.Select(answer => answer.Number));
        Assert.Equal([("a", -500), ("b", 300), ("c", 200)], await Balances(store));
        await Sound(store, 2);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Sending_a_transfer_again_does_nothing_and_another_under_its_id_is_refused(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "a", "b", 500));
        var answers = await Post(store, Direct(1, "a", "b", 500), Direct(1, "a", "b", 600), Direct(1, "b", "a", 500));
        Assert.True(answers[0].IsRepeat);
        Assert.Equal("ledger.id-used-differently", answers[1].Refusal?.Code);
        Assert.Equal("ledger.id-used-differently", answers[2].Refusal?.Code);
        Assert.Equal([("a", -500), ("b", 500)], await Balances(store));
        await Sound(store, 1);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_limit_is_never_broken_even_inside_one_batch(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Engine(store).OpenAccount(Actor.Operator, Book, "fund", new Money(-1000), null);
        var answers = await Post(store, Direct(1, "fund", "b", 600), Direct(2, "fund", "b", 600), Direct(3, "fund", "b", 400));
        Assert.Equal([null, "ledger.over-limit", null], answers.Select(answer => answer.Refusal?.Code));
        Assert.Equal([("b", 1000), ("fund", -1000)], await Balances(store));
        await Sound(store, 2);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_hold_counts_against_the_limit_until_it_is_posted_voided_or_over(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Engine(store).OpenAccount(Actor.Operator, Book, "fund", new Money(-1000), null);
        var soon = store.Clock.GetUtcNow().AddMinutes(5);
        await Post(store, Pending(1, "fund", "b", 400), Pending(2, "fund", "b", 300), Pending(3, "fund", "b", 300, soon));
        Assert.Equal("ledger.over-limit", (await Post(store, Direct(4, "fund", "b", 1)))[0].Refusal?.Code);
        var resolved = await Post(store, new Transfer(Id(5), TransferKind.Post, null, null, new Money(250), Id(1)),
            new Transfer(Id(6), TransferKind.Void, null, null, null, Id(2)));
        Assert.All(resolved, answer => Assert.Null(answer.Refusal));
        Assert.Equal("ledger.already-resolved", (await Post(store, new Transfer(Id(7), TransferKind.Post, null, null, null, Id(2))))[0].Refusal?.Code);
        store.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("ledger.already-resolved", (await Post(store, new Transfer(Id(8), TransferKind.Post, null, null, null, Id(3))))[0].Refusal?.Code);
        Assert.Equal(1, await Engine(store).ExpireHolds());
        Assert.Equal([("b", 250), ("fund", -250)], await Balances(store));
        Assert.All(await Engine(store).ListBalances(Actor.Operator, Book), balance => Assert.Equal(0, balance.HeldDebitsFen + balance.HeldCreditsFen));
        await Sound(store, 6);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_chain_stands_whole_or_not_at_all_also_with_holds(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Engine(store).OpenAccount(Actor.Operator, Book, "poor", new Money(0), null);
        await Post(store, Pending(1, "a", "b", 100));
        var answers = await Post(store,
            Direct(2, "a", "b", 10) with { IsLinked = true },
            new Transfer(Id(3), TransferKind.Post, null, null, null, Id(1), IsLinked: true),
            Direct(4, "poor", "b", 1),
            Direct(5, "a", "b", 7));
        Assert.Equal(["ledger.chain-failed", "ledger.chain-failed", "ledger.over-limit", null], answers.Select(answer => answer.Refusal?.Code));
        Assert.Null((await Post(store, new Transfer(Id(3), TransferKind.Post, null, null, null, Id(1))))[0].Refusal);
        Assert.Equal([("a", -107), ("b", 107), ("poor", 0)], await Balances(store));
        Assert.Equal("ledger.chain-open", (await Post(store, Direct(9, "a", "b", 1) with { IsLinked = true }))[0].Refusal?.Code);
        await Sound(store, 3);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_transfer_is_taken_back_by_one_reversal(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "a", "b", 500));
        Assert.Null((await Post(store, new Transfer(Id(2), TransferKind.Reversal, null, null, null, Id(1))))[0].Refusal);
        Assert.Equal("ledger.already-resolved", (await Post(store, new Transfer(Id(3), TransferKind.Reversal, null, null, null, Id(1))))[0].Refusal?.Code);
        Assert.Equal([("a", 0), ("b", 0)], await Balances(store));
        await Sound(store, 2);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Balances_can_be_read_as_they_stood(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "a", "b", 500), Pending(2, "a", "b", 70));
        var then = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromDays(1));
        await Post(store, Direct(3, "a", "b", 100), new Transfer(Id(4), TransferKind.Post, null, null, null, Id(2)));
        var past = await Engine(store).ListBalances(Actor.Operator, Book, then);
        Assert.Equal([("a", -500L, 70L), ("b", 500L, 0L)], past.Select(each => (each.Account, each.BalanceFen, each.HeldDebitsFen)));
        Assert.Equal([("a", -670), ("b", 670)], await Balances(store));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_journal_cannot_be_changed_and_a_changed_sum_is_found(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "a", "b", 500), Direct(2, "b", "a", 100));
        await Assert.ThrowsAnyAsync<Exception>(() => store.Database.Write(session => session.Execute("UPDATE ledger_transfers SET amount_fen = 1")));
        await Assert.ThrowsAnyAsync<Exception>(() => store.Database.Write(session => session.Execute("DELETE FROM ledger_transfers")));
        await store.Database.Write(session => session.Execute("UPDATE ledger_accounts SET credits_fen = credits_fen + 1 WHERE code = 'b'"));
        Assert.NotEmpty((await Engine(store).Verify(Actor.Operator, Book)).Faults);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Writers_at_the_same_time_leave_a_sound_book(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(9_999, "x0", "x1", 1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Post(store,
            [.. Enumerable.Range(0, 25).Select(i => Direct((UInt128)(writer * 25 + i + 1), $"x{(i + writer) % 7}", $"x{(i + writer + 1) % 7}", i + 1))])));
        await Sound(store, 501);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_export_lists_every_posting_and_asserts_the_balances(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "财政/应付", "财政/应收", 12345), Pending(2, "财政/应付", "财政/应收", 5));
        using var text = new StringWriter();
        await Engine(store).Export(Actor.Operator, Book, text);
        Assert.Contains("    财政:应付    123.45 CNY", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("    财政:应收    0 = -123.45 CNY", text.ToString(), StringComparison.Ordinal);
        Hledger.Check(text.ToString());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Accounts_that_plain_text_would_write_alike_are_told_apart(Dialect dialect)
    {
        await using var store = await Open(dialect);
        await Post(store, Direct(1, "x/y", "x:y", 100), Direct(2, "x;y", "x,y", 200), Direct(3, "a  b", "a b", 300), Direct(4, "(借)", "*贷", 400));
        var text = new StringWriter();
        await Engine(store).Export(Actor.Operator, Book, text);
        var names = text.ToString().Split('\n').Where(line => line.StartsWith("account ", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, names.Distinct().Count());
        Hledger.Check(text.ToString());
    }

    private static Transfer Direct(UInt128 id, string debit, string credit, long fen) => new(Id(id), TransferKind.Direct, debit, credit, new Money(fen));

    private static Transfer Pending(UInt128 id, string debit, string credit, long fen, DateTimeOffset? expires = null) =>
        new(Id(id), TransferKind.Pending, debit, credit, new Money(fen), ExpiresAt: expires);

    private static TransferId Id(UInt128 id) => new(id);

    private static Task<TestStore> Open(Dialect dialect) => LedgerCity.OpenStore(dialect);

    private static LedgerEngine Engine(TestStore store) => new LedgerCity(store.Database, store.Clock, store.Folder, Book).Engine;

    private static Task<TransferAnswer[]> Post(TestStore store, params Transfer[] transfers) =>
        Engine(store).Post(Actor.Operator, Book, transfers, opensAccounts: true);

    private static async Task<IEnumerable<(string, long)>> Balances(TestStore store) =>
        (await Engine(store).ListBalances(Actor.Operator, Book)).Select(balance => (balance.Account, balance.BalanceFen));

    private static async Task Sound(TestStore store, long entries)
    {
        var proof = await Engine(store).Verify(Actor.Operator, Book);
        Assert.Empty(proof.Faults);
        Assert.Equal(entries, proof.Entries);
        Assert.Equal(0, proof.SumFen);
    }
}
