using System.Globalization;

namespace OneCity.Agreements.Tests.Contract;

/// <summary>Writes terms as YAML the way different hands write it: flow or block, quoted or plain, with remarks, with other spellings of a number.</summary>
internal sealed class TermsWriting(Random random)
{
    /// <summary>The whole file.</summary>
    public string Write(Agreed agreed)
    {
        var keys = Keys(agreed).OrderBy(_ => random.Next()).ToList();
        if (agreed.Amendments.Count > 0)
            keys.Add(("amendments", agreed.Amendments.Select(each => (object)Keys(each.Values).Where(pair => each.Keys.Contains(pair.Key) || Belongs(each.Keys, pair.Key))
                .Prepend(("from", (object)Day(each.From))).ToList()).ToList()));
        return string.Concat(keys.Select(pair => Entry(pair.Key, pair.Value, 0, random.Next(2) == 0)));
    }

    private static bool Belongs(IReadOnlyList<string> keys, string key) => key == "local_retained" && keys.Contains("basis");

    private static IEnumerable<(string Key, object Value)> Keys(Agreed agreed)
    {
        yield return ("agreement", "随机");
        yield return ("parties", agreed.Parties.Select(party => (object)Map(("id", party.Id), ("name", party.Id + "市"), ("role", party.Role))).ToList());
        yield return ("from", Day(agreed.From));
        if (agreed.Park is { } park) yield return ("object", Map(("park", park)));
        if (agreed.Firms is { } firms)
            yield return ("object", Map(("firms", firms.Select(firm => firm.From is { } from ? Map(("id", firm.Id), ("from", Day(from))) : (object)firm.Id).ToList())));
        yield return ("heads", agreed.Heads.Select(head => (object)head).ToList());
        yield return ("basis", agreed.LocalRetained is null ? "total" : "local_retained");
        if (agreed.LocalRetained is { } kept) yield return ("local_retained", Shares(kept));
        yield return ("deduct_incentives", agreed.DeductsIncentives ? "true" : "false");
        yield return ("ratio", agreed.Ratio.Select(step => (object)Some(("from_year", Text(step.FromYear)), ("to_year", Text(step.ToYear)), ("shares", Shares(step.Shares)))).ToList());
        if (agreed.Bands.Count > 0) yield return ("bands", agreed.Bands.Select(band => (object)Map(("over_yuan", band.OverYuan), ("shares", Shares(band.Shares)))).ToList());
        if (agreed.Increment is { } increment)
            yield return ("increment", Some(("base", increment.PriorYears is null ? "amount" : "prior_average"), ("prior_years", Text(increment.PriorYears)), ("amount_yuan", increment.AmountYuan), ("base_to", increment.BaseTo)));
        if (agreed.Threshold is { } threshold)
            yield return ("threshold", Some(("average_yuan", threshold.AverageYuan), ("prior_years", Text(threshold.PriorYears)), ("heads", threshold.Heads?.Select(head => (object)head).ToList())));
        if (agreed.Cap is { } cap)
            yield return ("cap", Some(("prior_years_sum", Text(cap.PriorYears)), ("amount_yuan", cap.AmountYuan), ("measured_on", cap.OnTotal ? "total" : "out_share")));
        if (agreed.Term is { } term)
            yield return ("term", Some(("years", Text(term.Years)), ("extend_years", Text(term.ExtendYears)), ("extend_when", term.ExtendYears is null ? null : "cap_not_reached")));
        if (agreed.Minimum is { } minimum)
            yield return ("minimum", Some(("party", minimum.Party), ("yuan_per_year", minimum.Yuan), ("from_year", Text(minimum.FromYear)),
                ("from", minimum.From is { } from ? Day(from) : null), ("per", minimum.PerAgreement ? "agreement" : null)));
        if (agreed.CollectedBy is { } collector) yield return ("collected_by", collector);
    }

    private string Entry(string key, object value, int depth, bool isFlow)
    {
        var indent = new string(' ', depth * 2);
        var name = random.Next(5) == 0 ? $"\"{key}\"" : key;
        var remark = random.Next(6) == 0 ? $"{indent}# {key} 说明: [不算]\n" : "";
        if (value is string || isFlow) return $"{remark}{indent}{name}: {Flow(value)}{(random.Next(6) == 0 ? "   # 备注" : "")}\n";
        return $"{remark}{indent}{name}:\n{Block(value, depth + 1)}";
    }

    private string Block(object value, int depth) => value switch
    {
        List<(string Key, object Value)> map => string.Concat(map.Select(pair => Entry(pair.Key, pair.Value, depth, random.Next(2) == 0))),
        List<object> list => string.Concat(list.Select(item => item is List<(string, object)> && random.Next(2) == 0
            ? Dashed(Block(item, depth + 1), depth) : $"{new string(' ', depth * 2)}- {Flow(item)}\n")),
        _ => throw new ArgumentException($"{value}"),
    };

    /// <summary>A block whose first entry stands behind the dash; a remark before it stays a line of its own.</summary>
    private static string Dashed(string block, int depth)
    {
        var lines = block.TrimEnd('\n').Split('\n').Where(line => !line.TrimStart().StartsWith('#')).ToList();
        lines[0] = new string(' ', depth * 2) + "- " + lines[0].TrimStart();
        return string.Join('\n', lines) + "\n";
    }

    private string Flow(object value) => value switch
    {
        List<(string Key, object Value)> map => $"{{{string.Join(", ", map.Select(pair => $"{pair.Key}: {Flow(pair.Value)}"))}}}",
        List<object> list => $"[{string.Join(", ", list.Select(Flow))}]",
        string text => Scalar(text),
        _ => throw new ArgumentException($"{value}"),
    };

    private string Scalar(string text) => random.Next(8) switch
    {
        0 when !decimal.TryParse(text, CultureInfo.InvariantCulture, out _) && text is not ("true" or "false") => $"\"{text}\"",
        1 when !decimal.TryParse(text, CultureInfo.InvariantCulture, out _) && text is not ("true" or "false") => $"'{text}'",
        2 or 3 when text.Length > 4 && text.All(char.IsAsciiDigit) => long.Parse(text, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_'),
        _ => text,
    };

    private static List<(string Key, object Value)> Map(params (string Key, object Value)[] pairs) => [.. pairs];

    private static List<(string Key, object Value)> Some(params (string Key, object? Value)[] pairs) => [.. pairs.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!))];

    private static List<(string Key, object Value)> Shares(IReadOnlyDictionary<string, string> shares) => [.. shares.Select(each => (each.Key, (object)each.Value))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
