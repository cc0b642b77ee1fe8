using System.Numerics;

namespace OneCity.Kernel;

/// <summary>An exact fraction in lowest terms; the denominator is positive. For conversions that no decimal can hold (亩).</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominator;

    /// <summary>The fraction, reduced.</summary>
    /// <exception cref="DivideByZeroException">When the denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var divisor = denominator.IsOne ? denominator : BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, _denominator) = divisor.IsOne ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }

    /// <summary>A whole number.</summary>
    public Rational(BigInteger whole) : this(whole, BigInteger.One)
    {
    }

    /// <summary>Above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line; at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>Nothing.</summary>
    public static Rational Zero => default;

    /// <summary>The whole.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

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
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>As <c>n/d</c>.</summary>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        left.Denominator == right.Denominator
            ? new(left.Numerator + right.Numerator, left.Denominator)
            : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The same with the other sign.</summary>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

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
}
