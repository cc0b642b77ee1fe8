using System.Globalization;
using System.Numerics;
using OneCity.Agreements.Model;

namespace OneCity.Agreements.Files;

/// <summary>Amounts as people read them.</summary>
public static class Yuan
{
    /// <summary>Whole fen as yuan with two decimals and thousands, such as <c>-1,234.50</c>.</summary>
    public static string Show(long amountFen) => (amountFen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>An exact amount in fen as yuan: two decimals when they suffice, else six and a mark that more follows.</summary>
    public static string Show(Fraction amountFen)
    {
        var micro = amountFen * Fraction.Of(10_000);
        var rounded = micro.Round();
        var isExact = micro.Denominator.IsOne;
        var text = ToDecimal(rounded).ToString(isExact && rounded % 10_000 == BigInteger.Zero ? "#,##0.00" : "#,##0.00####", CultureInfo.InvariantCulture);
        return isExact ? text : text + "…";
    }

    private static decimal ToDecimal(BigInteger micro) => (decimal)micro / 1_000_000m;
}
