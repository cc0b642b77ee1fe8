using OneCity.Composition;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>The flags of <c>up</c>: one per setting, as <c>--port 8080</c> or <c>--port=8080</c>; a truth flag may stand alone.</summary>
internal static class UpFlags
{
    /// <summary>Reads the command line; null when it asks for help.</summary>
    /// <exception cref="FileFaultException">An unknown flag, or one without its value; exit 2.</exception>
    public static IReadOnlyDictionary<string, string>? Read(IReadOnlyList<string> words)
    {
        var flags = new Dictionary<string, string>();
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word is "--help" or "-h" or "-?") return null;
            var parts = word.Split('=', 2);
            var key = KnownSettings.All.FirstOrDefault(each => each.Flag == parts[0]) ?? throw Unknown(parts[0]);
            if (parts.Length == 2) flags[key.Flag] = parts[1];
            else if (at + 1 < words.Count && !words[at + 1].StartsWith("--", StringComparison.Ordinal)) flags[key.Flag] = words[++at];
            else if (key.Kind == SettingKind.Truth) flags[key.Flag] = "true";
            else throw new FileFaultException(new FileFault(key.Flag, "", new("缺少值", "the value is missing"), new($"写作 {key.Flag} 值", $"write {key.Flag} VALUE")));
        }
        return flags;
    }

    /// <summary>What <c>up --help</c> prints.</summary>
    public static void Help(TextWriter to)
    {
        to.WriteLine("./onecity up [--data DIR] [--port N] [--listen ADDRESS] [--demo] …");
        foreach (var key in KnownSettings.All)
            to.WriteLine($"  {key.Flag,-32} {key.Meaning.English} / {key.Meaning.Chinese}{(key.Shipped.Length > 0 ? $" [{key.Shipped}]" : "")}");
    }

    private static FileFaultException Unknown(string word)
    {
        var nearest = Nearest.Of(word, KnownSettings.All.Select(key => key.Flag));
        return new(new FileFault(
            "up", "", new($"没有参数“{word}”", $"unknown flag '{word}'"), new($"是否指 {nearest}？", $"did you mean {nearest}?")));
    }
}
