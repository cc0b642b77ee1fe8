using System.Globalization;
using System.Text.RegularExpressions;

namespace OneCity.Plans.Model.Sheets;

/// <summary>Reads dates as lists write them: 2025-06-30, 2025年6月底, 6月底前, 三季度, 上半年, 年底, 全年, 长期.</summary>
public static partial class DueWords
{
    private static readonly string[] WholeTerm = ["全年", "长期", "持续推进", "常态化", "年底", "年底前", "年内", "长期坚持"];

    /// <summary>The day meant, within the plan's term; null when the words name none.</summary>
    /// <param name="text">The cell's text.</param>
    /// <param name="ends">Last day of the plan's term; gives the year where the text has none.</param>
    public static DateOnly? Find(string text, DateOnly ends)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Replace(" ", "", StringComparison.Ordinal).TrimEnd('。', '前');
        if (DateOnly.TryParseExact(words, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)) return exact;
        if (WholeTerm.Contains(words)) return ends;
        var match = Pattern().Match(words);
        if (!match.Success) return null;
        var year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : ends.Year;
        if (year is < 1990 or > 2100) return null;
        if (match.Groups["q"].Success) return EndOf(year, 3 * ("一二三四1234".IndexOf(match.Groups["q"].Value, StringComparison.Ordinal) % 4 + 1));
        if (match.Groups["h"].Success) return EndOf(year, match.Groups["h"].Value == "上" ? 6 : 12);
        if (!match.Groups["m"].Success) return EndOf(year, 12);
        var month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return null;
        if (!match.Groups["d"].Success)
            return match.Groups["t"].Value switch { "上旬" => new(year, month, 10), "中旬" => new(year, month, 20), _ => EndOf(year, month) };
        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static DateOnly EndOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    [GeneratedRegex(@"^((?<y>\d{4})年)?(第?(?<q>[一二三四1234])季度|(?<h>[上下])半年|(?<m>\d{1,2})月((?<d>\d{1,2})日|(?<t>上旬|中旬|下旬))?)?(底|末|底之|之|以|完成|底完成)*$")]
    private static partial Regex Pattern();
}
