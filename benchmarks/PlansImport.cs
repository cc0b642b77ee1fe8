using System.Globalization;
using MiniExcelLibs;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Plans;
using OneCity.Storage.Migrations;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>An XLSX list imported into SQLite and given back, from the bytes of the file to the answer.</summary>
public sealed class PlansImport : IPromise
{
    private const int Rows = 5_000, Runs = 5;

    /// <inheritdoc/>
    public string Name => "plans-import";

    /// <inheritdoc/>
    public string About => "a list of 5,000 rows in three sheets imported from XLSX, promised under 2 s; and given back with lights";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            await using var database = new SqliteDatabase(Path.Combine(folder, "plans.db"), TimeProvider.System);
            await MigrationRunner.Run(database, [new MigrationSet("plans", typeof(PlansModule).Assembly)], TimeProvider.System);
            var world = new PlansWorld(0);
            var engine = world.Open(database);
            var (bytes, run) = (Book(), 0);
            await report.Time(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows imported, SQLite with fsync"), Runs, async () =>
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"list-{run++}");
                var plan = new Plan(code, code, "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "unit-0", "default", "", false);
                var done = await engine.ImportList(PlansWorld.Planner, new ImportList.Request("list.xlsx", bytes, code, NewPlan: plan));
                if (done.Items.Count != Rows) throw new InvalidOperationException("Rows are missing.");
            });
            await report.Time("given back as XLSX with lights", Runs, () => engine.Export(PlansWorld.Planner, null, new LightFilter("list-0")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Book()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { "430100", "430200", "430300" }.ToDictionary(city => city, object (city) => Enumerable.Range(1, Rows / 3 + (city == "430100" ? Rows % 3 : 0)).Select(row => new Dictionary<string, object>
        {
            ["时限"] = "2026年6月底", ["牵头单位"] = $"单位{row % 40}", ["事项"] = $"事项 {row}", ["序号"] = row, ["责任单位"] = "甲局、乙局", ["领域"] = $"领域{row % 12}",
        }).ToList()));
        return stream.ToArray();
    }
}
