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
    private readonly BigInteger[] _retained;
    private readonly BigInteger _retainedBelow = BigInteger.One;
    private readonly NarrowWeights _narrow;
    private long[] _shares = [];
    private int _used;

    public LineRounding(Terms terms)
    {
        foreach (var part in terms.Retained) _retainedBelow = Lcm(_retainedBelow, part.Denominator);
        _retained = [.. terms.Retained.Select(part => part.Numerator * (_retainedBelow / part.Denominator))];
        _narrow = new(terms.Parties.Length);
    }

    /// <summary>Adds the firm's lines and their sums.</summary>
    public void AddLines(FirmYear year, List<StatementLine> lines, long[] totals)
    {
        if (year.Gross.Sign == 0)
        {
            AddWithoutProportion(year, lines, totals);
            return;
        }
        var weights = Array.ConvertAll(year.Shares, share => share / year.Gross);
        var weigh = Weigh(year.Basis / year.Gross, weights, _retainedBelow);
        for (var head = 0; head < year.ReceiptsFen.Length; head++)
        {
            if (year.HasPaid[head]) Add(year, head, weigh, lines, totals, year.ReceiptsFen[head], _retained[head]);
        }
    }

    private void AddWithoutProportion(FirmYear year, List<StatementLine> lines, long[] totals)
    {
        var of = YearSharing.OfNothing(year);
        var rest = year.Shares.ToArray();
        var hasRest = Array.Exists(rest, share => share.Sign != 0);
        for (var head = 0; head < year.ReceiptsFen.Length; head++)
        {
            var isFirst = hasRest && (year.HasPaid[head] || !Array.Exists(year.HasPaid, paid => paid));
            if (!year.HasPaid[head] && !isFirst) continue;
            var basis = Rational.Whole(year.ReceiptsFen[head]) * year.Terms.Retained[head];
            var shares = of.Select((part, i) => part * basis + (isFirst ? rest[i] : Rational.Zero)).ToArray();
            Add(year, head, Weigh(basis, shares, BigInteger.One), lines, totals, 1, BigInteger.One);
            if (isFirst) hasRest = false;
        }
    }

    private void Add(FirmYear year, int head, IWeights weights, List<StatementLine> lines, long[] totals, long receiptsFen, BigInteger retained)
    {
        var shares = Room(totals.Length);
        var basis = weights.Round(receiptsFen, retained, shares.Span);
        for (var i = 0; i < totals.Length; i++) totals[i] += shares.Span[i];
        lines.Add(new(year.Firm, year.Terms.Heads[head], year.HasEntered, year.Stopped, basis, shares));
    }

    /// <summary>Room for one line's shares out of a block that many lines have together.</summary>
    private Memory<long> Room(int parties)
    {
        const int LinesPerBlock = 1024;
        if (_used + parties > _shares.Length) (_shares, _used) = (new long[LinesPerBlock * parties], 0);
        return _shares.AsMemory((_used += parties) - parties, parties);
    }

    private IWeights Weigh(Rational basis, Rational[] shares, BigInteger below) =>
        _narrow.Take(basis, shares, below, _retained) ? _narrow : new WideWeights(basis, shares, below);

    private static BigInteger Lcm(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    /// <summary>Basis and shares per unit of a line's gross, over one denominator.</summary>
    private interface IWeights
    {
        /// <summary>Rounds a line of so many fen, of which the retained part counts; fills its shares and answers its basis.</summary>
        long Round(long receiptsFen, BigInteger retained, Span<long> shares);
    }

    /// <summary>Weights whose products stay within 128 bits over a denominator of 62, as nearly all do; made once and filled anew for every firm.</summary>
    private sealed class NarrowWeights(int parties) : IWeights
    {
        private const int ProductBitsMax = 120;
        private const int BelowBitsMax = 62;
        private const int ReceiptBits = 62;

        private readonly Int128[] _weights = new Int128[parties + 1];
        private readonly Int128[] _line = new Int128[parties + 1];
        private readonly long[] _remainders = new long[parties];
        private long _below;

        public bool Take(Rational basis, Rational[] shares, BigInteger retainedBelow, BigInteger[] retained)
        {
            if (!basis.TryGetParts(out _, out var common) || retainedBelow.GetBitLength() > BelowBitsMax) return false;
            foreach (var share in shares)
            {
                if (!share.TryGetParts(out _, out var below)) return false;
                var wider = (Int128)(common / Gcd(common, below)) * below;
                if (Bits(wider) > BelowBitsMax) return false;
                common = (long)wider;
            }
            var all = (Int128)common * (long)retainedBelow;
            if (Bits(all) > BelowBitsMax) return false;
            _below = (long)all;
            var bits = 0;
            for (var i = 0; i <= shares.Length; i++)
            {
                (i == 0 ? basis : shares[i - 1]).TryGetParts(out var above, out var below);
                _weights[i] = (Int128)above * (common / below);
                bits = Math.Max(bits, Bits(_weights[i]));
            }
            return bits + ReceiptBits + Longest(retained) <= ProductBitsMax;
        }

        public long Round(long receiptsFen, BigInteger retained, Span<long> shares)
        {
            var gross = (Int128)receiptsFen * (long)retained;
            for (var i = 0; i < _weights.Length; i++) _line[i] = _weights[i] * gross;
            return LargestRemainder.Round(_line[0], _line.AsSpan(1), _below, _remainders, shares);
        }

        private static int Longest(BigInteger[] retained)
        {
            var bits = 0L;
            foreach (var each in retained) bits = Math.Max(bits, each.GetBitLength());
            return (int)Math.Min(bits, ProductBitsMax);
        }

        private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(Int128.Abs(value));

        private static long Gcd(long one, long other)
        {
            while (other != 0) (one, other) = (other, one % other);
            return one;
        }
    }

    /// <summary>Weights of any size.</summary>
    private sealed class WideWeights : IWeights
    {
        private readonly BigInteger _basis;
        private readonly BigInteger[] _parts;
        private readonly BigInteger _below;

        public WideWeights(Rational basis, Rational[] shares, BigInteger below)
        {
            var common = basis.Denominator;
            foreach (var share in shares) common = Lcm(common, share.Denominator);
            _basis = basis.Numerator * (common / basis.Denominator);
            _parts = Array.ConvertAll(shares, share => share.Numerator * (common / share.Denominator));
            _below = common * below;
        }

        public long Round(long receiptsFen, BigInteger retained, Span<long> shares)
        {
            var gross = receiptsFen * retained;
            return LargestRemainder.Round(_basis * gross, Array.ConvertAll(_parts, part => part * gross), _below, new BigInteger[_parts.Length], shares);
        }
    }
}
