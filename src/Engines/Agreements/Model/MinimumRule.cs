using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>The guaranteed minimum: what is missing comes from the collector's share, which may become negative.</summary>
internal static class MinimumRule
{
    /// <summary>Tops up the year of every firm that is being shared.</summary>
    public static void Apply(Terms terms, int agreementYear, int year, IReadOnlyList<FirmYear> firmYears)
    {
        if (terms.Minimum is not { } minimum || minimum.Party == terms.Collector) return;
        var shared = firmYears.Where(each => !each.IsWhole).ToList();
        if (!minimum.IsPerAgreement)
        {
            foreach (var firm in shared)
            {
                if (HasBegun(minimum, firm.Number, year)) TopUp(firm, minimum, minimum.PerYearFen - firm.Shares[minimum.Party]);
            }
            return;
        }
        if (shared.Count == 0 || !HasBegun(minimum, agreementYear, year)) return;
        var missing = minimum.PerYearFen - Sum(shared, firm => firm.Shares[minimum.Party]);
        var basis = Sum(shared, firm => firm.Basis);
        if (basis.Sign == 0)
        {
            TopUp(shared[0], minimum, missing);
            return;
        }
        if (missing.Sign <= 0) return;
        foreach (var firm in shared) Add(firm, minimum, missing * firm.Basis / basis);
    }

    private static bool HasBegun(Minimum minimum, int numberedYear, int year) =>
        minimum.FromCalendarYear is { } calendar ? year >= calendar : numberedYear >= minimum.FromYear;

    private static void TopUp(FirmYear firm, Minimum minimum, Rational missing)
    {
        if (missing.Sign > 0) Add(firm, minimum, missing);
    }

    private static void Add(FirmYear firm, Minimum minimum, Rational amount)
    {
        firm.TopUp += amount;
        firm.Shares[minimum.Party] += amount;
        firm.Shares[firm.Terms.Collector] -= amount;
    }

    private static Rational Sum(List<FirmYear> firms, Func<FirmYear, Rational> value)
    {
        var sum = Rational.Zero;
        foreach (var firm in firms) sum += value(firm);
        return sum;
    }
}
