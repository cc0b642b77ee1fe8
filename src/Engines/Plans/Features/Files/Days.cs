using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Plans.Features.Files;

/// <summary>Days as files and commands write them: <c>yyyy-MM-dd</c>, between 1900 and 2199.</summary>
public static class Days
{
    /// <summary>How to write one.</summary>
    public static Words Remedy { get; } = new("写成 2026-06-30 这样", "write it as 2026-06-30");

    /// <summary>The day; null when the text is none.</summary>
    public static DateOnly? Find(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and < 2200 ? day : null;

    /// <summary>The day as written.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
