using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Dapper;

namespace OneCity.Storage;

/// <summary>Statements of one batch with their parameters, which Dapper only gives to single commands.</summary>
internal static class LaterStatements
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Whether a question can stand in a batch; Dapper's own parameters, and lists that it writes out into the statement, cannot.</summary>
    public static bool Fits(object? parameters) => parameters is null || (parameters is not DynamicParameters
        && !PropertiesOf(parameters).Any(property => property.PropertyType != typeof(string) && property.PropertyType != typeof(byte[])
            && typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType)));

    /// <summary>Adds a statement.</summary>
    public static void Add(DbBatch batch, string sql, object? parameters)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var property in parameters is null ? [] : PropertiesOf(parameters))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = property.Name;
            // The type stands also where the value is missing, so that the statement is prepared once.
            if (property.PropertyType == typeof(string)) parameter.DbType = System.Data.DbType.String;
            else if (property.PropertyType == typeof(long?)) parameter.DbType = System.Data.DbType.Int64;
            parameter.Value = property.GetValue(parameters) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        batch.BatchCommands.Add(command);
    }

    private static PropertyInfo[] PropertiesOf(object parameters) =>
        Properties.GetOrAdd(parameters.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance));
}
