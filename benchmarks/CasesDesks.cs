using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneCity.Cases;
using OneCity.Composition;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Benchmarks;

/// <summary>A case with a long history, and the list of my work in a store full of cases.</summary>
public sealed class CasesDesks : IPromise
{
    private const string City = "430100";
    private const int Batch = 5_000;

    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public string About => "a case of 500 events read for its page under 100 ms; 1 million cases in the store, my-work list under 50 ms at the 95th percentile; on SQLite and PostgreSQL";

    /// <inheritdoc/>
    /// <remarks>Options: the number of cases, 1000000 when none is given. PostgreSQL comes from ONECITY_TEST_POSTGRES; without it that part is left out and said so.</remarks>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var cases = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1_000_000;
        report.Line("SQLite");
        await OnStore(report, null, cases);
        if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is not { Length: > 0 } admin)
        {
            report.Line("PostgreSQL: left out, ONECITY_TEST_POSTGRES is not set");
            return;
        }
        report.Line("PostgreSQL");
        var name = $"bench_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(admin);
        await Sql(source, $"CREATE DATABASE {name}");
        try
        {
            await OnStore(report, new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 16 }.ToString(), cases);
        }
        finally
        {
            await Sql(source, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task OnStore(Report report, string? postgres, int cases)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        var services = new ServiceCollection();
        services.AddLogging().AddOneCity(new NodeSettings(folder, postgres));
        await using (var node = services.BuildServiceProvider())
        {
            await Node.Migrate(node);
            await Measure(report, node, cases);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Sql(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Measure(Report report, ServiceProvider node, int cases)
    {
        var (engine, desks) = (node.GetRequiredService<CasesEngine>(), node.GetRequiredService<CaseDesks>());
        var record = await Submit(engine);
        for (var line = 0; line < 250; line++)
        {
            await engine.Pause(Actor.Operator, City, record.Header.Id, "补正");
            await engine.Resume(Actor.Operator, City, record.Header.Id);
        }
        var started = Stopwatch.GetTimestamp();
        await Fill(node.GetRequiredService<IDatabase>(), record.Header, cases);
        // What autovacuum does within a minute: without it the server plans for an empty table.
        if (node.GetRequiredService<IDatabase>() is { Dialect: Dialect.Postgres } full) await full.Write(session => session.Execute("ANALYZE cases_records, cases_hops, cases_events"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{cases} cases in the store after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, one in three finished"));
        var view = await engine.Show(Actor.Operator, City, record.Header.Number);
        report.Print($"a case of {view.Events.Count} events with all that its page shows", await Times(100, async () =>
        {
            await engine.Show(Actor.Operator, City, record.Header.Number);
            await desks.Surroundings(Actor.Operator, City, record.Header.Number);
        }), "ms");
        report.Print("my work, the first 200 by time left", await Times(200, () => desks.ListWork(Actor.Operator, City)), "ms");
        report.Print("all cases, the first 100", await Times(50, () => engine.List(Actor.Operator, City)), "ms");
        report.Print("one case found among all by its number", await Times(50, () => desks.Search(Actor.Operator, City, new CaseFilter(record.Header.Number))), "ms");
        report.Print("flow between cities", await Times(5, () => desks.Flow(Actor.Operator)), "ms");
    }

    private static async Task<CaseRecord> Submit(CasesEngine engine) => (await engine.Submit(Actor.Operator, new SubmitCase.Request(City, "business-change",
        new CaseContent("基准测试", "", "", new Dictionary<string, string> { ["firm"] = "示例", ["change"] = "住所" }, [], [])))).Record;

    /// <summary>Copies of the first case under other numbers, days and standings; written as the engine writes them, sealed content included.</summary>
    private static async Task Fill(IDatabase database, CaseHeader first, int cases)
    {
        for (var from = 1; from <= cases; from += Batch)
        {
            var range = new { id = first.Id, number = first.Number, first = (long)from, last = (long)Math.Min(from + Batch - 1, cases) };
            await database.Write(async session =>
            {
                var (day, digits) = session.Dialect == Dialect.Sqlite
                    ? ("date('2027-01-01', '+' || (i * 7919 % 365) || ' days')", "substr('000000' || i, -7)")
                    : ("to_char(date '2027-01-01' + CAST(i * 7919 % 365 AS INTEGER), 'YYYY-MM-DD')", "right('000000' || i, 7)");
                var copies = "WITH RECURSIVE numbers(i) AS (SELECT CAST(@first AS BIGINT) UNION ALL SELECT i + 1 FROM numbers WHERE i < @last), copies AS ("
                    + $"SELECT i, 'copy-' || i AS copy, '{City}-2027-' || {digits} AS copied, i % 3 = 0 AS done, CASE WHEN i % 3 = 0 THEN '9999-12-31' ELSE {day} END AS due FROM numbers) ";
                await session.Execute(copies + "INSERT INTO cases_records (keeper, id, number, item, holder, standing, state, due_on, person_key, confirmed, header, content, parent) "
                    + "SELECT keeper, copy, copied, item, holder, CASE WHEN i % 7 = 0 THEN 'Previewed' WHEN i % 5 = 0 THEN 'Offered' ELSE 'Held' END, "
                    + "CASE WHEN done THEN 'Delivered' ELSE 'Received' END, due, 'person-' || (i % 700000), confirmed, REPLACE(REPLACE(header, @id, copy), @number, copied), content, parent "
                    + $"FROM copies CROSS JOIN cases_records WHERE keeper = '{City}' AND id = @id", range);
                await session.Execute(copies + "INSERT INTO cases_hops (keeper, case_id, hop, sender, number, item, started_on, due_on, stopped, ended_on) "
                    + $"SELECT '{City}', copy, 1, CASE WHEN i % 2 = 0 THEN '430200' ELSE '430300' END, copied, 'business-change', '2026-12-01', due, 0, CASE WHEN done THEN '2027-01-01' END FROM copies", range);
            });
        }
    }

    private static async Task<List<double>> Times(int rounds, Func<Task> work)
    {
        await work();
        var times = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return times;
    }
}
