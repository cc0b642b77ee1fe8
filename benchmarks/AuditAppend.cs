using System.Diagnostics;
using System.Globalization;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Audit;
using OneCity.Storage.Migrations;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>Durable audit entries per second on SQLite with group commit, beside one commit an entry on the same disk.</summary>
public sealed class AuditAppend : IPromise
{
    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public string About => "at least 5,000 audit entries/s on SQLite with group commit, each acknowledged only after fsync";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            var rates = new List<double>();
            for (var run = 0; run < 5; run++) rates.Add(await Rate(Path.Combine(folder, $"group{run}.db"), writers: 256, each: 100));
            report.Print("256 writers, group commit", rates, "entries/s");
            var single = await Rate(Path.Combine(folder, "single.db"), writers: 1, each: 500);
            report.Line(string.Create(CultureInfo.InvariantCulture, $"1 writer, one commit an entry: {single:0} entries/s; ratio {Report.Percentile(rates, 50) / single:0.0}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Rate(string file, int writers, int each)
    {
        await using var database = new SqliteDatabase(file, TimeProvider.System);
        await MigrationRunner.Run(database, [], TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var number = 0; number < each; number++) await Append(database, $"thing:{writer}-{number}");
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var verdict = await database.Read(AuditTrail.Verify);
        if (verdict != new AuditVerdict((long)writers * each, null)) throw new InvalidOperationException("The chain is broken.");
        return writers * each / seconds;
    }

    private static Task Append(IDatabase database, string subject) => database.Write(session =>
    {
        session.Audit(new AuditEvent("bench.happened", Actor.Node, subject));
        return Task.CompletedTask;
    });
}
