using System.Globalization;

namespace OneCity.Kernel;

/// <summary>Reads one period that is no span.</summary>
internal static class PeriodReader
{
    /// <summary>The period that the text prints; null when it is none.</summary>
    public static Period? Single(string text)
    {
        if (text.Length > 10) return null;
        if (FiveYearPlans.Find(text) is { } plan) return Period.Plan(plan);
        if (text.Length < 4 || Number(text[..4]) is not ({ } year and >= 1)) return null;
        return text.Length switch
        {
            4 => Period.Year(year),
            7 when text[4] == '-' => Part(text[5..], year),
            10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                => Period.Day(day),
            _ => null,
        };
    }

    private static Period? Part(string part, int year) => part switch
    {
        ['Q', >= '1' and <= '4'] => Period.Quarter(year, part[1] - '0'),
        ['H', '1' or '2'] => Period.Half(year, part[1] - '0'),
        _ => Number(part) is { } month and >= 1 and <= 12 ? Period.Month(year, month) : null,
    };

    private static int? Number(string digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '9') return null;
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
