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
    /// <param name="line">The line above the denominator.</param>
    /// <param name="parts">Shares above the denominator; they add up to <paramref name="line"/>.</param>
    /// <param name="below">The denominator, positive.</param>
    /// <param name="remainders">Working space, as long as <paramref name="parts"/>.</param>
    /// <param name="shares">The answer, as long as <paramref name="parts"/>.</param>
    /// <exception cref="OverflowException">When a share leaves the range of whole fen in 64 bits.</exception>
    public static long Round(Int128 line, ReadOnlySpan<Int128> parts, long below, Span<long> remainders, Span<long> shares)
    {
        var sign = Int128.IsNegative(line) ? -1 : 1;
        var (whole, rest) = Divide(line * sign, below);
        var total = rest >= below - rest ? whole + 1 : whole;
        for (var i = 0; i < parts.Length; i++) (shares[i], remainders[i]) = Divide(parts[i] * sign, below);
        return Give(total, sign, remainders, shares);
    }

    /// <inheritdoc cref="Round(Int128, ReadOnlySpan{Int128}, long, Span{long}, Span{long})"/>
    public static long Round(BigInteger line, ReadOnlySpan<BigInteger> parts, BigInteger below, Span<BigInteger> remainders, Span<long> shares)
    {
        var sign = line.Sign < 0 ? -1 : 1;
        var total = (long)((line * sign * 2 + below) / (below * 2));
        for (var i = 0; i < parts.Length; i++)
        {
            var whole = BigInteger.DivRem(parts[i] * sign, below, out var rest);
            (shares[i], remainders[i]) = rest.Sign < 0 ? ((long)(whole - 1), rest + below) : ((long)whole, rest);
        }
        return Give(total, sign, remainders, shares);
    }

    /// <summary>Gives the missing fen to the largest remainders, a fen each, and turns a negative line round again.</summary>
    private static long Give<T>(long total, int sign, Span<T> remainders, Span<long> shares) where T : ISignedNumber<T>, IComparisonOperators<T, T, bool>
    {
        var missing = total;
        foreach (var share in shares) missing -= share;
        for (; missing > 0; missing--)
        {
            var best = 0;
            for (var i = 1; i < remainders.Length; i++)
            {
                if (remainders[i] > remainders[best]) best = i;
            }
            shares[best]++;
            remainders[best] = T.NegativeOne;
        }
        if (sign < 0) for (var i = 0; i < shares.Length; i++) shares[i] = -shares[i];
        return total * sign;
    }

    /// <summary>Cut to a whole number towards the lower one, and what is left over.</summary>
    /// <remarks>Division in 128 bits is slow; the floating-point quotient is a few units off at most and is corrected exactly.</remarks>
    private static (long Whole, long Left) Divide(Int128 above, long below)
    {
        var estimate = (double)above / below;
        if (Math.Abs(estimate) > long.MaxValue) throw new OverflowException();
        var whole = (Int128)estimate;
        var rest = above - whole * below;
        for (; Int128.IsNegative(rest); rest += below) whole--;
        for (; rest >= below; rest -= below) whole++;
        return ((long)whole, (long)rest);
    }
}
