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
        var wait = await ClaimAttempt(parts, key, stop);
        var row = await parts.Database.Read(session => UserStore.Find(session, key), stop);
        var fits = await parts.Passwords.Fits(row?.PasswordHash, password.Length > PasswordRule.LengthMax ? "" : password, stop);
        if (!fits || row is null || row.ClosedOn is not null || row.OnceUntilUs < parts.NowUs)
        {
            if (wait > TimeSpan.Zero && row is not null) await WriteLock(parts, row, wait, stop);
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

    /// <summary>
    /// Counts the attempt before the password is looked at, and locks the name with the last free one: guesses that arrive at once cannot
    /// all be checked before the first of them has failed. A sign-in that succeeds forgets the count.
    /// </summary>
    private static Task<TimeSpan> ClaimAttempt(AccessParts parts, string key, CancellationToken stop) => parts.Database.Write(async session =>
    {
        var nowUs = parts.NowUs;
        await EntryStore.ForgetOldFailures(session, nowUs - (long)LockOut.Memory.TotalMicroseconds);
        // The count first: it holds the row, so that what is read next is what the attempt before this one left.
        var failures = await EntryStore.CountFailure(session, key, nowUs);
        if (await EntryStore.FindFailures(session, key) is { } found && found.LockedUntilUs > nowUs)
            throw AccessRefusals.Locked(TimeSpan.FromMicroseconds(found.LockedUntilUs - nowUs)).ToException();
        var wait = parts.Settings.LockOut.WaitAfter(failures);
        if (wait > TimeSpan.Zero) await EntryStore.Lock(session, key, nowUs + (long)wait.TotalMicroseconds);
        return wait;
    }, stop);

    private static Task<int> WriteLock(AccessParts parts, UserRow row, TimeSpan wait, CancellationToken stop) => parts.Database.Write(session =>
    {
        session.Audit(new AuditEvent(LockedEvent, Actor.Node, $"user:{row.Name}", $"{wait.TotalSeconds:0} s"));
        return Task.FromResult(0);
    }, stop);

    internal static Actor PersonNamed(UserRow row) => new(ActorKind.User, row.Name, row.Organisation, null, new HashSet<string>());
}
