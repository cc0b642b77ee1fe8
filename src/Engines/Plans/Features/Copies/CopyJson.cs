using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneCity.Plans.Features.Copies;

/// <summary>Kinds and form of the messages about items.</summary>
internal static class CopyJson
{
    /// <summary>The home tells a city how an item reads.</summary>
    public const string ItemKind = "plans.item";

    /// <summary>A city reports on an item.</summary>
    public const string ReportKind = "plans.report";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <summary>The value; null when the text is none.</summary>
    public static T? Read<T>(string? text)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<T>(text, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
