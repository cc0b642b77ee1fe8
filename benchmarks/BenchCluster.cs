using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OneCity.Benchmarks;

/// <summary>PostgreSQL for a measurement: the server of ONECITY_TEST_POSTGRES, else a private cluster that is removed afterwards and can be restarted cold.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    private readonly string? _script;
    private readonly string _folder;
    private readonly int _port;

    private BenchCluster(string connection, string? script, string folder, int port) => (Connection, _script, _folder, _port) = (connection, script, folder, port);

    /// <summary>Connection to the server's own database.</summary>
    public string Connection { get; private set; }

    /// <summary>Whether it is this measurement's own, so that it may be restarted.</summary>
    public bool IsOwn => _script is not null;

    /// <summary>Finds or starts it; null where PostgreSQL 15 is not installed.</summary>
    public static async Task<BenchCluster?> Start()
    {
        if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is { Length: > 0 } given) return new(given, null, "", 0);
        if (Script() is not { } script || !File.Exists("/usr/lib/postgresql/15/bin/postgres")) return null;
        var cluster = new BenchCluster("", script, Path.Combine(Path.GetTempPath(), $"onecity-bench-postgres-{Environment.ProcessId}"), 20_000 + Environment.ProcessId % 20_000);
        cluster.Connection = (await cluster.Call("start")).Trim();
        return cluster;
    }

    /// <summary>Stops it, drops its files from the page cache and starts it again: nothing is in any memory.</summary>
    public async Task Restart()
    {
        NpgsqlConnection.ClearAllPools();
        await Call("stop");
        await Drop(_folder);
        await Call("start");
    }

    /// <summary>Drops a file, or every file below a folder, from the page cache (posix_fadvise DONTNEED); what is not on the disk yet stays.</summary>
    public static async Task Drop(string path)
    {
        using var sync = Process.Start("sync", ["-f", path]);
        await sync.WaitForExitAsync();
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 1 << 20);
        foreach (var file in files)
        {
            using var drop = Process.Start("dd", ["if=" + file, "iflag=nocache", "count=0", "status=none"]);
            await drop.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!IsOwn) return;
        NpgsqlConnection.ClearAllPools();
        await Call("stop");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Call(string verb)
    {
        var start = new ProcessStartInfo(_script!, [verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ONECITY_TEST_POSTGRES_DIR"] = _folder;
        start.Environment["ONECITY_TEST_POSTGRES_PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var talk = process.StandardError.ReadToEndAsync();
        // The server inherits the pipes, so the answer is read by line and not to its end.
        var answer = verb == "start" ? await process.StandardOutput.ReadLineAsync() ?? "" : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"tests/postgres {verb}: {(talk.IsCompleted ? await talk : "failed")}");
    }

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tests", "postgres") is var script && File.Exists(script)) return script;
        return null;
    }
}
