using System.Globalization;
using System.Numerics;

namespace OneCity.Agreements.Model;

/// <summary>An exact number: a ratio of two whole numbers in lowest terms. Nothing is rounded until a statement's lines are.</summary>
/// <remarks>Amounts are in fen unless the name says otherwise. The default value is zero.</remarks>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator, bool reduced)
    {
        if (!reduced)
        {
            var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (denominator.Sign < 0) common = -common;
            if (!common.IsOne) (numerator, denominator) = (numerator / common, denominator / common);
        }
        (Numerator, _denominator) = (numerator, denominator);
    }

    /// <summary>The number above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The number below the line; always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Zero.</summary>
    public static Fraction Zero { get; } = Of(0);

    /// <summary>One: the whole.</summary>
    public static Fraction One { get; } = Of(1);

    /// <summary>A whole number.</summary>
    public static Fraction Of(BigInteger whole) => new(whole, BigInteger.One, reduced: true);

    /// <summary>A ratio of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">When the number below is zero.</exception>
    public static Fraction Of(BigInteger above, BigInteger below) =>
        below.IsZero ? throw new DivideByZeroException() : new(above, below, reduced: below.IsOne);

    /// <summary>The larger of two.</summary>
    public static Fraction Max(Fraction left, Fraction right) => left < right ? right : left;

    /// <summary>The smaller of two.</summary>
    public static Fraction Min(Fraction left, Fraction right) => left < right ? left : right;

    /// <summary>Reads <c>0.6</c>, <c>1/3</c>, <c>60%</c>, <c>2.0e+07</c>; null when the text is none of these.</summary>
    public static Fraction? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length is 0 or > 40) return null;
        if (text[^1] == '%') return ReadDecimal(text[..^1]) is { } percent ? percent / Of(100) : null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return ReadDecimal(text);
        return ReadDecimal(text[..slash]) is { } above && ReadDecimal(text[(slash + 1)..]) is { Sign: not 0 } below ? above / below : null;
    }

    private static Fraction? ReadDecimal(string text)
    {
        text = text.Trim();
        var scale = 0;
        var mark = text.IndexOfAny(['e', 'E']);
        if (mark >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out scale)
                || Math.Abs(scale) > 30) return null;
            text = text[..mark];
        }
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            scale -= text.Length - point - 1;
            text = text.Remove(point, 1);
        }
        if (!text.Any(char.IsAsciiDigit)
            || !BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)) return null;
        return scale >= 0 ? Of(digits * BigInteger.Pow(10, scale)) : Of(digits, BigInteger.Pow(10, -scale));
    }

    /// <summary>The nearest whole number; a half goes away from zero (四舍五入).</summary>
    public BigInteger Round()
    {
        var magnitude = (BigInteger.Abs(Numerator) * 2 + Denominator) / (Denominator * 2);
        return Numerator.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) => left.Denominator == right.Denominator
        ? Of(left.Numerator + right.Numerator, left.Denominator)
        : Of(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    /// <summary>The same with the other sign.</summary>
    public static Fraction operator -(Fraction value) => new(-value.Numerator, value.Denominator, reduced: true);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    public static Fraction operator /(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Less.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>More or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>Equal.</summary>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary><c>3/8</c>, or the whole number alone.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
