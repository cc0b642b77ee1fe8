using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Signs a person in by name and password and opens a session.</summary>
public static class SignIn
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.signed-in";

    /// <summary>Written when a name is locked; single failures are counted, not written, so that a storm cannot flood the trail.</summary>
    public const string LockedEvent = "access.locked-out";

    /// <summary>An open session.</summary>
    /// <param name="Name">Sign-in name as registered.</param>
    /// <param name="Session">The session's secret number, for the cookie only.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    /// <param name="ByOneTimePassword">True when they should now set a password of their own.</param>
    public sealed record Answer(string Name, string Session, DateTimeOffset ExpiresAt, bool ByOneTimePassword);

    internal static async Task<Answer> Handle(AccessParts parts, string name, string password, CancellationToken stop)
    {
        var given = UserName.Find(name);
        var key = given?.Key ?? "?";
        await RefuseWhileLocked(parts, key, stop);
        var row = await parts.Database.Read(session => UserStore.Find(session, key), stop);
        var fits = await parts.Passwords.Fits(row?.PasswordHash, password.Length > PasswordRule.LengthMax ? "" : password, stop);
        await RefuseWhileLocked(parts, key, stop);
        if (!fits || row is null || row.ClosedOn is not null || row.OnceUntilUs < parts.NowUs)
        {
            await CountFailure(parts, key, stop);
            throw AccessRefusals.WrongPassword.ToException();
        }
        return await Open(parts, row, row.PasswordIsOnce == 1, "password", stop);
    }

    internal static async Task<Answer> Open(AccessParts parts, UserRow row, bool isOnce, string how, CancellationToken stop)
    {
        var secret = Secrets.Code(parts.Entropy);
        var expires = parts.Clock.GetUtcNow() + parts.Settings.SessionLength;
        await parts.Database.Write(async session =>
        {
            await EntryStore.DropExpired(session, parts.NowUs);
            await EntryStore.AddSession(session, Secrets.Hash(secret), row.NameKey, parts.NowUs, Instants.ToMicroseconds(expires));
            await EntryStore.ForgetFailures(session, row.NameKey);
            if (isOnce && row.IsDemonstration == 0)
                await UserStore.LimitOnce(session, row.NameKey, Instants.ToMicroseconds(parts.Clock.GetUtcNow() + parts.Settings.OneTimeGrace));
            session.Audit(new AuditEvent(AuditEvent, PersonNamed(row), $"user:{row.Name}", how));
            return 0;
        }, stop);
        return new(row.Name, secret, expires, isOnce);
    }

    private static async Task RefuseWhileLocked(AccessParts parts, string key, CancellationToken stop)
    {
        var failures = await parts.Database.Read(session => EntryStore.FindFailures(session, key), stop);
        if (failures is { } found && found.LockedUntilUs > parts.NowUs)
            throw AccessRefusals.Locked(TimeSpan.FromMicroseconds(found.LockedUntilUs - parts.NowUs)).ToException();
    }

    private static Task<int> CountFailure(AccessParts parts, string key, CancellationToken stop) => parts.Database.Write(async session =>
    {
        var nowUs = parts.NowUs;
        await EntryStore.ForgetOldFailures(session, nowUs - (long)LockOut.Memory.TotalMicroseconds);
        var failures = await EntryStore.CountFailure(session, key, nowUs);
        var wait = parts.Settings.LockOut.WaitAfter(failures);
        if (wait > TimeSpan.Zero) await EntryStore.Lock(session, key, nowUs + (long)wait.TotalMicroseconds);
        if (wait > TimeSpan.Zero && await UserStore.Find(session, key) is { } row)
            session.Audit(new AuditEvent(LockedEvent, Actor.Node, $"user:{row.Name}", $"failures {failures}, {wait.TotalSeconds:0} s"));
        return 0;
    }, stop);

    internal static Actor PersonNamed(UserRow row) => new(ActorKind.User, row.Name, row.Organisation, null, new HashSet<string>());
}
