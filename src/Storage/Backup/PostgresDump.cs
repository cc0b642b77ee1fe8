using Npgsql;

namespace OneCity.Storage.Backup;

/// <summary>All tables of a PostgreSQL database as binary COPY files, one a table, read from one snapshot.</summary>
/// <remarks>The schema is not in it: the migrations make it. The table of migrations is, so a copy of another version is noticed.</remarks>
internal static class PostgresDump
{
    private const string Tables =
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        + "WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT EXISTS "
        + "(SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY c.relname";

    /// <summary>Writes <c>TABLE.copy</c> for each table into the folder.</summary>
    public static async Task Write(IReadSession session, string folder)
    {
        foreach (var table in await session.List<string>(Tables))
        {
            await using var output = File.Create(Path.Combine(folder, $"{table}.copy"));
            await using var rows = await Connection(session).BeginRawBinaryCopyAsync($"COPY \"{table}\" TO STDOUT (FORMAT BINARY)");
            await rows.CopyToAsync(output);
        }
    }

    /// <summary>Reads the files back into the empty tables of a migrated database, and moves sequences behind what came.</summary>
    public static async Task Read(IWriteSession session, string folder)
    {
        // Rows may name rows of tables that come later, and the append-only triggers are not meant for a restore.
        await session.Execute("SET LOCAL session_replication_role = replica");
        foreach (var table in await session.List<string>(Tables))
        {
            var file = Path.Combine(folder, $"{table}.copy");
            if (!File.Exists(file)) continue;
            await session.Execute($"DELETE FROM \"{table}\"");
            await using var input = File.OpenRead(file);
            await using var rows = await Connection(session).BeginRawBinaryCopyAsync($"COPY \"{table}\" FROM STDIN (FORMAT BINARY)");
            await input.CopyToAsync(rows);
        }
        foreach (var (table, column) in await session.List<(string, string)>(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            + "AND (is_identity = 'YES' OR column_default LIKE 'nextval(%')"))
        {
            await session.Execute(
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), coalesce((SELECT max(\"{column}\") FROM \"{table}\"), 0) + 1, false)");
        }
    }

    private static NpgsqlConnection Connection(IReadSession session) => (NpgsqlConnection)session.Connection;
}
