using System.Text;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Agreements;

/// <summary>Reads files that a command names; <c>-</c> is standard input.</summary>
internal static class CliFiles
{
    private const long BytesMax = 1L << 30;

    /// <summary>The file's name for messages, and its text as UTF-8.</summary>
    /// <exception cref="FileFaultException">When there is no such file, or it is not UTF-8.</exception>
    public static async Task<(string Name, string Text)> ReadText(string file, CancellationToken stop)
    {
        var name = file == "-" ? "stdin" : file;
        try
        {
            await using var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            using var bytes = new MemoryStream(source.CanSeek ? (int)Math.Min(source.Length, BytesMax) : 0);
            if (source.CanSeek && source.Length > BytesMax) throw Fault(name, "文件过大", "the file is larger than 1 GiB", "分成几份", "split it");
            await source.CopyToAsync(bytes, stop);
            return (name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw Fault(name, "打不开文件", $"the file cannot be opened ({missing.Message})", "检查文件名", "check the name");
        }
        catch (DecoderFallbackException)
        {
            throw Fault(name, "不是 UTF-8 文本", "the file is not UTF-8 text", "另存为 UTF-8 后重试", "save it as UTF-8 and try again");
        }
    }

    private static FileFaultException Fault(string name, string chinese, string english, string remedy, string remedyEnglish) =>
        new(FileFault.AtLine(name, 1, new(chinese, english), new(remedy, remedyEnglish)));
}
