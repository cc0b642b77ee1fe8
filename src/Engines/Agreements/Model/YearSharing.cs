using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Base, bands or ratio, and cap of one firm's year: who gets what of the basis, exactly.</summary>
internal static class YearSharing
{
    /// <summary>Shares a year that is open for sharing; answers what it counts towards a cap, by either measure.</summary>
    /// <param name="year">The firm's year, basis and deduction already found; its shares are filled in.</param>
    /// <param name="baseAmount">The base in fen; null without an increment rule.</param>
    public static Counted Share(FirmYear year, Rational? baseAmount)
    {
        var terms = year.Terms;
        var shares = new Rational[terms.Parties.Length];
        year.Shared = year.Basis;
        if (baseAmount is { } kept)
        {
            year.Base = kept;
            var isAllKept = year.Basis.Sign < 0 || year.Basis <= kept;
            year.Shared = isAllKept ? Rational.Zero : year.Basis - kept;
            shares[terms.Increment!.BaseTo] = year.Basis - year.Shared;
        }
        var parts = ByBands(terms, year.Number, year.Shared);
        var counted = CutToCap(year, parts);
        for (var i = 0; i < shares.Length; i++) shares[i] += parts[i];
        year.Shares = shares;
        return counted;
    }

    /// <summary>Leaves the whole year with the collector.</summary>
    public static void LeaveWhole(FirmYear year)
    {
        year.IsWhole = true;
        year.Shares = new Rational[year.Terms.Parties.Length];
        year.Shares[year.Terms.Collector] = year.Basis;
    }

    /// <summary>Each part of the amount by its own band; below the first band, by ratio.</summary>
    public static Rational[] ByBands(Terms terms, int firmYear, Rational amount)
    {
        var parts = new Rational[terms.Parties.Length];
        var first = terms.Bands.Length == 0 ? (Rational?)null : terms.Bands[0].OverFen;
        var below = first is { } limit ? Exact.Min(amount, limit) : amount;
        // Bands that begin at zero need no ratio; a negative year then goes by the first of them.
        if (below.Sign != 0) Add(parts, terms.FindShares(firmYear) ?? terms.Bands[0].Shares, below);
        for (var i = 0; i < terms.Bands.Length && amount > terms.Bands[i].OverFen; i++)
        {
            var top = i + 1 < terms.Bands.Length ? Exact.Min(amount, terms.Bands[i + 1].OverFen) : amount;
            Add(parts, terms.Bands[i].Shares, top - terms.Bands[i].OverFen);
        }
        return parts;
    }

    /// <summary>The shares that hold for an amount of nothing, used where receipts and refunds cancel out.</summary>
    public static Rational[] OfNothing(FirmYear year)
    {
        var terms = year.Terms;
        var parts = new Rational[terms.Parties.Length];
        if (year.IsWhole) parts[terms.Collector] = Rational.One;
        else if (terms.Increment is { } increment) parts[increment.BaseTo] = Rational.One;
        else if (terms.FindShares(year.Number) is { } shares) Add(parts, shares, Rational.One);
        else Add(parts, terms.Bands[0].Shares, Rational.One);
        return parts;
    }

    /// <summary>Cuts the out parties' share so that the cap is reached exactly; what is cut goes to the collector.</summary>
    private static Counted CutToCap(FirmYear year, Rational[] parts)
    {
        var parties = year.Terms.Parties;
        var counted = new Counted(OutShare(year, parts), year.Shared);
        if (year.Terms.Cap is not { } cap) return counted;
        var measured = counted.By(cap.Measure);
        var room = year.CapAmount!.Value - year.CountedBefore;
        if (measured > room)
        {
            var keep = room / measured;
            for (var i = 0; i < parts.Length; i++)
            {
                if (parties[i].Role != PartyRole.Out) continue;
                var cut = parts[i] - parts[i] * keep;
                parts[i] -= cut;
                parts[year.Terms.Collector] += cut;
                year.Cut += cut;
            }
            counted = new(counted.OutShare * keep, counted.Total * keep);
            measured = room;
        }
        if (year.CountedBefore + measured >= year.CapAmount.Value) year.Stopped = StopReason.Cap;
        return counted;
    }

    private static Rational OutShare(FirmYear year, Rational[] parts)
    {
        var sum = Rational.Zero;
        for (var i = 0; i < parts.Length; i++) sum += year.Terms.Parties[i].Role == PartyRole.Out ? parts[i] : Rational.Zero;
        return sum;
    }

    private static void Add(Rational[] parts, ShareSet shares, Rational amount)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (shares.Parts[i].Sign != 0) parts[i] += shares.Parts[i] * amount;
        }
    }
}

/// <summary>What counts towards a cap; both measures are kept from recognition on, also while no cap is in force.</summary>
/// <param name="OutShare">What the out parties have received by sharing.</param>
/// <param name="Total">The whole amount that has been shared.</param>
internal readonly record struct Counted(Rational OutShare, Rational Total)
{
    /// <summary>Nothing yet.</summary>
    public static Counted Nothing { get; } = new(Rational.Zero, Rational.Zero);

    /// <summary>By the measure of a cap.</summary>
    public Rational By(CapMeasure measure) => measure == CapMeasure.OutShare ? OutShare : Total;

    /// <summary>The sum of two.</summary>
    public static Counted operator +(Counted left, Counted right) => new(left.OutShare + right.OutShare, left.Total + right.Total);
}
