using CsCheck;
using Xunit;

namespace OneCity.Kernel.Tests.Directory;

public class InForceTests
{
    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 40].Select(offset => offset == 0 ? (DateOnly?)null : new DateOnly(2026, 1, 1).AddDays(offset));

    private static readonly Gen<InForce> Any = Gen.Select(Day, Day).Where((from, to) => from is null || to is null || from <= to).Select((from, to) => new InForce(from, to));

    [Fact]
    public void Both_ends_belong_to_it()
    {
        var force = new InForce(new(2026, 1, 1), new(2026, 1, 31));
        Assert.True(force.On(new(2026, 1, 1)) && force.On(new(2026, 1, 31)));
        Assert.False(force.On(new(2025, 12, 31)) || force.On(new(2026, 2, 1)));
        Assert.True(InForce.Always.On(DateOnly.MinValue));
    }

    [Fact]
    public void Two_overlap_exactly_when_they_share_a_day() => Gen.Select(Any, Any).Sample((left, right) =>
        left.Overlaps(right) == right.Overlaps(left)
        && left.Overlaps(right) == Enumerable.Range(-2, 46).Select(offset => new DateOnly(2026, 1, 1).AddDays(offset)).Any(day => left.On(day) && right.On(day)));
}
