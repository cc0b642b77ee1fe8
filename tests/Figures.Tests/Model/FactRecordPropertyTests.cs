using CsCheck;
using OneCity.Figures.Model;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Figures.Tests.Model;

public class FactRecordPropertyTests
{
    private static readonly Fact TheFact = new("gdp", "430100", "2024", FigureBook.Official);
    private static readonly Unit Yi = Unit.Parse("亿元");
    private static readonly TakingGround Ground = new(_ => "cs-tjj", source => source.Length);

    private static readonly Gen<Entry[]> Entries = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[1, 5], (status, source, owner, value) => new Entry
    {
        Fact = TheFact, Status = (FigureStatus)status, Source = new string('s', source + 1), Owner = owner == 0 ? "cs-tjj" : "cs-fgw", Value = new(value, 0), Unit = Yi,
    }).Array[0, 20];

    [Fact]
    public void Supersession_never_loses_a_value() => Entries.Sample(entries =>
    {
        var record = new FactRecord(TheFact, [], [], false);
        foreach (var (entry, at) in entries.Select((entry, at) => (entry, at)))
        {
            var before = record.Claims.ToList();
            var (outcome, written) = record.Enter(entry, new(at, at, at));
            Assert.Equal(before, record.Claims.Take(before.Count));
            Assert.Equal(outcome is RowOutcome.Unchanged ? before.Count : before.Count + 1, record.Claims.Count);
            Assert.Contains(record.Claims, claim => claim.Status == entry.Status && claim.Source == entry.Source && claim.Value == entry.Value && claim.Owner == entry.Owner);
            Assert.Equal(written is null, outcome is RowOutcome.Unchanged);
        }
    });

    [Fact]
    public void What_was_known_at_an_instant_never_changes_later() => Entries.Sample(entries =>
    {
        var record = new FactRecord(TheFact, [], [], false);
        var known = new List<Claim?>();
        for (var at = 0; at < entries.Length; at++)
        {
            record.Enter(entries[at], new(at, at, at));
            known.Add(record.Take(Ground)?.Claim);
            for (var then = 0; then <= at; then++)
            {
                Assert.Equal(known[then], record.AsKnownAt(then).Take(Ground)?.Claim);
                Assert.True(record.AsKnownAt(then).Claims.Count <= record.AsKnownAt(at).Claims.Count);
            }
        }
    });

    [Fact]
    public void The_order_of_other_claims_never_decides_against_the_owner() => Entries.Sample(entries =>
    {
        var record = new FactRecord(TheFact, [], [], false);
        for (var at = 0; at < entries.Length; at++) record.Enter(entries[at], new(at, at, at));
        if (Taking.Standing(record.Claims).Exists(claim => claim.Owner == "cs-tjj")) Assert.Equal("cs-tjj", record.Take(Ground)!.Claim.Owner);
    });

    [Fact]
    public void A_value_reads_back_as_it_was_written() => Gen.Select(Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999], Gen.Int[0, 18]).Sample((mantissa, scale) =>
        Assert.Equal(new FigureValue(mantissa, scale), FigureValue.Find(new FigureValue(mantissa, scale).ToString())));
}
