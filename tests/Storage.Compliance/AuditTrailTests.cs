using OneCity.Kernel;
using OneCity.Storage.Audit;
using OneCity.Testing;
using Xunit;

namespace OneCity.Storage.Tests;

public sealed class AuditTrailTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Entries_of_many_writers_form_one_unbroken_chain(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => store.Database.Write(session =>
        {
            for (var part = 0; part <= number % 3; part++) session.Audit(new AuditEvent("test.happened", Actor.Operator, $"thing:{number}.{part}", $"number {part}"));
            return Task.CompletedTask;
        })));
        var verdict = await store.Database.Read(AuditTrail.Verify);
        string[] written = [.. from number in Enumerable.Range(0, 200) from part in Enumerable.Range(0, number % 3 + 1) select $"thing:{number}.{part} number {part}"];
        Assert.Equal(new AuditVerdict(written.Length, null), verdict);
        var kept = await store.Database.Read(async session => await AuditTrail.List(session).Select(entry => $"{entry.Subject} {entry.Details}").ToListAsync());
        Assert.Equal(written.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_unit_of_work_that_fails_leaves_nothing_behind(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.Write(session =>
        {
            session.Audit(new AuditEvent("test.happened", Actor.Operator, "thing:1"));
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(0, (await store.Database.Read(AuditTrail.Verify)).Entries);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Nobody_changes_or_deletes_an_entry(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await AuditEntries.Append(store.Database, 3);
        foreach (var sql in (string[])["UPDATE audit_entries SET actor = 'x' WHERE number = 2", "DELETE FROM audit_entries WHERE number = 3"])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Database.Write(session => session.Execute(sql)));
        Assert.Equal(new AuditVerdict(3, null), await store.Database.Read(AuditTrail.Verify));
    }

    [Theory]
    [InlineData(Dialect.Sqlite, "UPDATE audit_entries SET actor = 'x' WHERE number = 2", 2)]
    [InlineData(Dialect.Sqlite, "UPDATE audit_entries SET at_us = at_us + 1 WHERE number = 3", 3)]
    [InlineData(Dialect.Sqlite, "DELETE FROM audit_entries WHERE number = 2", 2)]
    [InlineData(Dialect.Postgres, "UPDATE audit_entries SET details = 'x' WHERE number = 1", 1)]
    [InlineData(Dialect.Postgres, "DELETE FROM audit_entries WHERE number = 1", 1)]
    public async Task Whoever_goes_around_the_triggers_is_found_out_at_the_first_broken_entry(Dialect dialect, string sql, long broken)
    {
        await using var store = await TestStore.Open(dialect);
        await AuditEntries.Append(store.Database, 4);
        await store.Database.Write(async session =>
        {
            if (dialect == Dialect.Postgres) await session.Execute("SET LOCAL session_replication_role = replica");
            else await session.Execute("DROP TRIGGER audit_entries_keep; DROP TRIGGER audit_entries_hold");
            await session.Execute(sql);
        });
        Assert.Equal(broken, (await store.Database.Read(AuditTrail.Verify)).FirstBroken);
    }
}
