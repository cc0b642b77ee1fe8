using System.Globalization;

namespace OneCity.Figures.Model;

/// <summary>A value exactly as stated: an integer mantissa and the number of decimals, so that 1.50 stays 1.50.</summary>
/// <remarks>Unit and scope travel beside it. At most 18 digits and 18 decimals: what both databases keep in one integer.</remarks>
/// <param name="Mantissa">The digits, with sign.</param>
/// <param name="Scale">Number of decimals, 0 to 18.</param>
public readonly record struct FigureValue(long Mantissa, int Scale)
{
    private const int DigitsMax = 18;

    /// <summary>As a decimal number of the same value and number of decimals.</summary>
    public decimal Number
    {
        get
        {
            var digits = Mantissa < 0 ? unchecked((ulong)-Mantissa) : (ulong)Mantissa;
            return new decimal(unchecked((int)(uint)digits), unchecked((int)(uint)(digits >> 32)), 0, Mantissa < 0, (byte)Scale);
        }
    }

    /// <summary>From a decimal; null when it has more than 18 digits.</summary>
    public static FigureValue? From(decimal number)
    {
        while (number.Scale > DigitsMax) number = Math.Round(number, DigitsMax);
        var mantissa = number * Power(number.Scale);
        return Math.Abs(mantissa) < 1_000_000_000_000_000_000m ? new((long)mantissa, number.Scale) : null;
    }

    /// <summary>Reads a value as people and spreadsheets write it; thousands may be separated by commas.</summary>
    /// <returns>Null when the text is no finite number or has too many digits.</returns>
    public static FigureValue? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim().Replace('−', '-').Replace('，', ',');
        if (trimmed.Contains(',', StringComparison.Ordinal))
        {
            if (!IsGrouped(trimmed)) return null;
            trimmed = trimmed.Replace(",", "", StringComparison.Ordinal);
        }
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (trimmed.Length > 40 || !decimal.TryParse(trimmed, Styles, CultureInfo.InvariantCulture, out var number)) return null;
        return From(number);
    }

    /// <summary>The digits with their decimals and a full stop.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);

    private static bool IsGrouped(string text)
    {
        var whole = text.TrimStart('-', '+').Split('.')[0].Split(',');
        return whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(group => group.Length == 3)
            && !text[(text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : text.Length)..].Contains(',', StringComparison.Ordinal);
    }

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10m;
        return power;
    }
}
