using System.Numerics;
using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Divides a firm's year over its tax heads in proportion to basis and rounds every line.</summary>
/// <remarks>
/// Where receipts and refunds of a year cancel out there is no proportion: each head is shared as it stands, and a guaranteed
/// minimum goes to the first head. A year without any receipt prints a line only for a minimum.
/// </remarks>
internal sealed class LineRounding
{
    /// <summary>Products of at most so many bits are computed in 128 bits; larger ones exactly as big integers.</summary>
    private const long NarrowBitsMax = 120;

    private readonly BigInteger[] _retained;
    private readonly BigInteger _retainedBelow = BigInteger.One;
    private readonly Buffers<Int128> _narrow;
    private readonly Buffers<BigInteger> _wide;
    private readonly int _parties;

    public LineRounding(Terms terms)
    {
        _parties = terms.Parties.Length;
        (_narrow, _wide) = (new(_parties), new(_parties));
        foreach (var part in terms.Retained) _retainedBelow = Lcm(_retainedBelow, part.Denominator);
        _retained = [.. terms.Retained.Select(part => part.Numerator * (_retainedBelow / part.Denominator))];
    }

    /// <summary>Adds the firm's lines and their sums.</summary>
    public void AddLines(FirmYear year, List<StatementLine> lines, long[] totals)
    {
        if (year.Gross.Sign == 0)
        {
            AddWithoutProportion(year, lines, totals);
            return;
        }
        var weights = new Weights(year.Basis / year.Gross, [.. year.Shares.Select(share => share / year.Gross)], _retainedBelow);
        for (var head = 0; head < year.ReceiptsFen.Length; head++)
        {
            if (!year.HasPaid[head]) continue;
            var gross = new BigInteger(year.ReceiptsFen[head]) * _retained[head];
            Add(year, head, gross, weights, lines, totals);
        }
    }

    private void AddWithoutProportion(FirmYear year, List<StatementLine> lines, long[] totals)
    {
        var of = YearSharing.OfNothing(year);
        var rest = year.Shares.ToArray();
        var hasRest = Array.Exists(rest, share => share.Sign != 0);
        if (year.ReceiptsFen.Length == 0) return;
        for (var head = 0; head < year.ReceiptsFen.Length; head++)
        {
            var isFirst = hasRest && (year.HasPaid[head] || !Array.Exists(year.HasPaid, paid => paid));
            if (!year.HasPaid[head] && !isFirst) continue;
            var basis = new Rational(year.ReceiptsFen[head]) * year.Terms.Retained[head];
            var shares = of.Select((part, i) => part * basis + (isFirst ? rest[i] : Rational.Zero)).ToArray();
            Add(year, head, BigInteger.One, new Weights(basis, shares, BigInteger.One), lines, totals);
            if (isFirst) hasRest = false;
        }
    }

    private void Add(FirmYear year, int head, BigInteger gross, Weights weights, List<StatementLine> lines, long[] totals)
    {
        var shares = new long[_parties];
        var isNarrow = gross.GetBitLength() + weights.Bits <= NarrowBitsMax;
        var basis = isNarrow
            ? _narrow.Round((Int128)gross, weights.NarrowBasis, weights.NarrowParts, weights.NarrowBelow, shares)
            : _wide.Round(gross, weights.Basis, weights.Parts, weights.Below, shares);
        for (var i = 0; i < shares.Length; i++) totals[i] += shares[i];
        lines.Add(new(year.Firm, year.Terms.Heads[head], year.HasEntered, year.Stopped, basis, shares));
    }

    private static BigInteger Lcm(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    /// <summary>Basis and shares per unit of a line's gross, over one denominator.</summary>
    private sealed class Weights
    {
        public Weights(Rational basis, Rational[] shares, BigInteger below)
        {
            var common = basis.Denominator;
            foreach (var share in shares) common = Lcm(common, share.Denominator);
            Basis = basis.Numerator * (common / basis.Denominator);
            Parts = new BigInteger[shares.Length];
            for (var i = 0; i < shares.Length; i++) Parts[i] = shares[i].Numerator * (common / shares[i].Denominator);
            Below = common * below;
            Bits = Math.Max(Basis.GetBitLength(), Parts.Max(part => part.GetBitLength()));
            if (Math.Max(Bits, Below.GetBitLength()) > NarrowBitsMax)
            {
                Bits = NarrowBitsMax + 1;
                return;
            }
            (NarrowBasis, NarrowBelow) = ((Int128)Basis, (Int128)Below);
            NarrowParts = Array.ConvertAll(Parts, part => (Int128)part);
        }

        public BigInteger Basis { get; }
        public BigInteger[] Parts { get; }
        public BigInteger Below { get; }
        public long Bits { get; }
        public Int128 NarrowBasis { get; }
        public Int128[] NarrowParts { get; } = [];
        public Int128 NarrowBelow { get; }
    }

    private sealed class Buffers<T>(int parties) where T : IBinaryInteger<T>
    {
        private readonly T[] _parts = new T[parties];
        private readonly T[] _remainders = new T[parties];

        public long Round(T gross, T basis, T[] weights, T below, long[] shares)
        {
            for (var i = 0; i < _parts.Length; i++) _parts[i] = gross * weights[i];
            return LargestRemainder.Round(gross * basis, _parts, below, _remainders, shares);
        }
    }
}
