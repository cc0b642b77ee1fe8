using System.Numerics;

namespace OneCity.Agreements.Tests.Contract;

/// <summary>A plain exact fraction, written for the reference alone so that it shares no arithmetic with the engine.</summary>
internal readonly record struct Fraction(BigInteger Top, BigInteger Bottom) : IComparable<Fraction>
{
    public static readonly Fraction Zero = new(0, 1);

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction one, Fraction other) => Lowest(one.Top * other.Bottom + other.Top * one.Bottom, one.Bottom * other.Bottom);

    public static Fraction operator -(Fraction one, Fraction other) => Lowest(one.Top * other.Bottom - other.Top * one.Bottom, one.Bottom * other.Bottom);

    public static Fraction operator *(Fraction one, Fraction other) => Lowest(one.Top * other.Top, one.Bottom * other.Bottom);

    public static Fraction operator /(Fraction one, Fraction other) => Lowest(one.Top * other.Bottom, one.Bottom * other.Top);

    public static bool operator <(Fraction one, Fraction other) => one.CompareTo(other) < 0;

    public static bool operator >(Fraction one, Fraction other) => one.CompareTo(other) > 0;

    public static bool operator <=(Fraction one, Fraction other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Fraction one, Fraction other) => one.CompareTo(other) >= 0;

    public bool IsZero => Top.IsZero;

    /// <summary>The greatest whole number not above it.</summary>
    public long Floor() => (long)(Top >= 0 ? Top / Bottom : -((-Top + Bottom - 1) / Bottom));

    /// <summary>Four down, five up (四舍五入), by size: a refund is the mirror of a payment.</summary>
    public long Nearest() => Top >= 0 ? new Fraction(2 * Top + Bottom, 2 * Bottom).Floor() : -new Fraction(-Top, Bottom).Nearest();

    public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    /// <summary>Reads <c>0.25</c>, <c>-12</c> or <c>1/3</c>.</summary>
    public static Fraction Parse(string text)
    {
        if (text.Split('/') is [var top, var bottom]) return Parse(top) / Parse(bottom);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = text.Replace(".", "", StringComparison.Ordinal);
        var whole = BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return Lowest(whole, point < 0 ? 1 : BigInteger.Pow(10, text.Length - point - 1));
    }

    private static Fraction Lowest(BigInteger top, BigInteger bottom)
    {
        if (bottom < 0) (top, bottom) = (-top, -bottom);
        var common = BigInteger.GreatestCommonDivisor(top, bottom);
        return new(top / common, bottom / common);
    }
}
