using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Cases;
using OneCity.Composition;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Benchmarks;

/// <summary>A case with a long history, and the list of my work in a store full of cases.</summary>
public sealed class CasesDesks : IPromise
{
    private const string City = "430100";
    private const int Batch = 2_000;

    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public string About => "a case of 500 events read for its page under 100 ms; 1 million cases in the store, my-work list under 50 ms at the 95th percentile";

    /// <inheritdoc/>
    /// <remarks>Options: the number of cases, 1000000 when none is given; a PostgreSQL connection string, SQLite when none is given.</remarks>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var cases = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        var services = new ServiceCollection();
        services.AddLogging().AddOneCity(new NodeSettings(folder, options.Length > 1 ? options[1] : null));
        await using (var node = services.BuildServiceProvider())
        {
            await Node.Migrate(node);
            await Measure(report, node, cases);
        }
        Directory.Delete(folder, recursive: true);
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
        await Fill(node.GetRequiredService<IDatabase>(), record.Header.Id, cases);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{cases} cases in the store after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, one in three finished"));
        var view = await engine.Show(Actor.Operator, City, record.Header.Number);
        report.Print($"a case of {view.Events.Count} events with all that its page shows", await Times(100, async () =>
        {
            await engine.Show(Actor.Operator, City, record.Header.Number);
            await desks.Surroundings(Actor.Operator, City, record.Header.Number);
        }), "ms");
        report.Print("my work, the first 200 by time left", await Times(200, () => desks.ListWork(Actor.Operator, City)), "ms");
        report.Print("all cases, the first 100", await Times(50, () => engine.List(Actor.Operator, City)), "ms");
        report.Print("flow between cities", await Times(5, () => desks.Flow(Actor.Operator)), "ms");
    }

    private static async Task<CaseRecord> Submit(CasesEngine engine) => (await engine.Submit(Actor.Operator, new SubmitCase.Request(City, "business-change",
        new CaseContent("基准测试", "", "", new Dictionary<string, string> { ["firm"] = "示例", ["change"] = "住所" }, [], [])))).Record;

    /// <summary>Copies of the first case under other numbers, days and standings; written as the engine writes them, sealed content included.</summary>
    private static async Task Fill(IDatabase database, string id, int cases)
    {
        for (var from = 0; from < cases; from += Batch)
        {
            var (first, last) = (from + 1, Math.Min(from + Batch, cases));
            await database.Write(async session =>
            {
                for (var at = first; at <= last; at++)
                {
                    var isDone = at % 3 == 0;
                    var row = new
                    {
                        id, copy = $"copy-{at}", number = string.Create(CultureInfo.InvariantCulture, $"{City}-2027-{at:D7}"), state = isDone ? "Delivered" : "Received",
                        standing = at % 7 == 0 ? "Previewed" : at % 5 == 0 ? "Offered" : "Held",
                        due = isDone ? "9999-12-31" : new DateOnly(2027, 1, 1).AddDays(at * 7919L % 365 is var days ? (int)days : 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ended = isDone ? "2027-01-01" : null, sender = at % 2 == 0 ? "430200" : "430300",
                    };
                    await session.Execute("INSERT INTO cases_records (keeper, id, number, item, holder, standing, state, due_on, person_key, confirmed, header, content, parent) "
                        + "SELECT keeper, @copy, @number, item, holder, @standing, @state, @due, person_key, confirmed, header, content, parent FROM cases_records WHERE keeper = '430100' AND id = @id", row);
                    await session.Execute("INSERT INTO cases_hops (keeper, case_id, hop, sender, number, item, started_on, due_on, stopped, ended_on) "
                        + "VALUES ('430100', @copy, 1, @sender, @number, 'business-change', '2026-12-01', @due, 0, @ended)", row);
                }
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
