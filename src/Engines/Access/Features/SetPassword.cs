using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Sets a password of one's own; other sessions of the account end.</summary>
public static class SetPassword
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.password-set";

    /// <param name="parts">What the use case works with.</param>
    /// <param name="actor">The person themselves.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="next">The new one.</param>
    /// <param name="keepSession">Secret of the session that goes on; null ends all.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static async Task Handle(
        AccessParts parts, Actor actor, string current, string next, string? keepSession, CancellationToken stop)
    {
        if (actor.Kind != ActorKind.User) throw AccessRefusals.SignIn.ToException();
        parts.Gate.Demand(actor, AccessParts.Engine, "own-account");
        var name = UserName.Parse(actor.Name);
        if (PasswordRule.Check(next, name) is { } weak) throw weak.ToException();
        var row = await parts.Database.Read(session => OpenUser.Get(session, actor.Name), stop);
        if (!await parts.Passwords.Fits(row.PasswordHash, current, stop)) throw AccessRefusals.WrongPassword.ToException();
        var hash = await parts.Passwords.Hash(next, stop);
        await parts.Database.Write(async session =>
        {
            await UserStore.SetPassword(session, name.Key, hash, isOnce: false);
            await EntryStore.EndSessions(session, name.Key, keepSession is null ? null : Secrets.Hash(keepSession));
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}"));
            return 0;
        }, stop);
    }
}
