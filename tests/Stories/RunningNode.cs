using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

[assembly: AssemblyFixture(typeof(OneCity.Stories.SharedNode))]

namespace OneCity.Stories;

/// <summary>A real server in a process of its own, over a fresh data folder (and a fresh PostgreSQL database where one is named).</summary>
public sealed partial class RunningNode : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _logged;
    private HttpClient? _administrator;

    private RunningNode(Process process, string folder, string address, IReadOnlyList<string> said, List<string> logged)
    {
        (_process, Folder, Address, Said, _logged) = (process, folder, new Uri(address), said, logged);
        Demonstration = said.Select(line => DemoLine().Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it printed before the first request.</summary>
    public IReadOnlyList<string> Said { get; }

    /// <summary>What it has logged so far, line by line.</summary>
    public IReadOnlyList<string> Logged
    {
        get { lock (_logged) return [.. _logged]; }
    }

    /// <summary>Demonstration users: name to one-time password.</summary>
    public IReadOnlyDictionary<string, string> Demonstration { get; }

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a server with these flags on any free port and waits until it says where it is.</summary>
    public static async Task<RunningNode> Start(params string[] flags)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-story-").FullName;
        return await StartOn(folder, flags);
    }

    /// <summary>Starts a server on a folder that is there already.</summary>
    public static async Task<RunningNode> StartOn(string folder, params string[] flags)
    {
        var process = Process.Start(Host("OneCity.Web", ["--data", folder, "--port", "0", .. flags]))!;
        var logged = new List<string>();
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lock (logged) logged.Add(text); };
        process.BeginErrorReadLine();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (said.Any(each => each.StartsWith("OneCity", StringComparison.Ordinal)) && (line.Contains("/setup/", StringComparison.Ordinal) || flags.Contains("--demo"))) break;
        }
        var address = said.FirstOrDefault(each => each.StartsWith("OneCity", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The server ended before it listened: " + string.Join('\n', said));
        return new(process, folder, address[(address.LastIndexOf(' ') + 1)..], said, logged);
    }

    /// <summary>Runs a command of the command line to its end.</summary>
    public static async Task<(int Code, string Out, string Err)> Run(string host, params string[] words)
    {
        using var process = Process.Start(Host(host, words))!;
        var both = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, both[0], both[1]);
    }

    /// <summary>A command on this node's folder; must end with 0.</summary>
    public async Task<string> Cli(params string[] words)
    {
        var (code, said, talk) = await Run("OneCity.Cli", [.. words, "--data", Folder]);
        Assert.True(code == 0, $"{string.Join(' ', words)} ended with {code}: {talk}");
        return said;
    }

    /// <summary>A caller without a name, that follows no redirects and keeps cookies.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    /// <summary>A program with a token of its own: <c>--user</c>, or <c>--organisation</c> and <c>--role</c>; <c>--scope</c>.</summary>
    public async Task<HttpClient> Program(params string[] tokenWords)
    {
        // One token is made at the command line, the others by it: a command takes a second, a call a few milliseconds.
        _administrator ??= WithToken((await Cli("tokens", "add", "stories", "--role", "administrator")).Trim());
        var asked = new Dictionary<string, string> { ["label"] = "story" };
        for (var at = 0; at < tokenWords.Length; at += 2) asked[tokenWords[at] == "--scope" ? "scopes" : tokenWords[at][2..]] = tokenWords[at + 1];
        using var made = await _administrator.PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), asked);
        using var token = JsonDocument.Parse(await made.Content.ReadAsStringAsync());
        return WithToken(token.RootElement.GetProperty("token").GetString()!);
    }

    private HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Kills the server without warning.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the server to stop (SIGTERM); answers its exit code.</summary>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _administrator?.Dispose();
        if (!_process.HasExited) await Kill();
        _process.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static ProcessStartInfo Host(string name, IEnumerable<string> words)
    {
        // artifacts/bin/OneCity.Stories/<configuration>/ stands beside artifacts/bin/<host>/<configuration>/.
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var dll = Path.Combine(own.Parent!.Parent!.FullName, name, own.Name, $"{name}.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var word in (string[])[dll, .. words]) start.ArgumentList.Add(word);
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }

    [GeneratedRegex(@"^  (demo-\S+)  \S+  \S+  (\S+)$")]
    private static partial Regex DemoLine();
}

/// <summary>One demonstration node that all stories share which do not change what others read.</summary>
public sealed class SharedNode : IAsyncLifetime
{
    /// <summary>The node.</summary>
    public RunningNode Node { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Node = await RunningNode.Start("--demo");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
