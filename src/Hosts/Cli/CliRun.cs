using System.CommandLine;
using System.Text;
using System.Text.Json;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Cli;

/// <summary>One way to end a command: 0 done, 1 refused, 2 bad input or usage; data on stdout, talk on stderr.</summary>
internal static class CliRun
{
    /// <summary>The language of messages: English when <c>LANG</c> asks for it, else Chinese.</summary>
    public static Language Language { get; } =
        (Environment.GetEnvironmentVariable("ONECITY_LANG") ?? Environment.GetEnvironmentVariable("LANG") ?? "")
        .StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    /// <summary>Parses and runs; usage faults name the nearest known flag.</summary>
    public static async Task<int> Run(RootCommand root, string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var line in CliUsage.Lines(parsed)) await Console.Error.WriteLineAsync(line);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Refusal.ToLine(Language));
            // What cannot be read is an unusable argument, not a rule that said no.
            return refused.Refusal.Code.Contains(".unreadable-", StringComparison.Ordinal) ? 2 : 1;
        }
        catch (FileFaultException broken)
        {
            foreach (var fault in broken.Faults) await Console.Error.WriteLineAsync(fault.ToLine(Language));
            return 2;
        }
    }

    /// <summary>Prints one JSON document: snake_case names, Chinese as it is, null where a value is missing.</summary>
    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));
}
