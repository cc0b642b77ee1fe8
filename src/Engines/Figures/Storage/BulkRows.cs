using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Writes many rows of one table: by binary COPY on PostgreSQL, one prepared statement per row on SQLite.</summary>
internal static class BulkRows
{
    /// <summary>Inserts the rows; values are <c>long</c>, <c>string</c> or null, in the order of the columns.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="table">Table name.</param>
    /// <param name="columns">Column names, separated by commas.</param>
    /// <param name="texts">Indexes of the text columns; all others are integers.</param>
    /// <param name="rows">The rows; nothing happens when there are none.</param>
    public static Task Insert(IWriteSession session, string table, string columns, IReadOnlySet<int> texts, List<object?[]> rows)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        return session.Dialect == Dialect.Postgres
            ? Copy(session, table, columns, texts, rows)
            : InsertOneByOne(session, table, columns, rows);
    }

    private static async Task Copy(IWriteSession session, string table, string columns, IReadOnlySet<int> texts, List<object?[]> rows)
    {
        await using var importer = await ((NpgsqlConnection)session.Connection).BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            for (var column = 0; column < row.Length; column++)
            {
                if (row[column] is not { } value) await importer.WriteNullAsync();
                else if (texts.Contains(column)) await importer.WriteAsync((string)value, NpgsqlDbType.Text);
                else await importer.WriteAsync((long)value, NpgsqlDbType.Bigint);
            }
        }
        await importer.CompleteAsync();
    }

    private static async Task InsertOneByOne(IWriteSession session, string table, string columns, List<object?[]> rows)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        var width = rows[0].Length;
        command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({Names(width)})";
        for (var column = 0; column < width; column++) Add(command, column, 0L);
        foreach (var row in rows)
        {
            for (var column = 0; column < width; column++) command.Parameters[column].Value = row[column] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string Names(int width) => string.Join(", ", Enumerable.Range(0, width).Select(Name));

    private static string Name(int column) => $"@v{column}";

    private static void Add(DbCommand command, int column, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (Name(column), value);
        command.Parameters.Add(parameter);
    }
}
