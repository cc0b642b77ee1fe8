using System.Globalization;
using Npgsql;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>Lights of a large list from scratch; board and matrix over it on SQLite and PostgreSQL; a page of the list beside Redmine where it is installed.</summary>
/// <remarks>
/// Options: <c>--tasks N</c> (50,000) and <c>--samples N</c> (100). PostgreSQL comes from ONECITY_TEST_POSTGRES. Redmine is Debian's package <c>redmine</c>
/// with <c>redmine-sqlite</c>; without it that part is left out and said so.
/// </remarks>
public sealed class PlansBoards : IPromise
{
    private static readonly DateOnly On = new(2026, 9, 1);

    /// <inheritdoc/>
    public string Name => "plans-boards";

    /// <inheritdoc/>
    public string About => "50,000 tasks: lights from scratch under 1 s; board and matrix p95 under 80 ms; a page of the list beside Redmine's";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var (tasks, samples) = (Option(options, "--tasks", 50_000), Option(options, "--samples", 100));
        var world = new PlansWorld(tasks);
        report.Line(Text($"{tasks} tasks, {world.Events.Values.Sum(each => each.Length)} events"));
        await report.Time("lights of all tasks from scratch", 10, () => Task.FromResult(ComputeLights.Of(world.Tasks, world.Events, On, RuleSet.Default, WorkingCalendar.Weekends)));
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            double page_ms;
            await using (var sqlite = new SqliteDatabase(Path.Combine(folder, "plans.db"), TimeProvider.System)) page_ms = await Measure(report, "SQLite", sqlite, world, samples);
            await OnPostgres(report, world, samples);
            await RedmineList.Measure(report, world, samples, folder, page_ms);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgres(Report report, PlansWorld world, int samples)
    {
        if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is not { Length: > 0 } admin)
        {
            report.Line("PostgreSQL: left out, ONECITY_TEST_POSTGRES is not set");
            return;
        }
        var name = $"bench{Guid.NewGuid():N}";
        await Execute(admin, $"CREATE DATABASE {name}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name, CommandTimeout = 600 }.ToString();
            await using var postgres = PostgresDatabase.Open(connection, TimeProvider.System);
            await Measure(report, "PostgreSQL", postgres, world, samples);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Execute(admin, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    /// <summary>Answers the median of a page of the list.</summary>
    private static async Task<double> Measure(Report report, string store, IDatabase database, PlansWorld world, int samples)
    {
        await MigrationRunner.Run(database, [new MigrationSet("plans", typeof(PlansModule).Assembly)], TimeProvider.System);
        var engine = await world.Fill(database);
        var filter = new LightFilter(PlansWorld.List);
        await report.Time($"{store}: first look at the list after a start", 1, () => engine.ListLights(PlansWorld.Planner, On, filter));
        await Samples(report, $"{store}: board", samples, async () =>
        {
            var rows = await engine.ListLights(PlansWorld.Planner, On, filter);
            return rows.GroupBy(row => row.Light.Light).Select(group => (group.Key, group.Count(), group.OrderBy(row => row.Light.DueOn).Take(20).ToList())).ToList();
        });
        await Samples(report, $"{store}: matrix city by field", samples, async () =>
        {
            var rows = await engine.ListLights(PlansWorld.Planner, On, filter);
            return rows.GroupBy(row => (row.Item.Field, row.Item.City)).ToDictionary(
                group => group.Key, group => group.GroupBy(row => row.Light.Light).Select(each => (each.Key, each.Count())).ToList());
        });
        var page = await Samples(report, $"{store}: page of 100 rows", samples, async () =>
            (await engine.ListLights(PlansWorld.Planner, On, filter)).Skip(20_000).Take(100).ToList());
        var open = (await engine.ListLights(PlansWorld.Planner, null, filter)).Where(row => !row.Light.IsDone).Take(10).ToList();
        var next = 0;
        await report.Time($"{store}: board right after a report", open.Count, async () =>
        {
            await engine.ReportProgress(PlansWorld.Planner, open[next++].Item.Id, TaskEventKind.Started);
            _ = (await engine.ListLights(PlansWorld.Planner, On, filter)).GroupBy(row => row.Light.Light).ToDictionary(group => group.Key, group => group.Count());
        });
        return Report.Percentile(page, 50);
    }

    private static async Task<List<double>> Samples(Report report, string what, int samples, Func<Task<object>> work)
    {
        var took = new List<double>(samples);
        _ = await work();
        for (var sample = 0; sample < samples; sample++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            _ = await work();
            took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        report.Print(what, took, "ms");
        return took;
    }

    private static async Task<List<double>> Samples<T>(Report report, string what, int samples, Func<Task<List<T>>> work) => await Samples(report, what, samples, async () => (object)await work());

    private static async Task<List<double>> Samples<TKey, T>(Report report, string what, int samples, Func<Task<Dictionary<TKey, T>>> work)
        where TKey : notnull => await Samples(report, what, samples, async () => (object)await work());

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static int Option(string[] options, string name, int fallback) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length && int.TryParse(options[at + 1], CultureInfo.InvariantCulture, out var value) ? value : fallback;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
