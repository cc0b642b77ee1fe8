using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Gives a new one-time password; every session of the account ends and a lock is lifted.</summary>
public static class ResetPassword
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.password-reset";

    /// <returns>The one-time password, shown this once.</returns>
    internal static async Task<string> Handle(AccessParts parts, Actor actor, string user, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var password = Secrets.OneTimePassword(parts.Entropy);
        var hash = parts.Passwords.HashDrawn(password);
        await parts.Database.Write(async session =>
        {
            var row = await OpenUser.Get(session, user);
            await UserStore.SetPassword(session, row.NameKey, hash, isOnce: true);
            await EntryStore.EndSessions(session, row.NameKey);
            await EntryStore.ForgetFailures(session, row.NameKey);
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}"));
            return 0;
        }, stop);
        return password;
    }
}
