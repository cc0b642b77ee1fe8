using OneCity.Cli.Commands.Registry;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Registry;

namespace OneCity.Cli.Commands.Plans;

/// <summary>Files and days named on the command line; what cannot be used exits 2 with the flag or file named.</summary>
internal static class OfflineFiles
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The name faults carry: standard input counts as the file <c>stdin</c>.</summary>
    public static string Name(string file) => file == "-" ? "stdin" : file;

    public static Stream Open(string file)
    {
        if (file == "-") return Console.OpenStandardInput();
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FileFaultException(new FileFault(file, "", new("打不开文件", "cannot be opened"), new("检查路径和权限", "check the path and its permissions")));
        }
    }

    public static byte[] Bytes(string file)
    {
        using var stream = Open(file);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static string Required(string flag, string? value) => value is { Length: > 0 } ? value : throw new FileFaultException(
        new FileFault(flag, "", new("没有给出", "is not given"), new("给出文件名；- 表示标准输入", "name a file, or - for standard input")));

    /// <summary>The day of a flag; today in Asia/Shanghai when it is not given.</summary>
    public static DateOnly Day(string flag, string? text)
    {
        if (text is null) return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Shanghai).DateTime);
        return Days.Find(text) ?? throw new FileFaultException(
            new FileFault(flag, "", new($"“{text}”不是日期", $"'{text}' is not a date"), Days.Remedy));
    }

    public static RuleSet Rules(string file)
    {
        using var stream = Open(file);
        using var reader = new StreamReader(stream);
        return ReadRules.From(Name(file), reader);
    }

    /// <summary>The calendar of the flag, else the shipped one.</summary>
    public static WorkingCalendar Calendar(string? file) =>
        ReadPack.Calendar(file ?? Path.Combine(OfflineDirectory.Folder(null), "calendar.csv"));
}
