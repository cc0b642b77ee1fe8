using System.Globalization;

namespace OneCity.Web.Components;

/// <summary>Instants as pages show them: in Asia/Shanghai, UTC+8 without summer time since 1992.</summary>
internal static class ShownTime
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The day, such as 2026-03-02.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Shanghai).Date);

    /// <summary>Day, hour and minute.</summary>
    public static string Minute(DateTimeOffset at) => at.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and time to the second.</summary>
    public static string Second(DateTimeOffset at) => at.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time of the day to the second.</summary>
    public static string Clock(DateTimeOffset at) => at.ToOffset(Shanghai).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
