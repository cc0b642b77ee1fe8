using OneCity.Storage;
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
}
