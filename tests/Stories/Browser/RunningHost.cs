using System.Diagnostics;
using Npgsql;
using OneCity.Storage;
using OneCity.Testing;

namespace OneCity.Stories.Browser;

/// <summary>The real web host in a process of its own, over a data folder of its own, with the region pack and demonstration users.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly string? _postgresDatabase;

    private RunningHost(Process process, string folder, string address, string? postgresDatabase, IReadOnlyDictionary<string, string> passwords) =>
        (_process, _folder, Address, _postgresDatabase, OneTimePasswords) = (process, folder, address, postgresDatabase, passwords);

    /// <summary>Where it serves.</summary>
    public string Address { get; }

    /// <summary>One-time passwords of the demonstration users by name.</summary>
    public IReadOnlyDictionary<string, string> OneTimePasswords { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<RunningHost> Start(Dialect dialect)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-browser-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = TestData.InRepository() };
        foreach (var argument in new[] { Program(), "--data", folder, "--port", "0", "--demo" }) start.ArgumentList.Add(argument);
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("ONECITY_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        var database = dialect == Dialect.Postgres ? await CreateDatabase(start) : null;
        var process = Process.Start(start)!;
        var passwords = new Dictionary<string, string>();
        var said = new List<string>();
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lock (said) said.Add(text); };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (said) said.Add(line);
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith("  ", StringComparison.Ordinal) && words.Length >= 4) passwords[words[0]] = words[^1];
            if (line.StartsWith("OneCity", StringComparison.Ordinal) && line.Contains("http", StringComparison.Ordinal))
            {
                _ = Task.Run(async () => { while (await process.StandardOutput.ReadLineAsync() is not null) { } });
                return new(process, folder, line[(line.LastIndexOf(' ') + 1)..], database, passwords);
            }
        }
        throw new InvalidOperationException("The host ended before it served: " + string.Join('\n', said));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_postgresDatabase is not null) await RunSql($"DROP DATABASE IF EXISTS {_postgresDatabase} WITH (FORCE)");
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return TestData.InRepository("artifacts", "bin", "OneCity.Web", configuration, "OneCity.Web.dll");
    }

    private static async Task<string> CreateDatabase(ProcessStartInfo start)
    {
        var admin = Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(admin), "not verified on PostgreSQL");
        var name = $"browser_{Guid.NewGuid():N}";
        await RunSql($"CREATE DATABASE {name}");
        start.Environment["ONECITY_POSTGRES"] = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 16 }.ToString();
        return name;
    }

    private static async Task RunSql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES")!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
