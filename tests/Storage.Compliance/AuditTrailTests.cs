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
            session.Audit(new AuditEvent("test.happened", Actor.Operator, $"thing:{number}"));
            return Task.CompletedTask;
        })));
        var verdict = await store.Database.Read(AuditTrail.Verify);
        Assert.Equal(new AuditVerdict(200, null), verdict);
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
}
