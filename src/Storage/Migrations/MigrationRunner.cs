using System.Reflection;
using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Storage.Migrations;

/// <summary>The numbered SQL files of one module, embedded as <c>…/sqlite/NNNN_name.sql</c> and <c>…/postgres/NNNN_name.sql</c>.</summary>
/// <param name="Module">Name in lower case; its tables start with <c>module_</c>.</param>
/// <param name="Assembly">Where the files are embedded.</param>
public sealed record MigrationSet(string Module, Assembly Assembly);

/// <summary>Brings a database to the schema of this version: each file runs once, in order, whole or not at all.</summary>
public static class MigrationRunner
{
    private const string Ledger =
        "CREATE TABLE IF NOT EXISTS schema_migrations (module TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, "
        + "applied_at_us BIGINT NOT NULL, PRIMARY KEY (module, name))";

    /// <summary>Runs what has not run; answers how many files ran.</summary>
    /// <exception cref="RefusedException"><c>storage.newer-schema</c>, <c>storage.changed-migration</c>.</exception>
    public static async Task<int> Run(IDatabase database, IEnumerable<MigrationSet> sets, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(clock);
        var all = new[] { new MigrationSet("storage", typeof(MigrationRunner).Assembly) }.Concat(sets).ToList();
        return await database.Write(async session =>
        {
            if (session.Dialect == Dialect.Postgres) await session.Execute("SELECT pg_advisory_xact_lock(7340001)");
            await session.Execute(Ledger);
            var ran = 0;
            foreach (var set in all) ran += await RunSet(session, set, clock);
            return ran;
        });
    }

    private static async Task<int> RunSet(IWriteSession session, MigrationSet set, TimeProvider clock)
    {
        var done = (await session.List<(string Name, string Sha256)>(
            "SELECT name, sha256 FROM schema_migrations WHERE module = @Module", new { set.Module }))
            .ToDictionary(row => row.Name, row => row.Sha256);
        var files = Files(set, session.Dialect);
        var unknown = done.Keys.Except(files.Select(file => file.Name)).FirstOrDefault();
        if (unknown is not null) throw StorageRefusals.NewerSchema(set.Module, unknown).ToException();
        var ran = 0;
        foreach (var (name, sql) in files)
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sql)));
            if (done.TryGetValue(name, out var before))
            {
                if (before != sha256) throw StorageRefusals.ChangedMigration(set.Module, name).ToException();
                continue;
            }
            await session.Execute(sql);
            await session.Execute(
                "INSERT INTO schema_migrations (module, name, sha256, applied_at_us) VALUES (@Module, @name, @sha256, @at)",
                new { set.Module, name, sha256, at = Instants.ToMicroseconds(clock.GetUtcNow()) });
            ran++;
        }
        return ran;
    }

    private static List<(string Name, string Sql)> Files(MigrationSet set, Dialect dialect)
    {
        var folder = dialect == Dialect.Sqlite ? ".sqlite." : ".postgres.";
        return [.. set.Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.OrdinalIgnoreCase) && name.EndsWith(".sql", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => (name[(name.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase) + folder.Length)..^4], Text(set, name)))];
    }

    private static string Text(MigrationSet set, string name)
    {
        using var stream = set.Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
