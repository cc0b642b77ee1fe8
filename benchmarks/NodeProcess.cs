using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OneCity.Benchmarks;

/// <summary>A node in a process and a PostgreSQL database of its own; both are gone when it is disposed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly string _folder, _database, _admin;
    private Process _process = null!;

    private NodeProcess(string folder, string database, string admin, string member) => (_folder, _database, _admin, Member) = (folder, database, admin, member);

    /// <summary>The member that it serves.</summary>
    public string Member { get; }

    /// <summary>The port for other nodes.</summary>
    public int Port { get; private set; }

    /// <summary>Instants at which offers were committed here, and at which they were first seen here, by case.</summary>
    public ConcurrentDictionary<string, long> Offered { get; } = new();

    public ConcurrentDictionary<string, long> Seen { get; } = new();

    /// <summary>Founds and starts it.</summary>
    public static async Task<NodeProcess> Found(string admin, string member, string suite)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await Sql(admin, $"CREATE DATABASE {name}");
        var node = new NodeProcess(Directory.CreateTempSubdirectory("onecity-node-").FullName, name, admin, member);
        await File.WriteAllLinesAsync(Path.Combine(node._folder, "onecity.yaml"),
        [
            $"postgres: '{new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 40 }}'",
            "exchange:", $"  members: '{member}'", "  listen: 127.0.0.1", "  port: 0", $"  suite: {suite}",
        ]);
        await node.Start();
        return node;
    }

    /// <summary>Starts it, again after a kill; answers when its port is open.</summary>
    public async Task Start()
    {
        // artifacts/bin/OneCity.Benchmarks/<configuration>/ stands beside the server's folder, where the region pack is found.
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "exchange-nodes", "child", _folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = false,
            Environment = { ["DOTNET_TieredPGO"] = "1" }, // as the server has it
        })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("PEERS ", StringComparison.Ordinal))
            {
                Port = new Uri(line[6..]).Port;
                return;
            }
        throw new InvalidOperationException("A node ended before it listened.");
    }

    /// <summary>Gives an order and answers what it said; null when it was killed meanwhile.</summary>
    public async Task<string?> Do(string order)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(order);
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split(' ') is [var kind and ("O" or "S"), var id, var at]) (kind == "O" ? Offered : Seen).TryAdd(id, long.Parse(at, CultureInfo.InvariantCulture));
                else return line.StartsWith("FAILED", StringComparison.Ordinal) ? throw new InvalidOperationException(line) : line;
            }
        }
        catch (IOException)
        {
            // Killed while the order was written.
        }
        return null;
    }

    /// <summary>The same as a number.</summary>
    public async Task<double> Count(string order) => double.Parse((await Do(order))!, CultureInfo.InvariantCulture);

    /// <summary>Tells PostgreSQL how large the tables are, as its own clockwork does within a minute or two: plans made for empty ones would stay until then.</summary>
    public Task Analyze() => Sql(new NpgsqlConnectionStringBuilder(_admin) { Database = _database }.ToString(), "ANALYZE");

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        await Sql(_admin, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task Sql(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
