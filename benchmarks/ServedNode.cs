using System.Diagnostics;

namespace OneCity.Benchmarks;

/// <summary>The real server in a process of its own over a fresh data folder with the shipped pack; gone when disposed.</summary>
internal sealed class ServedNode : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ServedNode(Process process, string folder, string address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234</c>.</summary>
    public string Address { get; }

    /// <summary>Starts it with these flags and waits until it says where it is.</summary>
    public static async Task<ServedNode> Start(params string[] flags)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Program("OneCity.Web"), "--data", folder, "--port", "0", .. flags]) start.ArgumentList.Add(word);
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("ONECITY_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("OneCity", StringComparison.Ordinal) || !line.Contains("http", StringComparison.Ordinal)) continue;
            _ = Task.Run(async () => { while (await process.StandardOutput.ReadLineAsync() is not null) { } });
            return new(process, folder, line[(line.LastIndexOf(' ') + 1)..]);
        }
        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Where a host is built: artifacts/bin/OneCity.Benchmarks/CONFIGURATION/ stands beside artifacts/bin/HOST/CONFIGURATION/.</summary>
    public static string Program(string host)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(own.Parent!.Parent!.FullName, host, own.Name, $"{host}.dll");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
