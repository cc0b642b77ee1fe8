using System.Numerics;

namespace OneCity.Kernel;

/// <summary>An exact fraction in lowest terms; the denominator is positive. For conversions that no decimal can hold (亩).</summary>
/// <remarks>
/// Both parts are kept in 64 bits as long as they fit, which nearly all do; what leaves that range goes on in big integers and comes back
/// when it fits again, so that a value has one form only. Sums and products are reduced before they are multiplied out (Knuth, TAOCP 2, 4.5.1).
/// </remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long _numerator;
    private readonly long _denominator;
    private readonly Large? _large;

    /// <summary>The fraction, reduced.</summary>
    /// <exception cref="DivideByZeroException">When the denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var divisor = denominator.IsOne ? denominator : BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        if (!divisor.IsOne) (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if (BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue) (_numerator, _denominator) = ((long)numerator, (long)denominator);
        else _large = new(numerator, denominator);
    }

    /// <summary>A whole number.</summary>
    public Rational(BigInteger whole) : this(whole, BigInteger.One)
    {
    }

    /// <summary>Takes parts that are in lowest terms already.</summary>
    private Rational(Int128 numerator, Int128 denominator)
    {
        if (numerator <= long.MaxValue && numerator >= -long.MaxValue && denominator <= long.MaxValue) (_numerator, _denominator) = ((long)numerator, (long)denominator);
        else _large = new((BigInteger)numerator, (BigInteger)denominator);
    }

    /// <summary>Above the line; carries the sign.</summary>
    public BigInteger Numerator => _large?.Numerator ?? _numerator;

    /// <summary>Below the line; at least 1.</summary>
    public BigInteger Denominator => _large?.Denominator ?? Below;

    /// <summary>Nothing.</summary>
    public static Rational Zero => default;

    /// <summary>The whole.</summary>
    public static Rational One { get; } = Whole(1);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _large?.Numerator.Sign ?? Math.Sign(_numerator);

    /// <summary>The denominator in 64 bits; a value never written is zero over one.</summary>
    private long Below => _denominator == 0 ? 1 : _denominator;

    /// <summary>A whole number in 64 bits, made without big integers.</summary>
    public static Rational Whole(long whole) => new(whole, Int128.One);

    /// <summary>Both parts in 64 bits; false when they do not fit.</summary>
    /// <param name="numerator">Above the line; carries the sign.</param>
    /// <param name="denominator">Below the line; at least 1.</param>
    public bool TryGetParts(out long numerator, out long denominator)
    {
        (numerator, denominator) = (_numerator, Below);
        return _large is null;
    }

    /// <summary>Exactly the decimal.</summary>
    public static Rational From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = unchecked(new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | (uint)bits[0]);
        return new(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, bits[3] >> 16 & 0xFF));
    }

    /// <summary>The decimal that equals it; null when none does (1/3) or it is beyond the range of decimals.</summary>
    public decimal? ToDecimal()
    {
        var (numerator, rest, scale) = (Numerator, Denominator, 0);
        foreach (var prime in (ReadOnlySpan<int>)[2, 5])
            for (var count = 0; BigInteger.Remainder(rest, prime).IsZero; scale = Math.Max(scale, ++count)) rest /= prime;
        if (!rest.IsOne || scale > 28) return null;
        var mantissa = numerator * BigInteger.Pow(10, scale) / Denominator;
        if (BigInteger.Abs(mantissa) >= BigInteger.One << 96) return null;
        var digits = BigInteger.Abs(mantissa);
        return unchecked(new decimal(
            (int)(uint)(digits & uint.MaxValue), (int)(uint)(digits >> 32 & uint.MaxValue), (int)(uint)(digits >> 64), mantissa.Sign < 0, (byte)scale));
    }

    /// <summary>Rounded half away from zero (四舍五入) to this many decimals, 0 to 28.</summary>
    /// <exception cref="OverflowException">When it is beyond the range of decimals.</exception>
    public decimal Round(int decimals)
    {
        var scaled = Numerator * BigInteger.Pow(10, decimals) * 2 + Denominator * Numerator.Sign;
        return new Rational(scaled / (Denominator * 2), BigInteger.Pow(10, decimals)).ToDecimal() ?? throw new OverflowException();
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) => _large is null
        ? other._large is null && _numerator == other._numerator && Below == other.Below
        : _large == other._large;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _large?.GetHashCode() ?? HashCode.Combine(_numerator, Below);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => _large is null && other._large is null
        ? Below == other.Below ? _numerator.CompareTo(other._numerator) : ((Int128)_numerator * other.Below).CompareTo((Int128)other._numerator * Below)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>As <c>n/d</c>.</summary>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right)
    {
        if (left._large is not null || right._large is not null)
            return new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);
        var (below, other) = (left.Below, right.Below);
        if (below == 1 && other == 1) return new((Int128)left._numerator + right._numerator, Int128.One);
        var shared = Divisor(below, other);
        var above = (Int128)left._numerator * (other / shared) + (Int128)right._numerator * (below / shared);
        var again = shared == 1 ? 1 : Divisor((long)(above % shared), shared);
        return new(above / again, (Int128)(below / shared) * (other / again));
    }

    /// <summary>The same with the other sign.</summary>
    public static Rational operator -(Rational value) =>
        value._large is { } large ? new(-large.Numerator, large.Denominator) : new(-(Int128)value._numerator, (Int128)value.Below);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right)
    {
        if (left._large is not null || right._large is not null) return new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
        var (across, back) = (Divisor(left._numerator, right.Below), Divisor(right._numerator, left.Below));
        return new((Int128)(left._numerator / across) * (right._numerator / back), (Int128)(left.Below / back) * (right.Below / across));
    }

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">When the right side is zero.</exception>
    public static Rational operator /(Rational left, Rational right)
    {
        if (right._large is not null || right._numerator == 0) return new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);
        var (above, below) = right._numerator < 0 ? (-right.Below, -right._numerator) : (right.Below, right._numerator);
        return left * new Rational((Int128)above, (Int128)below);
    }

    /// <summary>Equality.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Order.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The greatest common divisor of a number of either sign and a positive one.</summary>
    private static long Divisor(long number, long positive)
    {
        if (positive == 1) return 1;
        var (one, other) = ((ulong)positive, (ulong)Math.Abs(number));
        while (other != 0) (one, other) = (other, one % other);
        return (long)one;
    }

    /// <summary>Parts of which at least one is beyond 64 bits.</summary>
    private sealed record Large(BigInteger Numerator, BigInteger Denominator);
}
