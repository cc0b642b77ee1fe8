using System.Globalization;
using System.Numerics;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>Amounts as people read them.</summary>
public static class Yuan
{
    /// <summary>Whole fen as yuan with two decimals and thousands, such as <c>-1,234.50</c>.</summary>
    public static string Show(long amountFen) => (amountFen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>An exact amount in fen as yuan: two decimals when they suffice, else six and a mark that more follows.</summary>
    public static string Show(Rational amountFen)
    {
        var micro = amountFen * new Rational(10_000);
        var rounded = Exact.Round(micro);
        var isExact = micro.Denominator.IsOne;
        var text = ToDecimal(rounded).ToString(isExact && rounded % 10_000 == BigInteger.Zero ? "#,##0.00" : "#,##0.00####", CultureInfo.InvariantCulture);
        return isExact ? text : text + "…";
    }

    private static decimal ToDecimal(BigInteger micro) => (decimal)micro / 1_000_000m;
}
