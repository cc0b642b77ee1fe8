using System.Diagnostics;
using System.Text.Json;
using OneCity.Documents.Tests;

namespace OneCity.Benchmarks;

/// <summary>The recognisers for JavaScript, installed into a folder of their own from <c>benchmarks/peers/recognizers</c> and run over lines of text.</summary>
internal static class RecognizersPeer
{
    public const string Package = "@microsoft/recognizers-text-suite";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>A value found in a line; the unit is null where only a number was seen.</summary>
    public sealed record Found(double Value, string? Unit);

    /// <summary>What was found in each line, and the characters per second.</summary>
    public sealed record Answer(IReadOnlyList<IReadOnlyList<Found>> Answers, double Rate);

    /// <summary>Runs the peer; null where it cannot be installed.</summary>
    public static async Task<Answer?> Run(IReadOnlyList<string> lines)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-peer-").FullName;
        try
        {
            foreach (var file in (string[])["package.json", "package-lock.json", "recognizers.js"]) File.Copy(Path.Combine(Top(), "benchmarks", "peers", "recognizers", file), Path.Combine(folder, file));
            await File.WriteAllTextAsync(Path.Combine(folder, "lines.txt"), string.Join('\n', lines));
            if (await Tool("npm", "ci --no-audit --no-fund", folder) is null) return null;
            var printed = await Tool("node", "recognizers.js lines.txt", folder);
            return printed is null ? null : JsonSerializer.Deserialize<Answer>(printed, Web);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>F1 of values (and units) against what the sentences expect; what they allow but do not ask for counts neither way.</summary>
    public static double F1(IReadOnlyList<Sentence> sentences, IReadOnlyList<IReadOnlyList<Found>> answers, bool withUnit)
    {
        var (matched, missed, extra) = (0, 0, 0);
        for (var at = 0; at < sentences.Count; at++)
        {
            var left = answers[at].ToList();
            foreach (var expected in sentences[at].Figures.OrderBy(figure => figure.Optional))
            {
                var found = left.FindIndex(each => Same(each.Value, (double)expected.Value) && (!withUnit || each.Unit == expected.Unit));
                if (found >= 0) left.RemoveAt(found);
                if (expected.Optional) continue;
                if (found >= 0) matched++;
                else missed++;
            }
            extra += left.Count;
        }
        return matched == 0 ? 0 : 2.0 * matched / (2 * matched + missed + extra);
    }

    /// <summary>The folder that holds the whole project.</summary>
    public static string Top()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OneCity.slnx"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The benchmark runs inside the project's folder.");
    }

    private static bool Same(double one, double other) => Math.Abs(Math.Abs(one) - Math.Abs(other)) <= Math.Abs(other) * 1e-6;

    private static async Task<string?> Tool(string name, string arguments, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? (await output).Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
