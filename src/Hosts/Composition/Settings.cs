using System.Globalization;
using OneCity.Access;
using OneCity.Kernel;

namespace OneCity.Composition;

/// <summary>A setting with its value and where that came from.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value; <c>***</c> for a secret that is set; empty for none.</param>
/// <param name="Source"><c>default</c>, <c>file PATH:LINE</c>, <c>environment VARIABLE</c> or <c>flag --NAME</c>.</param>
/// <param name="Variable">Its environment variable.</param>
/// <param name="Flag">Its flag of <c>up</c>.</param>
/// <param name="Meaning">What it does.</param>
public sealed record SettingRow(string Name, string Value, string Source, string Variable, string Flag, Words Meaning);

/// <summary>The settings in force: flag over environment over file over what is shipped.</summary>
public sealed class Settings
{
    private static readonly string[] FileNames = ["onecity.json", "onecity.yaml", "onecity.yml"];

    private readonly Dictionary<string, (string Value, string Source)> _values;

    private Settings(Dictionary<string, (string Value, string Source)> values) => _values = values;

    /// <summary>Reads all sources; the file is the one named, or <c>onecity.json</c>, <c>.yaml</c>, <c>.yml</c> in the data folder.</summary>
    /// <param name="data">Data folder as given by flag; null when not given.</param>
    /// <param name="sources">Flags and environment.</param>
    /// <exception cref="FileFaultException">An unknown name (the nearest known one is told) or a value of the wrong kind.</exception>
    public static Settings Read(string? data, SettingSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var values = KnownSettings.All.ToDictionary(key => key.Name, key => (key.Shipped, "default"));
        var given = new Dictionary<string, (string Value, string Source)>();
        foreach (var (variable, value) in sources.Environment)
            given[Known(variable, key => key.Variable, variable).Name] = (Check(variable, "", Known(variable, key => key.Variable, variable), value), $"environment {variable}");
        foreach (var (flag, value) in sources.Flags)
            given[Known(flag, key => key.Flag, flag).Name] = (Check(flag, "", Known(flag, key => key.Flag, flag), value), $"flag {flag}");
        if (data is not null) given["data"] = (data, "flag --data");
        foreach (var each in given) values[each.Key] = each.Value;
        if (FileOf(values["settings"].Item1, values["data"].Item1) is { } file)
        {
            foreach (var (name, value, line) in SettingSources.ReadFile(file))
            {
                var place = line.ToString(CultureInfo.InvariantCulture);
                var key = Known(name, each => each.Name, file, place);
                var checkedValue = Check(file, place, key, value);
                if (!given.ContainsKey(key.Name)) values[key.Name] = (checkedValue, $"file {file}:{place}");
            }
        }
        return new(values);
    }

    /// <summary>The value as text; empty when not set.</summary>
    public string Text(string name) => _values[name].Value;

    /// <summary>The value; null when not set.</summary>
    public string? Find(string name) => _values[name].Value is { Length: > 0 } value ? value : null;

    /// <summary>A whole number.</summary>
    public int Number(string name) => int.Parse(_values[name].Value, CultureInfo.InvariantCulture);

    /// <summary>A truth value.</summary>
    public bool Is(string name) => _values[name].Value == "true";

    /// <summary>Every setting with its source; secrets are masked.</summary>
    public IReadOnlyList<SettingRow> List() =>
    [
        .. KnownSettings.All.Select(key => new SettingRow(
            key.Name, key.IsSecret && _values[key.Name].Value.Length > 0 ? "***" : _values[key.Name].Value, _values[key.Name].Source,
            key.Variable, key.Flag, key.Meaning)),
    ];

    /// <summary>What a node needs of them.</summary>
    public NodeSettings ToNode() => new(Text("data"), Find("postgres"), this);

    /// <summary>What sign-in needs of them.</summary>
    public AccessSettings ToAccess() => AccessSettings.Shipped with
    {
        SessionLength = TimeSpan.FromHours(Number("session.hours")),
        LockOut = new(Number("lockout.failures"), TimeSpan.FromMinutes(Number("lockout.minutes"))),
    };

    private static string? FileOf(string named, string data)
    {
        if (named.Length > 0)
        {
            return File.Exists(named) ? named : throw new FileFaultException(new FileFault(
                named, "", new("没有这个设置文件", "there is no such settings file"), new("检查 --settings", "check --settings")));
        }
        return FileNames.Select(name => Path.Combine(data, name)).FirstOrDefault(File.Exists);
    }

    private static SettingKey Known(string written, Func<SettingKey, string> spelling, string file, string place = "") =>
        KnownSettings.All.FirstOrDefault(key => spelling(key) == written) ?? throw new FileFaultException(new FileFault(
            file, place,
            new($"没有设置项“{written}”", $"there is no setting '{written}'"),
            new($"是否指“{Nearest.Of(written, KnownSettings.All.Select(spelling))}”？用 settings 查看全部",
                $"did you mean '{Nearest.Of(written, KnownSettings.All.Select(spelling))}'? `settings` lists all")));

    private static string Check(string file, string place, SettingKey key, string value)
    {
        var isRight = key.Kind switch
        {
            SettingKind.Text => true,
            SettingKind.Number => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= key.Min && number <= key.Max,
            SettingKind.Truth => value is "true" or "false",
            SettingKind.Address => value.Length == 0 || (Uri.TryCreate(value, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"),
        };
        if (isRight) return value;
        var wanted = key.Kind switch
        {
            SettingKind.Number => new Words($"{key.Min} 至 {key.Max} 的整数", $"a whole number from {key.Min} to {key.Max}"),
            SettingKind.Truth => new Words("true 或 false", "true or false"),
            SettingKind.Address or SettingKind.Text => new Words("http 或 https 地址", "an http or https address"),
        };
        throw new FileFaultException(new FileFault(
            file, place, new($"{key.Name} 的值“{value}”不可用", $"'{value}' is no value for {key.Name}"),
            new($"应为{wanted.Chinese}", $"give {wanted.English}")));
    }
}
