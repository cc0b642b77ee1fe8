using System.Globalization;

namespace OneCity.Access.Storage;

/// <summary>Days as stored: <c>yyyy-MM-dd</c>.</summary>
internal static class Days
{
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Read(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
