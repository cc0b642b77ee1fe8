using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>The first start: a one-time address sets the first administrator's name and password.</summary>
public static class SetUpNode
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.set-up";

    /// <summary>The first administrator.</summary>
    /// <param name="Code">The one-time code of the address.</param>
    /// <param name="Name">Sign-in name.</param>
    /// <param name="Password">A password of their own.</param>
    /// <param name="Organisation">Organisation code; empty for the node itself.</param>
    public sealed record Request(string Code, string Name, string Password, string? Organisation = null);

    /// <summary>A fresh code while the node has no administrator (an older code ends); null once it has one.</summary>
    internal static Task<string?> Offer(AccessParts parts, CancellationToken stop) => parts.Database.Write(async session =>
    {
        if ((await UserStore.HoldersOf(session, Roles.Administrator, parts.Today)).Count > 0) return null;
        var code = Secrets.Code(parts.Entropy);
        await EntryStore.SetSetupCode(session, Secrets.Hash(code), parts.NowUs);
        return code;
    }, stop);

    /// <summary>Whether the code opens the set-up page.</summary>
    internal static async Task<bool> IsOffered(AccessParts parts, string code, CancellationToken stop)
    {
        var hash = await parts.Database.Read(EntryStore.FindSetupHash, stop);
        return hash is not null && Secrets.Matches(code, hash);
    }

    internal static async Task<SignIn.Answer> Handle(AccessParts parts, Request request, CancellationToken stop)
    {
        if (!await IsOffered(parts, request.Code, stop)) throw AccessRefusals.SetupUsed.ToException();
        var name = UserName.Parse(request.Name);
        var organisation = OrganisationWords.Parse(parts, request.Organisation);
        if (PasswordRule.Check(request.Password, name) is { } weak) throw weak.ToException();
        var row = new UserRow(
            name.Key, name.Text, name.Text, organisation, await parts.Passwords.Hash(request.Password, stop), 0, null, 0, null, null);
        await parts.Database.Write(async session =>
        {
            // Two people may stand before the same address: the second one's code is gone by now.
            if (!await EntryStore.UseSetupCode(session, Secrets.Hash(request.Code), parts.NowUs)) throw AccessRefusals.SetupUsed.ToException();
            if (await UserStore.Find(session, name.Key) is not null) throw AccessRefusals.NameTaken(name.Text).ToException();
            await UserStore.Add(session, row, parts.NowUs);
            await UserStore.AddRole(
                session, name.Key, new HeldRole(parts.Entropy.NewId().ToString(), Roles.Administrator, parts.Today, null, "set-up"));
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, SignIn.PersonNamed(row), $"user:{name.Text}", organisation ?? ""));
            return 0;
        }, stop);
        return await SignIn.Open(parts, row, isOnce: false, "set-up", stop);
    }
}
