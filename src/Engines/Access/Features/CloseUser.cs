using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Closes an account: no sign-in, no sessions, no tokens; what they did stays on record under their name.</summary>
public static class CloseUser
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.user-closed";

    internal static Task Handle(AccessParts parts, Actor actor, string user, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        return parts.Database.Write(async session =>
        {
            var row = await OpenUser.Get(session, user);
            await OpenUser.KeepAnAdministrator(session, parts, row.NameKey);
            await Close(session, parts, row.NameKey);
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}"));
            return 0;
        }, stop);
    }

    internal static async Task Close(IWriteSession session, AccessParts parts, string key)
    {
        await UserStore.Close(session, key, Days.Write(parts.Today));
        await EntryStore.EndSessions(session, key);
        await EntryStore.RevokeTokensOf(session, key, parts.NowUs);
    }
}
