using CsCheck;
using OneCity.Kernel;
using OneCity.Ledger.Files;
using OneCity.Ledger.Model;
using Xunit;

namespace OneCity.Ledger.Tests;

public sealed class NettingTests
{
    private static readonly Gen<List<Obligation>> Items = Gen.Select(Gen.Int[0, 5], Gen.Int[1, 5], Gen.Long[1, 10_000],
        (from, step, fen) => new Obligation(0, $"c{from}", $"c{(from + step) % 6}", new Money(fen))).List[0, 60];

    [Fact]
    public void A_circle_of_debts_vanishes()
    {
        var result = Netting.Run([Owes("长沙", "株洲", 100), Owes("株洲", "湘潭", 100), Owes("湘潭", "长沙", 100)], NettingMode.Multilateral);
        Assert.Empty(result.Transfers);
        Assert.All(result.Proof, proof => Assert.Equal((new Money(100), Money.Zero), (proof.DebtorSetOff, proof.DebtorPaid)));
    }

    [Fact]
    public void Pairs_are_netted_pair_by_pair()
    {
        var result = Netting.Run([Owes("长沙", "株洲", 100), Owes("株洲", "长沙", 30), Owes("株洲", "湘潭", 70)], NettingMode.Bilateral);
        Assert.Equal([("株洲", "湘潭", 70L), ("长沙", "株洲", 70L)], result.Transfers.Select(each => (each.From, each.To, each.Amount.Fen)));
        Assert.Equal([30, 30, 0], result.Proof.Select(proof => proof.DebtorSetOff.Fen));
    }

    [Theory, InlineData(NettingMode.Multilateral), InlineData(NettingMode.Bilateral)]
    public void Transfers_settle_every_position_and_the_proof_adds_up(NettingMode mode) => Items.Sample(items =>
    {
        var result = Netting.Run(items, mode);
        Assert.Equal(0, result.Positions.Values.Sum(position => position.Fen));
        foreach (var (party, position) in result.Positions)
        {
            var paid = result.Transfers.Where(each => each.From == party).Sum(each => each.Amount.Fen);
            var received = result.Transfers.Where(each => each.To == party).Sum(each => each.Amount.Fen);
            Assert.Equal(position.Fen, received - paid);
            Assert.Equal(paid, result.Proof.Where(each => each.Item.From == party).Sum(each => each.DebtorPaid.Fen));
            Assert.Equal(received, result.Proof.Where(each => each.Item.To == party).Sum(each => each.CreditorReceived.Fen));
            if (mode == NettingMode.Multilateral) Assert.True(paid == 0 || received == 0);
        }
        Assert.All(result.Proof, each => Assert.True(each.DebtorSetOff + each.DebtorPaid == each.Item.Amount && each.CreditorSetOff + each.CreditorReceived == each.Item.Amount));
        if (mode == NettingMode.Multilateral) Assert.True(result.Transfers.Count <= Math.Max(0, result.Positions.Count - 1));
    });

    [Theory]
    [InlineData("长沙,长沙,1", "two different parties")]
    [InlineData("长沙,株洲,-1", "above zero")]
    [InlineData("长沙,株洲,1.005", "above zero")]
    [InlineData("长沙,株洲", "2 fields")]
    public void A_faulty_row_is_named_with_its_line(string row, string expected)
    {
        var broken = Assert.Throws<FileFaultException>(() => LedgerFiles.ReadObligations("o.csv", new StringReader("from,to,amount\n长沙,湘潭,5\n" + row)));
        Assert.StartsWith("o.csv:3: ", broken.Message, StringComparison.Ordinal);
        Assert.Contains(expected, broken.Message, StringComparison.Ordinal);
    }

    private static Obligation Owes(string from, string to, long fen) => new(0, from, to, new Money(fen));
}
