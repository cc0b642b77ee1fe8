// A process that a test may kill: it appends audit entries with several writers and prints each number once it is acknowledged.
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;

var place = args[0];
IDatabase database = place.Contains('=', StringComparison.Ordinal)
    ? PostgresDatabase.Open(place, TimeProvider.System)
    : new SqliteDatabase(Path.Combine(place, "onecity.db"), TimeProvider.System);
await MigrationRunner.Run(database, [], TimeProvider.System);
Console.Out.WriteLine("ready");
await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
{
    for (var number = 0; ; number++)
    {
        await database.Write(session =>
        {
            session.Audit(new AuditEvent("test.happened", Actor.Node, $"thing:{writer}-{number}"));
            return Task.CompletedTask;
        });
        lock (database) Console.Out.WriteLine($"{writer}-{number}");
    }
}));
