using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace OneCity.Plans.Features.Files;

/// <summary>When and where a photo was taken, as its camera wrote into it (Exif 2.32, JEITA CP-3451).</summary>
internal static class ReadPhoto
{
    /// <summary>Exif 2.31 knows the offset of the camera's clock; older cameras leave it out, then the clock was China's.</summary>
    private const int OffsetTimeOriginal = 0x9011;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Time and place (decimal degrees, WGS 84); null for what the photo does not carry, both null for what is no photo.</summary>
    public static (DateTimeOffset? TakenAt, string? Longitude, string? Latitude) Of(byte[] bytes)
    {
        IReadOnlyList<MetadataExtractor.Directory> parts;
        try
        {
            using var stream = new MemoryStream(bytes);
            parts = ImageMetadataReader.ReadMetadata(stream);
        }
        catch (Exception broken) when (broken is ImageProcessingException or IOException or ArgumentException)
        {
            return default;
        }
        var place = parts.OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation();
        return (TakenAt(parts.OfType<ExifSubIfdDirectory>().FirstOrDefault()),
            place is { IsZero: false } ? Degrees(place.Longitude) : null, place is { IsZero: false } ? Degrees(place.Latitude) : null);
    }

    private static DateTimeOffset? TakenAt(ExifSubIfdDirectory? exif)
    {
        if (exif is null || !exif.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var clock)) return null;
        var offset = TimeSpan.TryParse(exif.GetString(OffsetTimeOriginal)?.TrimStart('+'), CultureInfo.InvariantCulture, out var known)
            && known.Duration() <= TimeSpan.FromHours(14) ? known : China;
        return new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), offset);
    }

    private static string Degrees(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
