using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Reads the instant of <c>asof</c>.</summary>
public static class AsOfInstant
{
    // The region's zone. China has had one zone without daylight saving since 1992, so a fixed offset is exact for imports.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>A date means the end of that day in Asia/Shanghai; else an ISO 8601 instant with offset.</summary>
    /// <exception cref="RefusedException"><c>figures.unreadable-instant</c>.</exception>
    public static DateTimeOffset Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Shanghai).AddDays(1).AddTicks(-10);
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at : throw FiguresRefusals.UnreadableInstant(text).ToException();
    }
}
