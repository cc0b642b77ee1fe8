using System.CommandLine;
using System.Globalization;
using OneCity.Documents;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Documents.Model.Claims;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Documents;

/// <summary><c>read FILE… [--date YYYY-MM-DD] [--text]</c>: what documents say, without a data folder.</summary>
internal static class ReadCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliContext cli)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "TXT, HTML, DOCX, PDF; - is standard input / - 为标准输入" };
        var date = new Option<string?>("--date") { Description = "date of the documents, YYYY-MM-DD / 文件日期" };
        var withText = new Option<bool>("--text") { Description = "print the text as read, which offsets count / 附上读到的文字" };
        var most = new Option<long>("--most-bytes") { Description = "refuse larger files / 文件大小上限", DefaultValueFactory = _ => IntakeLimits.Shipped.MostBytes };
        date.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"--date takes a date such as 2021-06-22, not '{result.Tokens[0].Value}'");
        });
        var command = new Command("read", "figures, targets, projects and checks of documents / 读文件") { files, date, withText, most };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(date) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
            var limits = IntakeLimits.Shipped with { MostBytes = parsed.GetValue(most) };
            var read = new ReadFiles(PackDirectory()).Read(parsed.GetValue(files)!.Select(name => Open(name, limits.MostBytes)), given, limits);
            CliRun.Print(read.Select(file => Shape(file, parsed.GetValue(withText))).ToList());
            return read.Any(file => file.Refusal is not null) ? 1 : 0;
        });
        _ = cli;
        return command;
    }

    private static RegionDirectory PackDirectory() => Registry.OfflineDirectory.Current;

    private static FileToRead Open(string name, long most)
    {
        try
        {
            if (name == "-") return new(name, StandardInput(most));
            return new FileInfo(name).Length > most ? new(name, null, DocumentsRefusals.TooLarge(name, most)) : new(name, File.ReadAllBytes(name));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(name, null, DocumentsRefusals.Missing(name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(name, null, DocumentsRefusals.Unreadable(name));
        }
    }

    /// <summary>All of standard input, or one byte more than the limit of it, which is then refused.</summary>
    private static byte[] StandardInput(long most)
    {
        using var input = Console.OpenStandardInput();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (content.Length <= most && input.Read(buffer) is > 0 and var count) content.Write(buffer, 0, count);
        return content.ToArray();
    }

    private static object Shape(FileRead file, bool withText) => file.Refusal is { } refusal
        ? new { file = file.Name, error = new { refusal.Code, what = refusal.What.In(CliRun.Language), remedy = refusal.Remedy.In(CliRun.Language) } }
        : Shape(file.Name, file.Format!, file.Reading!, withText);

    private static object Shape(string name, string format, Reading reading, bool withText) => new
    {
        file = name,
        format,
        reading.Title,
        date = reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        text_length = reading.Text.Length,
        reading.Figures,
        reading.Targets,
        reading.Projects,
        reading.Agreements,
        reading.Meetings,
        reading.Tasks,
        reading.Checks,
        // For a TXT file the offsets count the file itself; what was taken out of another format is printed along.
        text = withText || format != "txt" ? reading.Text : null,
    };
}
