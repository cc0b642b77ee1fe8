using System.Collections.Immutable;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>Reads shares and party names against the list of parties.</summary>
internal sealed class ShareReading(ImmutableArray<Party> parties)
{
    /// <summary>The parties.</summary>
    public ImmutableArray<Party> Parties => parties;

    /// <summary>Index of the party that a key names; null and a fault, or an open rule where it is required, when there is none.</summary>
    public int? Party(YamlFields fields, string key)
    {
        if (fields.Find(key) is not { } value) return null;
        return fields.TextOf(value, fields.At(key)) is { } id ? IndexOf(fields, id, value.Line) : null;
    }

    /// <summary>Shares of all parties under <c>shares</c>; a party not named gets nothing; null when absent or faulty.</summary>
    public ShareSet? Shares(YamlFields fields)
    {
        if (fields.FindOrLeaveOpen("shares", "未定各方份额", "the shares are open") is not { } value) return null;
        if (value.Entries is null)
        {
            fields.Findings.Fault(value.Line, "shares 应为“各方: 份额”", "shares must map parties to shares", "写成 {甲: 0.5, 乙: 0.5}", "write it as {a: 0.5, b: 0.5}");
            return null;
        }
        var parts = new Rational[parties.Length];
        Array.Fill(parts, Rational.Zero);
        var sum = Rational.Zero;
        foreach (var entry in value.Entries)
        {
            if (IndexOf(fields, entry.Key, entry.Line) is not { } index) return null;
            if (entry.Value.Text is null || Exact.Read(entry.Value.Text) is not { Sign: >= 0 } part)
            {
                fields.Findings.Fault(entry.Line, $"{entry.Key} 的份额不是数：{entry.Value.Text}", $"the share of {entry.Key} is not a number of at least 0: '{entry.Value.Text}'",
                    "写成 0.5、1/3 或 50%", "write it as 0.5, 1/3 or 50%");
                return null;
            }
            parts[index] = part;
            sum += part;
        }
        if (sum == Rational.One) return new([.. parts]);
        fields.Findings.Fault(value.Line, $"份额之和是 {Show(sum)}，应为 1", $"the shares add up to {Show(sum)}, not to 1", "改正份额；三等分可写 1/3", "correct the shares; thirds can be written 1/3");
        return null;
    }

    private static string Show(Rational sum) =>
        (Math.Round((double)sum.Numerator / (double)sum.Denominator, 9)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private int? IndexOf(YamlFields fields, string id, int line)
    {
        for (var i = 0; i < parties.Length; i++)
        {
            if (parties[i].Id == id) return i;
        }
        var nearest = Nearest.Of(id, [.. parties.Select(party => party.Id)]);
        fields.Findings.Fault(line, $"没有这一方：{id}", $"unknown party '{id}'", $"最接近的是 {nearest}", $"the nearest party is '{nearest}'");
        return null;
    }
}
