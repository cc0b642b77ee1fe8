using System.Text.Json;
using System.Text.Json.Serialization;
using OneCity.Figures.Model.Books;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Keeps the statistics rules of agreements; the newest body of an agreement holds, earlier ones stay.</summary>
internal static class AttributionRuleStore
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new CodeText(), new JsonStringEnumConverter() } };

    /// <summary>Keeps the rules of an agreement; answers false when they were the same before.</summary>
    public static async Task<bool> Keep(IWriteSession session, string agreement, IReadOnlyList<AttributionRule> rules, long atUs, string actor)
    {
        var body = JsonSerializer.Serialize(rules, Options);
        var before = await session.Find<string>(
            "SELECT body FROM figures_attribution_rules WHERE agreement = @agreement ORDER BY id DESC LIMIT 1", new { agreement });
        if (before == body || (before is null && rules.Count == 0)) return false;
        await session.Execute(
            "INSERT INTO figures_attribution_rules (agreement, body, at_us, actor) VALUES (@agreement, @body, @atUs, @actor)", new { agreement, body, atUs, actor });
        return true;
    }

    /// <summary>The rules in force of every agreement, by agreement.</summary>
    public static async Task<IReadOnlyList<AgreedAttribution>> List(IReadSession session)
    {
        var rows = await session.List<RuleRow>(
            "SELECT agreement AS Agreement, body AS Body FROM figures_attribution_rules r "
            + "WHERE id = (SELECT MAX(id) FROM figures_attribution_rules x WHERE x.agreement = r.agreement) ORDER BY id");
        return [.. rows.SelectMany(row => JsonSerializer.Deserialize<List<AttributionRule>>(row.Body, Options)!.Select(rule => new AgreedAttribution(row.Agreement, rule)))];
    }

    internal sealed record RuleRow(string Agreement, string Body);

    private sealed class CodeText : JsonConverter<RegionCode>
    {
        public override RegionCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RegionCode.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, RegionCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Digits);
    }
}
