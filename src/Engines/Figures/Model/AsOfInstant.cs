using System.Globalization;
using System.Text.RegularExpressions;
using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Reads the instant of <c>asof</c>.</summary>
public static partial class AsOfInstant
{
    // The region's zone. China has had one zone without daylight saving since 1992, so a fixed offset is exact for imports.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>A date means the end of that day in Asia/Shanghai; else an ISO 8601 instant with offset.</summary>
    /// <exception cref="RefusedException"><c>figures.unreadable-instant</c>.</exception>
    public static DateTimeOffset Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59, 999, 999)), Shanghai);
        return Offset().Match(text) is { Success: true } offset
            && DateTimeOffset.TryParse($"{text[..offset.Index]}{Extended(offset.Value)}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at : throw FiguresRefusals.UnreadableInstant(text).ToException();
    }

    /// <summary>+08 and +0800 as +08:00 (ISO 8601-1, 4.3.13 allows all three).</summary>
    private static string Extended(string offset) => offset.Length switch
    {
        3 => $"{offset}:00",
        5 => $"{offset[..3]}:{offset[3..]}",
        _ => offset,
    };

    [GeneratedRegex(@"(?<=[T ]\d{2}.*)(?:Z|[+-]\d{2}(?::?\d{2})?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Offset();
}
