using System.Text.Json;
using Npgsql;
using OneCity.Storage;
using OneCity.Testing;

namespace OneCity.Stories;

/// <summary>Two cities with a process, a database, a folder and a certificate each, and the two lines between them, which can be cut.</summary>
public sealed class TwoPlaces : IAsyncDisposable
{
    private TwoPlaces(Place one, Place other) => (One, Other, There, Back) = (one, other, FaultyLine.To(other.PeersPort), FaultyLine.To(one.PeersPort));

    /// <summary>The first city's place.</summary>
    public Place One { get; }

    /// <summary>The second city's.</summary>
    public Place Other { get; }

    /// <summary>The line on which the first calls the second.</summary>
    public FaultyLine There { get; }

    /// <summary>The line back.</summary>
    public FaultyLine Back { get; }

    /// <summary>Starts both and has their administrators enter each other by address and fingerprint.</summary>
    public static async Task<TwoPlaces> Found(Dialect dialect, string one, string other)
    {
        var places = new TwoPlaces(await Place.Found(dialect, one), await Place.Found(dialect, other));
        await Join(places.One, places.Other, other, places.There.Port);
        await Join(places.Other, places.One, one, places.Back.Port);
        return places;
    }

    /// <summary>Cuts both lines until they are mended.</summary>
    public void Cut()
    {
        There.Cut(forGood: true);
        Back.Cut(forGood: true);
    }

    /// <summary>Both lines are whole again.</summary>
    public void Mend()
    {
        There.Mend();
        Back.Mend();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await There.DisposeAsync();
        await Back.DisposeAsync();
        await One.DisposeAsync();
        await Other.DisposeAsync();
    }

    private static async Task Join(Place at, Place peer, string member, int port)
    {
        using var listed = JsonDocument.Parse(await peer.Node.Cli("peers", "list", "--json"));
        var key = listed.RootElement.EnumerateArray().First(each => each.GetProperty("code").GetString() == member);
        await at.Node.Cli("peers", "add", member, "--address", $"https://127.0.0.1:{port}", "--fingerprint", key.GetProperty("fingerprint").GetString()!);
    }

    /// <summary>One city's place: folder, database, process.</summary>
    public sealed class Place : IAsyncDisposable
    {
        private readonly string? _database;

        private Place(RunningNode node, string? database) => (Node, _database) = (node, database);

        /// <summary>The process.</summary>
        public RunningNode Node { get; private set; }

        /// <summary>Where it listens for other nodes.</summary>
        public int PeersPort => new Uri(Node.Said.First(line => line.Contains("https://", StringComparison.Ordinal)).Split(' ')[^1]).Port;

        /// <summary>Starts it, with demonstration users.</summary>
        public static async Task<Place> Found(Dialect dialect, string member)
        {
            var folder = Directory.CreateTempSubdirectory("onecity-two-").FullName;
            var lines = new List<string> { "demo: true", "exchange:", $"  members: '{member}'", "  listen: 127.0.0.1", "  port: 0" };
            string? database = null;
            if (dialect == Dialect.Postgres)
            {
                var admin = Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES");
                Assert.SkipWhen(string.IsNullOrEmpty(admin), "not verified on PostgreSQL");
                database = $"two_{Guid.NewGuid():N}";
                await RunSql($"CREATE DATABASE {database}");
                lines.Add($"postgres: '{new NpgsqlConnectionStringBuilder(admin) { Database = database, MaxPoolSize = 16 }}'");
            }
            await File.WriteAllLinesAsync(Path.Combine(folder, "onecity.yaml"), lines);
            return new(await RunningNode.StartOn(folder, "--demo"), database);
        }

        /// <summary>Killed without warning and started again.</summary>
        public async Task Restart()
        {
            await Node.Kill();
            Node = await RunningNode.StartOn(Node.Folder, "--demo");
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await Node.DisposeAsync();
            if (_database is not null) await RunSql($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }

        private static async Task RunSql(string sql)
        {
            await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES")!);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
