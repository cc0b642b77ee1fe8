using System.Text;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Plans.Model.Targets;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads targets from JSON: <c>{"targets":[{"id","base":{"year","value"},"target":{…},"record":[…]}]}</c>.</summary>
public static class ReadTargets
{
    /// <summary>The targets in the order of the file; a year without a value is a year that is not known.</summary>
    /// <exception cref="FileFaultException">Broken JSON, or a target without id, with a doubled year, or with something other than numbers.</exception>
    public static IReadOnlyList<Target> From(string file, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var start = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(start));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("targets", out var list)
                || list.ValueKind != JsonValueKind.Array)
                throw Fault(file, 1, "没有 targets 数组", "there is no array 'targets'");
            var lines = ElementLines(json.AsSpan(start));
            var ids = new HashSet<string>(StringComparer.Ordinal);
            return [.. list.EnumerateArray().Select((element, index) => TargetOf(file, lines[index], element, ids))];
        }
        catch (JsonException broken)
        {
            throw Fault(file, (int)(broken.LineNumber ?? 0) + 1, "不是合法的 JSON", "is not valid JSON");
        }
    }

    private static Target TargetOf(string file, int line, JsonElement element, HashSet<string> ids)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Fault(file, line, "目标不是对象", "a target is not an object");
        var id = element.TryGetProperty("id", out var name) && name.ValueKind is JsonValueKind.String or JsonValueKind.Number ? name.ToString() : "";
        if (id.Length == 0) throw Fault(file, line, "目标没有 id", "a target has no id");
        if (!ids.Add(id)) throw Fault(file, line, $"目标 {id} 重复", $"target '{id}' stands twice");
        var record = new List<YearValue>();
        if (element.TryGetProperty("record", out var years) && years.ValueKind != JsonValueKind.Null)
        {
            if (years.ValueKind != JsonValueKind.Array) throw Fault(file, line, $"目标 {id} 的 record 不是数组", $"record of '{id}' is not an array");
            record.AddRange(years.EnumerateArray().Select(year => YearOf(file, line, id, "record", year)).OfType<YearValue>());
        }
        var twice = record.GroupBy(each => each.Year).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw Fault(file, line, $"目标 {id} 的 {twice.Key} 年重复", $"record of '{id}' has the year {twice.Key} twice");
        return new Target(id, Part("base"), Part("target"), record);

        YearValue? Part(string part) => element.TryGetProperty(part, out var value) ? YearOf(file, line, id, part, value) : null;
    }

    private static YearValue? YearOf(string file, int line, string id, string part, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("year", out var year)
            || year.ValueKind != JsonValueKind.Number || !year.TryGetInt32(out var number) || number is < 1 or > 9999)
            throw Fault(file, line, $"目标 {id} 的 {part} 没有年份", $"{part} of '{id}' has no year");
        if (!value.TryGetProperty("value", out var amount) || amount.ValueKind == JsonValueKind.Null) return null;
        if (amount.ValueKind != JsonValueKind.Number || !amount.TryGetDouble(out var size) || !double.IsFinite(size))
            throw Fault(file, line, $"目标 {id} 的 {part} 不是数", $"the value of {part} of '{id}' is not a number");
        return new YearValue(number, size);
    }

    /// <summary>The line each element of the array <c>targets</c> begins on.</summary>
    private static List<int> ElementLines(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var (lines, inTargets) = (new List<int>(), false);
        var (line, at) = (1, 0);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName) inTargets = reader.ValueTextEquals("targets");
            var isClosing = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (!inTargets || reader.CurrentDepth != 2 || isClosing) continue;
            var here = (int)reader.TokenStartIndex;
            line += json[at..here].Count((byte)'\n');
            at = here;
            lines.Add(line);
        }
        return lines;
    }

    private static FileFaultException Fault(string file, int line, string chinese, string english) => Table.Fault(
        file, line, new(chinese, english), new("格式见 docs/method/targets.md", "see docs/method/targets.md for its form"));
}
