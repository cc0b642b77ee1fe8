using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>A rule that the agreement leaves open: what is missing, and where.</summary>
/// <param name="Key">Path of the key, such as <c>cap.measured_on</c>.</param>
/// <param name="Line">Line of the rule, or 1 when it is not there at all.</param>
/// <param name="What">What is open.</param>
public sealed record OpenRule(string Key, int Line, Words What);

/// <summary>What was found while a terms file was read.</summary>
internal sealed class TermsFindings(string file)
{
    private const int FaultsMax = 20;

    /// <summary>Faults: the file cannot be used.</summary>
    public List<FileFault> Faults { get; } = [];

    /// <summary>Rules left open: the file is sound, but a statement would need them.</summary>
    public List<OpenRule> Open { get; } = [];

    /// <summary>Adds a fault.</summary>
    public void Fault(int line, string chinese, string english, string remedy, string remedyEnglish)
    {
        var fault = FileFault.AtLine(file, line, new(chinese, english), new(remedy, remedyEnglish));
        if (Faults.Count < FaultsMax && !Faults.Contains(fault)) Faults.Add(fault);
    }

    /// <summary>Adds an open rule.</summary>
    public void LeaveOpen(string key, int line, string chinese, string english)
    {
        if (!Open.Exists(rule => rule.Key == key)) Open.Add(new(key, line, new(chinese, english)));
    }
}

/// <summary>One mapping of the terms file, read key by key; unknown keys are faults that name the nearest known one.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Takes the entries of a mapping and checks their names.</summary>
    public YamlFields(TermsFindings findings, string path, int line, IEnumerable<YamlEntry> entries, params IReadOnlyList<string> known)
    {
        (Findings, Path, Line) = (findings, path, line);
        foreach (var entry in entries)
        {
            if (!known.Contains(entry.Key))
            {
                var nearest = Nearest.Of(entry.Key, known);
                findings.Fault(entry.Line, $"未知的键 {entry.Key}", $"unknown key '{entry.Key}'",
                    $"最接近的是 {nearest}", $"the nearest known key is '{nearest}'");
            }
            else if (!entry.Value.IsNothing) _entries[entry.Key] = entry;
        }
    }

    /// <summary>Where faults and open rules go.</summary>
    public TermsFindings Findings { get; }

    /// <summary>Path of the mapping; empty at the top.</summary>
    public string Path { get; }

    /// <summary>Line of the mapping.</summary>
    public int Line { get; }

    /// <summary>Reads a value as a mapping; null and a fault when it is not one.</summary>
    public static YamlFields? Of(TermsFindings findings, string path, YamlValue value, params IReadOnlyList<string> known)
    {
        if (value.Entries is not null) return new(findings, path, value.Line, value.Entries, known);
        var (what, english) = path.Length == 0 ? ("文件", "the file") : (path, path);
        findings.Fault(value.Line, $"{what} 应为若干“键: 值”", $"{english} must be a mapping of keys and values",
            $"可用的键：{string.Join('、', known)}", $"known keys: {string.Join(", ", known)}");
        return null;
    }

    /// <summary>Path of a key below this mapping.</summary>
    public string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>The value; null when it is not there.</summary>
    public YamlValue? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>The value; an open rule is noted when it is not there.</summary>
    public YamlValue? FindOrLeaveOpen(string key, string chinese, string english)
    {
        if (Find(key) is { } value) return value;
        Findings.LeaveOpen(At(key), Line, chinese, english);
        return null;
    }

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string key) => Find(key) is { } value ? TextOf(value, At(key)) : null;

    /// <summary>The text of a value; null and a fault when it is a list or mapping.</summary>
    public string? TextOf(YamlValue value, string path)
    {
        if (value.Text is { Length: > 0 } text) return text.Trim();
        Findings.Fault(value.Line, $"{path} 应为文字", $"{path} must be a text", "写成一个词", "write one word");
        return null;
    }

    /// <summary>A list; null when it is not there.</summary>
    public IReadOnlyList<YamlValue>? List(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.Items is not null) return value.Items;
        Findings.Fault(value.Line, $"{At(key)} 应为列表", $"{At(key)} must be a list", "用 [ … ] 或以 - 开头的行", "use [ … ] or lines beginning with -");
        return null;
    }

    /// <summary>A whole number of at least <paramref name="min"/>; null when it is not there.</summary>
    public int? Count(string key, int min)
    {
        if (Find(key) is not { } value) return null;
        if (value.Text is not null && Exact.Read(value.Text) is { Denominator.IsOne: true } number
            && number >= new Rational(min) && number <= new Rational(999)) return (int)number.Numerator;
        Findings.Fault(value.Line, $"{At(key)} 应为不小于 {min} 的整数，而写的是 {value.Text}",
            $"{At(key)} must be a whole number of at least {min}, not '{value.Text}'", "改成整数", "write a whole number");
        return null;
    }

    /// <summary>An amount in yuan, at most two decimals, answered in fen; null when it is not there.</summary>
    public Rational? Yuan(string key, bool mayBeNegative = false)
    {
        if (Find(key) is not { } value) return null;
        var fen = value.Text is null ? null : Exact.Read(value.Text) * new Rational(100);
        if (fen is { Denominator.IsOne: true } amount && (mayBeNegative || amount.Sign >= 0)
            && amount <= new Rational(ReceiptsFile.AmountFenMax)) return amount;
        Findings.Fault(value.Line, $"{At(key)} 应为元，至多两位小数，而写的是 {value.Text}",
            $"{At(key)} must be yuan with at most two decimals, not '{value.Text}'", "写成 20000000 或 1234.56", "write it as 20000000 or 1234.56");
        return null;
    }

    /// <summary>True or false; false when it is not there.</summary>
    public bool Flag(string key)
    {
        if (Find(key) is not { } value) return false;
        switch (value.Text?.ToLowerInvariant())
        {
            case "true" or "yes" or "是": return true;
            case "false" or "no" or "否": return false;
        }
        Findings.Fault(value.Line, $"{At(key)} 应为 true 或 false", $"{At(key)} must be true or false", "改成其一", "write one of them");
        return false;
    }

    /// <summary>The calendar year of a date written <c>2016-01-01</c>, <c>2016-01</c> or <c>2016</c>; null when it is not there.</summary>
    public int? Year(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.Text is not null && ReceiptsFile.ReadYear(value.Text.AsSpan().Trim(), mayBeDay: true) is { } year) return year;
        Findings.Fault(value.Line, $"{At(key)} 不是日期：{value.Text}", $"{At(key)} is not a date: '{value.Text}'", "写成 2016-01-01", "write it as 2016-01-01");
        return null;
    }

    /// <summary>One of a few words; null when it is not there.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> words) where T : struct
    {
        if (Find(key) is not { } value) return null;
        if (value.Text is not null && words.TryGetValue(value.Text.Trim(), out var found)) return found;
        var nearest = Nearest.Of(value.Text ?? "", [.. words.Keys]);
        Findings.Fault(value.Line, $"{At(key)} 不能是 {value.Text}", $"{At(key)} cannot be '{value.Text}'",
            $"可写：{string.Join('、', words.Keys)}；最接近的是 {nearest}", $"one of {string.Join(", ", words.Keys)}; the nearest is '{nearest}'");
        return null;
    }
}
