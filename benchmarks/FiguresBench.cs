using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OneCity.Figures;
using OneCity.Figures.Features;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>A seeded store of figures: import, pivots, roll-ups, on SQLite and PostgreSQL, beside a plain star schema on the same PostgreSQL.</summary>
/// <remarks>
/// Options: <c>--rows N</c> (default 1,000,000; 10,000,000 is the full store: 50 years × 3,000 regions × 67 indicators) and <c>--samples N</c>.
/// PostgreSQL comes from ONECITY_TEST_POSTGRES; without it that part is left out and said so.
/// </remarks>
public sealed class FiguresBench : IPromise
{
    /// <inheritdoc/>
    public string Name => "figures";

    /// <inheritdoc/>
    public string About => "pivot of 30 regions × 20 years × 5 indicators p95 under 50 ms; roll-up over 122 counties under 50 ms; 1 million rows imported under 60 s";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var rows = Option(options, "--rows", 1_000_000);
        var samples = Option(options, "--samples", 200);
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "figures.db");
            await using (var sqlite = new SqliteDatabase(file, TimeProvider.System)) await Measure(report, "SQLite", sqlite, rows, samples);
            await Cold(report, file, rows);
            if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is not { Length: > 0 } admin)
            {
                report.Line("PostgreSQL: left out, ONECITY_TEST_POSTGRES is not set");
                return;
            }
            await OnPostgres(report, admin, rows, samples);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgres(Report report, string admin, int rows, int samples)
    {
        var name = $"bench{Guid.NewGuid():N}";
        await Execute(admin, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name, CommandTimeout = 600 }.ToString();
        try
        {
            double ours;
            await using (var postgres = PostgresDatabase.Open(connection, TimeProvider.System))
                ours = await Measure(report, "PostgreSQL", postgres, rows, samples);
            var star = await Star(report, connection, new FiguresWorld(rows), samples);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL pivot p95 against the star schema: ratio {ours / star:0.00}"));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Execute(admin, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<double> Measure(Report report, string where, IDatabase database, int rows, int samples)
    {
        await MigrationRunner.Run(database, [new MigrationSet("figures", typeof(FiguresModule).Assembly)], TimeProvider.System);
        var world = new FiguresWorld(rows);
        var engine = new FiguresEngine(database, world, TimeProvider.System, new OpenGate(), world);
        await Import(report, where, engine, world);
        // Corrections and the second book, so that the projection has something to choose from.
        await engine.Import(Actor.Node, new ImportFigures.Request("corrections", () => world.Corrections(Math.Max(1000, rows / 100))));
        var pivots = await Pivots(engine, world, samples);
        report.Print($"{where}: pivot 30 × 20 × 5 of {rows:N0}, random slices, 1 % writes", pivots, "ms");
        var rollups = new List<double>();
        for (var run = 0; run < samples; run++)
        {
            var request = new TotalFigures.Request(world.Indicator(run), world.Regions(run, 122), world.Year(run), FigureBook.Official);
            var started = Stopwatch.GetTimestamp();
            var total = await engine.Total(Actor.Node, request);
            rollups.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (total.Missing.Count > 0) throw new InvalidOperationException("The seeded store has a hole.");
        }
        report.Print($"{where}: roll-up over 122 counties", rollups, "ms");
        var scopes = new List<double>();
        for (var run = 0; run < samples; run++)
        {
            var started = Stopwatch.GetTimestamp();
            var sum = await engine.Derive(Actor.Node, new($"members({world.Indicator(run)})", FiguresWorld.Belt, world.Year(run), FigureBook.Official));
            scopes.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (sum.Inputs.Count != 122) throw new InvalidOperationException($"The scope has {sum.Inputs.Count} members instead of 122.");
        }
        report.Print($"{where}: roll-up over a scope of 122 counties as of its membership then", scopes, "ms");
        await Export(report, where, engine, world);
        return Report.Percentile(pivots, 95);
    }

    private static async Task Import(Report report, string where, FiguresEngine engine, FiguresWorld world)
    {
        using var stop = new CancellationTokenSource();
        var waits = new List<double>();
        var other = Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var started = Stopwatch.GetTimestamp();
                await engine.Import(Actor.Node, new ImportFigures.Request("one", () => world.Single(number)));
                waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await Task.Delay(250);
            }
        });
        var peak = 0L;
        var progress = new Steps(() => peak = Math.Max(peak, GC.GetTotalMemory(false)));
        var begun = Stopwatch.GetTimestamp();
        await engine.Import(Actor.Node, new ImportFigures.Request("seed", world.Rows), progress);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await stop.CancelAsync();
        await other;
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{where}: {world.Count:N0} rows imported in {seconds:0.0} s, {world.Count / seconds:N0} rows/s, {seconds / world.Count * 1e6:0.0} s a million; managed memory at most {peak >> 20} MiB"));
        if (waits.Count > 0) report.Print($"{where}: another writer during the import", waits, "ms");
    }

    private static async Task<List<double>> Pivots(FiguresEngine engine, FiguresWorld world, int samples)
    {
        var took = new List<double>();
        var writes = new List<Task>();
        for (var run = 0; run < samples; run++)
        {
            var number = 100_000 + run;
            if (run % 100 == 0) writes.Add(Task.Run(() => engine.Import(Actor.Node, new ImportFigures.Request("write", () => world.Single(number)))));
            var request = new PivotFigures.Request(world.Indicators(run, 5), world.Regions(run, 30), world.Years(run, 20), FigureBook.Official);
            var started = Stopwatch.GetTimestamp();
            var cells = await engine.Pivot(Actor.Node, request);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (cells.Count != 3000) throw new InvalidOperationException($"The pivot has {cells.Count} cells instead of 3000.");
        }
        await Task.WhenAll(writes);
        return took;
    }

    /// <summary>Pivots after the file has left the page cache, each slice read for the first time by a store just opened.</summary>
    private static async Task Cold(Report report, string file, int rows)
    {
        var took = new List<double>();
        var world = new FiguresWorld(rows);
        for (var run = 0; run < 10; run++)
        {
            using (var drop = Process.Start("dd", ["if=" + file, "iflag=nocache", "count=0", "status=none"])) await drop.WaitForExitAsync();
            await using var sqlite = new SqliteDatabase(file, TimeProvider.System);
            var engine = new FiguresEngine(sqlite, world, TimeProvider.System, new OpenGate(), world);
            var request = new PivotFigures.Request(world.Indicators(run + 500, 5), world.Regions(run + 500, 30), world.Years(run + 500, 20), FigureBook.Official);
            var started = Stopwatch.GetTimestamp();
            await engine.Pivot(Actor.Node, request);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        report.Print("SQLite: the same pivot cold (store just opened, file dropped from the page cache)", took, "ms");
    }

    private static async Task Export(Report report, string where, FiguresEngine engine, FiguresWorld world)
    {
        var path = Path.GetTempFileName();
        try
        {
            var peak = 0L;
            using var stop = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(false));
                    await Task.Delay(50);
                }
            });
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await engine.Export(Actor.Node, new("out.xlsx", new OneCity.Figures.Model.FigureFilter { Indicators = [world.Indicator(0)] }, false), () => File.Create(path));
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await stop.CancelAsync();
            await watch;
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{where}: 150,000 figures exported to XLSX in {seconds:0.0} s, {new FileInfo(path).Length >> 10:N0} KiB; managed memory at most {peak >> 20} MiB"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The peer: one fact table with its dimensions inline and the index that suits the question best.</summary>
    private static async Task<double> Star(Report report, string connection, FiguresWorld world, int samples)
    {
        await Execute(connection,
            "CREATE TABLE star AS SELECT indicator_id, subject_id, period_id, mantissa::double precision AS value FROM figures_taken WHERE book = 0; "
            + "CREATE INDEX star_key ON star (indicator_id, subject_id, period_id) INCLUDE (value); VACUUM ANALYZE star");
        await using var source = NpgsqlDataSource.Create(connection);
        var took = new List<double>();
        for (var run = 0; run < samples; run++)
        {
            // The same slices; the peer is spared looking up the ids.
            var (indicators, regions, years) = (await Ids(source, "indicator", world.Indicators(run, 5)), await Ids(source, "subject", world.Regions(run, 30)), await Ids(source, "period", world.Years(run, 20)));
            var count = 0;
            var started = Stopwatch.GetTimestamp();
            await using var command = source.CreateCommand("SELECT indicator_id, subject_id, period_id, value FROM star WHERE indicator_id = ANY(@i) AND subject_id = ANY(@s) AND period_id = ANY(@p)");
            command.Parameters.AddWithValue("i", indicators);
            command.Parameters.AddWithValue("s", regions);
            command.Parameters.AddWithValue("p", years);
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) count += reader.GetDouble(3) > 0 ? 1 : 0;
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (count != 3000) throw new InvalidOperationException($"The star schema gives {count} cells instead of 3000.");
        }
        report.Print("PostgreSQL: the same pivots on a plain star schema", took, "ms");
        return Report.Percentile(took, 95);
    }

    private static async Task<long[]> Ids(NpgsqlDataSource source, string kind, string[] codes)
    {
        await using var command = source.CreateCommand("SELECT array_agg(id) FROM figures_codes WHERE kind = @kind AND code = ANY(@codes)");
        command.Parameters.AddWithValue("kind", kind);
        command.Parameters.AddWithValue("codes", codes);
        return (long[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        foreach (var part in sql.Split("; "))
        {
            await using var command = source.CreateCommand(part);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int Option(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private sealed class Steps(Action step) : IProgress<long>
    {
        public void Report(long value) => step();
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }
}
