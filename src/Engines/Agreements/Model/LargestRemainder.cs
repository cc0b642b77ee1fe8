using System.Numerics;

namespace OneCity.Agreements.Model;

/// <summary>Rounds the shares of one line to whole fen so that they add up to the rounded line.</summary>
/// <remarks>
/// The line itself is rounded to the nearest fen, a half away from zero. Every share is cut to whole fen, then the missing fen go
/// to the largest remainders, ties to the party named first (Hare–Niemeyer). A negative line is rounded as its positive image and
/// turned round, so that a refund takes back exactly what the same payment gave.
/// </remarks>
internal static class LargestRemainder
{
    /// <summary>Fills <paramref name="shares"/> with whole fen and answers the rounded line; all values are over one denominator.</summary>
    /// <typeparam name="T">A whole number wide enough for the products.</typeparam>
    /// <param name="line">The line above the denominator.</param>
    /// <param name="parts">Shares above the denominator; they add up to <paramref name="line"/>.</param>
    /// <param name="denominator">Positive.</param>
    /// <param name="remainders">Working space, as long as <paramref name="parts"/>.</param>
    /// <param name="shares">The answer, as long as <paramref name="parts"/>.</param>
    public static long Round<T>(T line, ReadOnlySpan<T> parts, T denominator, Span<T> remainders, Span<long> shares)
        where T : IBinaryInteger<T>
    {
        var isNegative = T.IsNegative(line);
        var total = long.CreateChecked((T.Abs(line) + T.Abs(line) + denominator) / (denominator + denominator));
        var missing = total;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = isNegative ? -parts[i] : parts[i];
            var (whole, rest) = T.DivRem(part, denominator);
            if (T.IsNegative(rest)) (whole, rest) = (whole - T.One, rest + denominator);
            shares[i] = long.CreateChecked(whole);
            remainders[i] = rest;
            missing -= shares[i];
        }
        for (; missing > 0; missing--)
        {
            var best = 0;
            for (var i = 1; i < parts.Length; i++)
            {
                if (remainders[i] > remainders[best]) best = i;
            }
            shares[best]++;
            remainders[best] = -T.One;
        }
        if (!isNegative) return total;
        for (var i = 0; i < parts.Length; i++) shares[i] = -shares[i];
        return -total;
    }
}
