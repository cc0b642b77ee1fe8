using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;
using Xunit;

namespace OneCity.Testing;

/// <summary>A fresh, migrated, real database for one test, removed afterwards.</summary>
/// <remarks>
/// Tests take a <see cref="Dialect"/> from <c>[Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]</c>.
/// PostgreSQL comes from the setting <c>ONECITY_TEST_POSTGRES</c> (<c>tests/postgres start</c> prints it);
/// without it the test is skipped with the words <c>not verified on PostgreSQL</c>.
/// </remarks>
public sealed class TestStore : IAsyncDisposable
{
    private readonly string? _adminConnection;
    private readonly string _name;

    private TestStore(IDatabase database, FakeTimeProvider clock, string folder, string name, string? adminConnection, string? connection)
    {
        (Database, Clock, Folder, _name, _adminConnection, Connection) = (database, clock, folder, name, adminConnection, connection);
    }

    /// <summary>The database under test.</summary>
    public IDatabase Database { get; }

    /// <summary>A clock that stands at 2026-03-02 09:00 in Shanghai until moved.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>A folder of this test's own; on SQLite it holds <c>onecity.db</c>.</summary>
    public string Folder { get; }

    /// <summary>Connection string on PostgreSQL; null on SQLite.</summary>
    public string? Connection { get; }

    /// <summary>Opens a fresh database with the modules' migrations applied.</summary>
    public static async Task<TestStore> Open(Dialect dialect, params MigrationSet[] sets)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var name = $"t{Guid.NewGuid():N}";
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "onecity-tests", name)).FullName;
        TestStore store;
        if (dialect == Dialect.Sqlite)
        {
            store = new(new SqliteDatabase(Path.Combine(folder, "onecity.db"), clock), clock, folder, name, null, null);
        }
        else
        {
            var admin = Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES");
            Assert.SkipWhen(string.IsNullOrEmpty(admin), "not verified on PostgreSQL");
            await Run(admin!, $"CREATE DATABASE {name}");
            var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 16 }.ToString();
            store = new(PostgresDatabase.Open(connection, clock), clock, folder, name, admin, connection);
        }
        await MigrationRunner.Run(store.Database, sets, clock);
        return store;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_adminConnection is not null) await Run(_adminConnection, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
