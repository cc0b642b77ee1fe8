using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Ends a session at once, on every web process.</summary>
public static class SignOut
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.signed-out";

    internal static Task Handle(AccessParts parts, Actor actor, string secret, CancellationToken stop) => parts.Database.Write(async session =>
    {
        await EntryStore.EndSession(session, Secrets.Hash(secret));
        await UserStore.Touch(session);
        session.Audit(new AuditEvent(AuditEvent, actor, $"user:{actor.Name}"));
        return 0;
    }, stop);
}
