using System.Diagnostics;
using Npgsql;

namespace OneCity.Benchmarks;

/// <summary>The peer: one fact table with its dimensions inline and the index that suits the questions best, on the same PostgreSQL, asked by Npgsql directly.</summary>
internal sealed class FiguresStar(string connection, FiguresWorld world, int samples)
{
    /// <summary>The same pivots and roll-ups; answers the 95th percentiles in milliseconds. The peer is spared looking up the ids.</summary>
    public async Task<(double Pivot, double RollUp)> Measure(Report report)
    {
        await FiguresBench.Execute(connection,
            "CREATE TABLE star AS SELECT indicator_id, subject_id, period_id, mantissa::double precision AS value FROM figures_taken WHERE book = 0; "
            + "CREATE INDEX star_key ON star (indicator_id, subject_id, period_id) INCLUDE (value); VACUUM ANALYZE star");
        await using var source = NpgsqlDataSource.Create(connection);
        var pivots = new List<double>();
        var rollUps = new List<double>();
        for (var run = 0; run < samples; run++)
            pivots.Add(await Ask(source, await Ids(source, "indicator", world.Indicators(run, 5)), await Ids(source, "subject", world.Regions(run, 30)), await Ids(source, "period", world.Years(run, 20)), 3000));
        for (var run = 0; run < samples; run++)
            rollUps.Add(await Ask(source, await Ids(source, "indicator", [world.Indicator(run)]), await Ids(source, "subject", world.Regions(run, 122)), await Ids(source, "period", [world.Year(run)]), 122));
        report.Print("PostgreSQL: the same pivots on a plain star schema", pivots, "ms");
        report.Print("PostgreSQL: the same roll-ups on a plain star schema", rollUps, "ms");
        return (Report.Percentile(pivots, 95), Report.Percentile(rollUps, 95));
    }

    private static async Task<double> Ask(NpgsqlDataSource source, long[] indicators, long[] regions, long[] years, int expected)
    {
        var (count, sum) = (0, 0.0);
        var started = Stopwatch.GetTimestamp();
        await using var command = source.CreateCommand("SELECT indicator_id, subject_id, period_id, value FROM star WHERE indicator_id = ANY(@i) AND subject_id = ANY(@s) AND period_id = ANY(@p)");
        command.Parameters.AddWithValue("i", indicators);
        command.Parameters.AddWithValue("s", regions);
        command.Parameters.AddWithValue("p", years);
        await using (var reader = await command.ExecuteReaderAsync())
        {
            for (; await reader.ReadAsync(); count++) sum += reader.GetDouble(3);
        }
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return count == expected && sum > 0 ? took : throw new InvalidOperationException($"The star schema gives {count} cells instead of {expected}.");
    }

    private static async Task<long[]> Ids(NpgsqlDataSource source, string kind, string[] codes)
    {
        await using var command = source.CreateCommand("SELECT array_agg(id) FROM figures_codes WHERE kind = @kind AND code = ANY(@codes)");
        command.Parameters.AddWithValue("kind", kind);
        command.Parameters.AddWithValue("codes", codes);
        return (long[])(await command.ExecuteScalarAsync())!;
    }
}
