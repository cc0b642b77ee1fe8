using System.Globalization;
using System.Numerics;
using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Exact numbers as terms write them. Amounts are in fen unless the name says otherwise.</summary>
internal static class Exact
{
    /// <summary>The larger of two.</summary>
    public static Rational Max(Rational left, Rational right) => left < right ? right : left;

    /// <summary>The smaller of two.</summary>
    public static Rational Min(Rational left, Rational right) => left < right ? left : right;

    /// <summary>The nearest whole number; a half goes away from zero (四舍五入).</summary>
    public static BigInteger Round(Rational value)
    {
        var magnitude = (BigInteger.Abs(value.Numerator) * 2 + value.Denominator) / (value.Denominator * 2);
        return value.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>Reads <c>0.6</c>, <c>1/3</c>, <c>60%</c>, <c>2.0e+07</c>, <c>20_000_000</c> (YAML 1.1); null when the text is none of these.</summary>
    public static Rational? Read(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > 40) return null;
        if (text[^1] == '%') return ReadDecimal(text[..^1]) is { } percent ? percent / new Rational(100) : null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return ReadDecimal(text);
        return ReadDecimal(text[..slash]) is { } above && ReadDecimal(text[(slash + 1)..]) is { Sign: not 0 } below ? above / below : null;
    }

    private static Rational? ReadDecimal(string text)
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
        if (text.Contains('_', StringComparison.Ordinal))
        {
            if (!char.IsAsciiDigit(text[^1]) || text.TrimStart('-', '+').StartsWith('_')) return null;
            text = text.Replace("_", "", StringComparison.Ordinal);
        }
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            scale -= text.Length - point - 1;
            text = text.Remove(point, 1);
        }
        if (!text.Any(char.IsAsciiDigit)
            || !BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)) return null;
        return scale >= 0 ? new Rational(digits * BigInteger.Pow(10, scale)) : new Rational(digits, BigInteger.Pow(10, -scale));
    }
}
