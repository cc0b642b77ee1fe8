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

/// <summary>A seeded store of figures: import, pivots warm and cold, roll-ups, on SQLite and PostgreSQL, beside a plain star schema on the same PostgreSQL.</summary>
/// <remarks>
/// Options: <c>--full</c> for the store of 10 million figures (50 years × 3,000 regions × 67 indicators), <c>--rows N</c> (default 1,000,000),
/// <c>--samples N</c> (default 200), <c>--only sqlite</c> or <c>--only postgres</c>.
/// </remarks>
public sealed class FiguresBench : IPromise
{
    private const int ColdRuns = 10;

    /// <inheritdoc/>
    public string Name => "figures";

    /// <inheritdoc/>
    public string About => "pivot of 30 regions × 20 years × 5 indicators p95 under 50 ms; roll-up over 122 counties under 50 ms; 1 million rows imported under 60 s, nobody else waiting over 200 ms";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var rows = Option(options, "--rows", options.Contains("--full") ? 10_000_000 : 1_000_000);
        var samples = Option(options, "--samples", 200);
        var only = Array.IndexOf(options, "--only") is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : "";
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{new FiguresWorld(rows).Count:N0} figures, random slices; --full seeds 10 million, --only sqlite|postgres does one half"));
        if (only != "postgres") await OnSqlite(report, rows, samples);
        if (only == "sqlite") return;
        await using var cluster = await BenchCluster.Start();
        if (cluster is null) report.Line("PostgreSQL: left out, PostgreSQL 15 is not installed");
        else await OnPostgres(report, cluster, rows, samples);
    }

    private static async Task OnSqlite(Report report, int rows, int samples)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "figures.db");
            await using (var sqlite = new SqliteDatabase(file, TimeProvider.System)) await Measure(report, "SQLite", sqlite, rows, samples);
            await Cold(report, "SQLite", rows, () => BenchCluster.Drop(file), () => new SqliteDatabase(file, TimeProvider.System));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgres(Report report, BenchCluster cluster, int rows, int samples)
    {
        var name = $"bench{Guid.NewGuid():N}";
        await Execute(cluster.Connection, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(cluster.Connection) { Database = name, CommandTimeout = 600 }.ToString();
        try
        {
            (double Pivot, double RollUp) ours;
            await using (var postgres = PostgresDatabase.Open(connection, TimeProvider.System)) ours = await Measure(report, "PostgreSQL", postgres, rows, samples, () => Execute(connection, "VACUUM (ANALYZE) figures_taken; VACUUM (ANALYZE) figures_claims"));
            var star = new FiguresStar(connection, new FiguresWorld(rows), samples);
            var (pivot, rollUp) = await star.Measure(report);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL p95 against the star schema: pivot ratio {ours.Pivot / pivot:0.00}, roll-up ratio {ours.RollUp / rollUp:0.00}"));
            if (cluster.IsOwn) await Cold(report, "PostgreSQL", rows, cluster.Restart, () => PostgresDatabase.Open(connection, TimeProvider.System));
            else report.Line("PostgreSQL: not measured cold; leave ONECITY_TEST_POSTGRES unset, so that a private server can be restarted");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Execute(cluster.Connection, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<(double Pivot, double RollUp)> Measure(Report report, string where, IDatabase database, int rows, int samples, Func<Task>? tidy = null)
    {
        await MigrationRunner.Run(database, [new MigrationSet("figures", typeof(FiguresModule).Assembly)], TimeProvider.System);
        var world = new FiguresWorld(rows);
        var engine = Engine(database, world);
        await Import(report, where, engine, world);
        // Corrections, contradictions and the second book, so that the projection has something to choose from.
        var corrections = Math.Max(1000, rows / 50);
        await engine.Import(Actor.Node, new ImportFigures.Request("corrections", () => world.Corrections(corrections)));
        // What autovacuum does a minute after such an import.
        if (tidy is not null) await tidy();
        var pivots = await Pivots(engine, world, samples);
        report.Print($"{where}: pivot 30 × 20 × 5 of {world.Count:N0}, {corrections:N0} corrected, 1 % writes", pivots, "ms");
        var rollUps = new List<double>();
        for (var run = 0; run < samples; run++)
        {
            var request = new TotalFigures.Request(world.Indicator(run), world.Regions(run, 122), world.Year(run), FigureBook.Official);
            var started = Stopwatch.GetTimestamp();
            var total = await engine.Total(Actor.Node, request);
            rollUps.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (total.Missing.Count > 0) throw new InvalidOperationException("The seeded store has a hole.");
        }
        report.Print($"{where}: roll-up over 122 counties", rollUps, "ms");
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
        return (Report.Percentile(pivots, 95), Report.Percentile(rollUps, 95));
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
                await Task.Delay(100);
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
            took.Add(await Pivot(engine, world, run));
        }
        await Task.WhenAll(writes);
        return took;
    }

    private static async Task<double> Pivot(FiguresEngine engine, FiguresWorld world, int run)
    {
        var request = new PivotFigures.Request(world.Indicators(run, 5), world.Regions(run, 30), world.Years(run, 20), FigureBook.Official);
        var started = Stopwatch.GetTimestamp();
        var cells = await engine.Pivot(Actor.Node, request);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return cells.Count == 3000 ? took : throw new InvalidOperationException($"The pivot has {cells.Count} cells instead of 3000.");
    }

    /// <summary>Pivots when nothing is in memory: each slice read for the first time, by a store just opened, from files that have left every cache.</summary>
    private static async Task Cold(Report report, string where, int rows, Func<Task> chill, Func<IDatabase> open)
    {
        var took = new List<double>();
        var world = new FiguresWorld(rows);
        for (var run = 0; run < ColdRuns; run++)
        {
            await chill();
            await using var database = open();
            took.Add(await Pivot(Engine(database, world), world, 500 + run));
        }
        report.Print($"{where}: the same pivot cold, store just opened and its files dropped from the caches", took, "ms");
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

    private static FiguresEngine Engine(IDatabase database, FiguresWorld world) => new(database, world, TimeProvider.System, new OpenGate(), world);

    /// <summary>Runs statements separated by semicolons, each on its own.</summary>
    internal static async Task Execute(string connection, string sql)
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

    private sealed class Steps(Action step) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => step();
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }
}
