using System.Numerics;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Kernel.Tests.Quantities;

public sealed class RationalTests
{
    private static readonly BigInteger[] Parts =
        [0, 1, 2, 3, 7, 10, 100, 1_000_000_007, int.MaxValue, uint.MaxValue, long.MaxValue - 1, long.MaxValue, (BigInteger)long.MaxValue + 1, (BigInteger)ulong.MaxValue * 3, BigInteger.Pow(10, 40)];

    /// <summary>Every pair of small, large and border values, each operation beside the same on big integers alone.</summary>
    [Fact]
    public void Arithmetic_is_the_same_inside_and_beyond_64_bits()
    {
        var values = Parts.SelectMany(above => Parts.Skip(1).SelectMany(below => (Rational[])[new(above, below), new(-above, below)])).Distinct().ToList();
        foreach (var one in values.Where((_, i) => i % 3 == 0))
        {
            foreach (var other in values.Where((_, i) => i % 5 == 0)) Check(one, other);
        }
    }

    [Fact]
    public void Every_value_has_one_form()
    {
        var large = new Rational((BigInteger)long.MaxValue + 1);
        Assert.Equal(new Rational(long.MaxValue), large - Rational.One);
        Assert.Equal(new Rational(long.MaxValue).GetHashCode(), (large - Rational.One).GetHashCode());
        Assert.Equal(default, Rational.Whole(5) - Rational.Whole(5));
        Assert.Equal(new Rational(1, 3), new Rational(-2, -6));
        Assert.True(new Rational(5, 10).TryGetParts(out var above, out var below) && (above, below) == (1, 2));
        Assert.False(large.TryGetParts(out _, out _));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }

    private static void Check(Rational one, Rational other)
    {
        var (a, b, c, d) = (one.Numerator, one.Denominator, other.Numerator, other.Denominator);
        Assert.Equal(new Rational(a * d + c * b, b * d), one + other);
        Assert.Equal(new Rational(a * d - c * b, b * d), one - other);
        Assert.Equal(new Rational(a * c, b * d), one * other);
        if (!c.IsZero) Assert.Equal(new Rational(a * d, b * c), one / other);
        Assert.Equal((a * d).CompareTo(c * b), one.CompareTo(other));
        Assert.Equal(a.Sign, one.Sign);
        Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor((one + other).Numerator, (one + other).Denominator));
    }
}
