using System.Diagnostics;
using OneCity.Testing;

namespace OneCity.Stories.Cli;

/// <summary>What a page of the documentation prints under a command is what the command prints.</summary>
public sealed class PrintedExamples
{
    private const string Prompt = "$ ./onecity ";

    /// <summary>Every command between <c>```console</c> fences.</summary>
    public static TheoryData<string> Commands() => [.. Blocks().Select(block => block[0])];

    [Theory, MemberData(nameof(Commands))]
    public async Task The_command_of_the_page_prints_what_stands_below_it(string command)
    {
        var printed = string.Join('\n', Blocks().Single(block => block[0] == command)[1..]);
        Assert.StartsWith(Prompt, command, StringComparison.Ordinal);
        Assert.Equal(printed, await Run(command[Prompt.Length..].Split(' ')));
    }

    [Fact]
    public void There_are_examples() => Assert.True(Commands().Count >= 8);

    private static List<List<string>> Blocks()
    {
        var (blocks, block) = (new List<List<string>>(), (List<string>?)null);
        foreach (var line in File.ReadAllLines(TestData.InRepository("docs", "method", "sharing.md")))
        {
            if (line == "```console") blocks.Add(block = []);
            else if (line.StartsWith("```", StringComparison.Ordinal)) block = null;
            else block?.Add(line);
        }
        return blocks;
    }

    private static async Task<string> Run(string[] words)
    {
        var program = TestData.InRepository("artifacts", "bin", "OneCity.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "OneCity.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, WorkingDirectory = TestData.InRepository() };
        start.Environment["ONECITY_LANG"] = "en";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return said.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
