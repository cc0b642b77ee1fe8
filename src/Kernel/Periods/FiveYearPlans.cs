namespace OneCity.Kernel;

/// <summary>The five-year plans of the state by name and years: 一五 (1953 to 1957) to 二十五.</summary>
/// <remarks>
/// The third plan began in 1966 after three years of adjustment; from then on plans follow each other without a gap.
/// A plan later than the last adopted one is a name for its years, not a claim that it was adopted.
/// </remarks>
internal static class FiveYearPlans
{
    private const string Digits = "零一二三四五六七八九";
    private const int Last = 25;

    /// <summary>Number of the plan that the name means; null when it names none.</summary>
    public static int? Find(string name)
    {
        if (!name.EndsWith('五')) return null;
        for (var number = 1; number <= Last; number++)
            if (NameOf(number) == name) return number;
        return null;
    }

    /// <summary>The name: 十四五 for 14.</summary>
    public static string NameOf(int number) => Numeral(number) + "五";

    /// <summary>First year: 2021 for the fourteenth.</summary>
    public static int FirstYear(int number) => number <= 2 ? 1953 + 5 * (number - 1) : 1966 + 5 * (number - 3);

    /// <summary>Whether there is a plan of this number.</summary>
    public static bool Exists(int number) => number is >= 1 and <= Last;

    private static string Numeral(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        10 => "十",
        < 20 => "十" + Digits[number - 10],
        20 => "二十",
        _ => "二十" + Digits[number - 20],
    };
}
