using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Ledger;
using OneCity.Ledger.Model;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>Durable transfers per second with limits and an answer each, spread and hot, beside one transaction per transfer on the same PostgreSQL.</summary>
public sealed class LedgerTransfers : IPromise
{
    private const int Accounts = 5_000;
    private const int BatchSize = 2_000;
    private const int Batches = 25;

    /// <inheritdoc/>
    public string Name => "ledger";

    /// <inheritdoc/>
    public string About => "20,000 durable transfers/s on PostgreSQL (ONECITY_TEST_POSTGRES), 10,000/s on SQLite, hot accounts at 80 % of that";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            await using (var sqlite = new SqliteDatabase(Path.Combine(folder, "ledger.db"), TimeProvider.System)) await Both(report, "SQLite", sqlite);
            if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is not { Length: > 0 } admin) return;
            await OnPostgres(report, admin);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgres(Report report, string admin)
    {
        var name = $"bench{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        await using var source = NpgsqlDataSource.Create(admin);
        await Execute(source, $"CREATE DATABASE {name}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ToString();
            await using (var database = PostgresDatabase.Open(connection, TimeProvider.System))
            {
                var batched = await Both(report, "PostgreSQL", database);
                var single = await SingleTransfers(connection);
                report.Line(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL, one SQL function and one transaction per transfer, 8 clients: {single:0} transfers/s; ratio {batched / single:0.0}"));
            }
        }
        finally
        {
            await Execute(source, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<double> Both(Report report, string what, IDatabase database)
    {
        await MigrationRunner.Run(database, [new MigrationSet("ledger", typeof(LedgerModule).Assembly)], TimeProvider.System);
        var engine = Engine(database);
        await Rate(engine, "warm", Accounts, 3);
        var spread = await Rate(engine, "spread", Accounts, Batches);
        var hot = await Rate(engine, "hot", 10, Batches);
        var proof = await engine.Verify(Actor.Node, "hot");
        if (proof.Faults.Count > 0 || proof.SumFen != 0) throw new InvalidOperationException("The book does not hold.");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{what}: {Accounts} accounts {spread:0} transfers/s, 10 hot accounts {hot:0} transfers/s ({hot / spread:P0}); {BatchSize} per batch, book proved"));
        return spread;
    }

    private static LedgerEngine Engine(IDatabase database)
    {
        var keys = new KeyRing(database, "", new NoEntropy(), TimeProvider.System);
        return new LedgerEngine(database, new OpenGate(), TimeProvider.System, new NoEntropy(), new SqlUnits(database), new SendMessages(keys, TimeProvider.System, new DeliveryBell()));
    }

    private static async Task<double> Rate(LedgerEngine engine, string book, int accounts, int batches)
    {
        var (random, id) = (new Random(7), 0UL);
        Transfer Next()
        {
            var debit = random.Next(accounts);
            return new(new(++id), TransferKind.Direct, $"a{debit}", $"a{(debit + 1 + random.Next(accounts - 1)) % accounts}", new Money(random.Next(1, 100_000)), Reference: "bench");
        }

        foreach (var chunk in Enumerable.Range(0, accounts).Chunk(2_000))
            await engine.Post(Actor.Node, book, [.. chunk.Select(i => new Transfer(new(++id), TransferKind.Direct, $"a{i}", "equity", new Money(1)))], opensAccounts: true);
        for (var i = 0; i < Math.Min(accounts, 100); i++) await engine.OpenAccount(Actor.Node, book, $"a{i}", new Money(-1_000_000_000_000), null);
        var work = Enumerable.Range(0, batches).Select(_ => Enumerable.Range(0, BatchSize).Select(_ => Next()).ToList()).ToList();
        var started = Stopwatch.GetTimestamp();
        foreach (var batch in work)
        {
            var answers = await engine.Post(Actor.Node, book, batch);
            if (answers.Any(answer => answer.Refusal is not null)) throw new InvalidOperationException(answers.First(answer => answer.Refusal is not null).Refusal!.Code);
        }
        return batches * BatchSize / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The peer: the whole ledger in one SQL function, called once per transfer, each call a commit.</summary>
    private static async Task<double> SingleTransfers(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await Execute(source,
            """
            CREATE TABLE peer_accounts (id int PRIMARY KEY, balance bigint NOT NULL, floor bigint NOT NULL, CHECK (balance >= floor));
            CREATE TABLE peer_transfers (id bigint PRIMARY KEY, debit int NOT NULL, credit int NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
            INSERT INTO peer_accounts SELECT i, 0, -1000000000000 FROM generate_series(0, 4999) i;
            CREATE FUNCTION peer_transfer(bigint, int, int, bigint) RETURNS void LANGUAGE sql AS $$
                UPDATE peer_accounts SET balance = balance + CASE WHEN id = $2 THEN -$4 ELSE $4 END
                WHERE id IN (SELECT id FROM peer_accounts WHERE id IN ($2, $3) ORDER BY id FOR UPDATE);
                INSERT INTO peer_transfers (id, debit, credit, amount) VALUES ($1, $2, $3, $4);
            $$;
            """);
        const int Clients = 8;
        const int Each = 400;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            await using var open = await source.OpenConnectionAsync();
            var random = new Random(client);
            for (var i = 0; i < Each; i++)
            {
                await using var command = new NpgsqlCommand("SELECT peer_transfer($1, $2, $3, $4)", open);
                var debit = random.Next(Accounts);
                foreach (var value in (object[])[(long)(client * Each + i), debit, (debit + 1 + random.Next(Accounts - 1)) % Accounts, (long)random.Next(1, 100_000)])
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                await command.ExecuteNonQueryAsync();
            }
        }));
        return Clients * Each / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }

    private sealed class NoEntropy : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => secret.Clear();
    }
}
