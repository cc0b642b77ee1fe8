using Npgsql;
using OneCity.Storage;
using OneCity.Storage.Postgres;
using OneCity.Testing;
using Xunit;

namespace OneCity.Storage.Tests;

public sealed class SessionTests
{
    private sealed record Counted(string Event, long Entries, long Newest);

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Computed_columns_are_read_with_and_without_rows(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        const string sql = "SELECT event, COUNT(*) AS Entries, MAX(number) AS Newest FROM audit_entries GROUP BY event ORDER BY event";
        Assert.Empty(await store.Database.Read(session => session.List<Counted>(sql)));
        await AuditEntries.Append(store.Database, 2);
        var line = Assert.Single(await store.Database.Read(session => session.List<Counted>(sql)));
        Assert.Equal((2, 2), (line.Entries, line.Newest));
        Assert.Equal([1L, 2L], await store.Database.Read(session => session.List<long>("SELECT number FROM audit_entries ORDER BY number")));
        Assert.Equal([(1L, (long?)null), (2L, null)], await store.Database.Read(session => session.List<(long, long?)>("SELECT number, NULL FROM audit_entries ORDER BY number")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_runs_later_runs_in_order_and_before_whatever_asks_for_it(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await store.Database.Write(async session =>
        {
            await session.Execute("CREATE TABLE things (number BIGINT PRIMARY KEY, name TEXT)");
            Add(session, 1, "one");
            session.Later("UPDATE things SET name = @name WHERE number = @number", new { number = 1L, name = (string?)null });
            Assert.Equal(1, await session.Get<long>("SELECT COUNT(*) FROM things WHERE name IS NULL"));
            Add(session, 2, "two");
            Assert.Equal("two", await session.Find<string>("SELECT name FROM things WHERE number = @number", new { number = 2L }));
            Add(session, 3, "three");
            Assert.Null(await session.Find<string>("SELECT name FROM things WHERE number = @number", new { number = 9L }));
            Add(session, 4, "four");
            session.Later("SELECT COUNT(*) FROM things WHERE number > @number", new { number = 0L });
            Assert.Equal(["three", "four"], await session.List<string>("SELECT name FROM things WHERE number > 2 ORDER BY number"));
            Add(session, 5, "five");
            Assert.Equal(2, await session.Execute("UPDATE things SET name = 'x' WHERE number > 3"));
            Add(session, 6, "six");
            Assert.Equal(["six"], await session.List<string>(
                $"SELECT name FROM things WHERE name {(dialect == Dialect.Postgres ? "= ANY(@names)" : "IN @names")}", new { names = (string[])["six", "seven"] }));
            Add(session, 7, "seven");
            await using var command = session.Connection.CreateCommand();
            (command.Transaction, command.CommandText) = (session.Transaction, "SELECT COUNT(*) FROM things");
            Assert.Equal(7L, await command.ExecuteScalarAsync());
            Add(session, 8, "eight");
            session.Later("SELECT COUNT(*) FROM things WHERE number > @number", new { number = 0L });
            var (few, all) = await session.ListBoth<string, long>("SELECT name FROM things WHERE number = @least", "SELECT number FROM things WHERE number >= @least ORDER BY number", new { least = 7L });
            Assert.Equal("seven", Assert.Single(few));
            Assert.Equal([7L, 8L], all);
            var (none, one) = await session.ListBoth<string, long>("SELECT name FROM things WHERE number > @least", "SELECT COUNT(*) FROM things WHERE number > @least", new { least = 99L });
            Assert.Empty(none);
            Assert.Equal(0, Assert.Single(one));
        });
        Assert.Equal(8, await store.Database.Read(session => session.Get<long>("SELECT COUNT(*) FROM things")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_runs_later_and_fails_takes_the_whole_unit_with_it(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await store.Database.Write(session => session.Execute("CREATE TABLE things (number BIGINT PRIMARY KEY, name TEXT)"));
        var committed = false;
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Database.Write(session =>
        {
            Add(session, 1, "one");
            Add(session, 1, "one");
            session.AfterCommit(() => committed = true);
            return Task.CompletedTask;
        }));
        Assert.False(committed);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Database.Write(async session =>
        {
            Add(session, 1, "one");
            Add(session, 1, "one");
            await session.Get<long>("SELECT COUNT(*) FROM things");
        }));
        Assert.Equal(0, await store.Database.Read(session => session.Get<long>("SELECT COUNT(*) FROM things")));
    }

    [Theory, InlineData("", 200), InlineData(";Max Auto Prepare=0", 0), InlineData(";MaxAutoPrepare=0", 0), InlineData(";max auto prepare=30", 30)]
    public async Task Statements_are_prepared_unless_the_connection_string_says_otherwise(string more, int most)
    {
        await using var store = await TestStore.Open(Dialect.Postgres);
        await using var database = PostgresDatabase.Open(store.Connection + more, TimeProvider.System);
        var used = new NpgsqlConnectionStringBuilder(await database.Read(session => Task.FromResult(session.Connection.ConnectionString)));
        Assert.Equal((most, true), (used.MaxAutoPrepare, used.NoResetOnClose));
    }

    private static void Add(IWriteSession session, long number, string name) =>
        session.Later("INSERT INTO things (number, name) VALUES (@number, @name)", new { number, name });
}
