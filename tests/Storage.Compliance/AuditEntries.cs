using OneCity.Kernel;

namespace OneCity.Storage.Tests;

internal static class AuditEntries
{
    public static async Task Append(IDatabase database, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            var subject = $"thing:{number}";
            await database.Write(session =>
            {
                session.Audit(new AuditEvent("test.happened", Actor.Operator, subject));
                return Task.CompletedTask;
            });
        }
    }
}
