using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Adds a user with a first role and gives a one-time password.</summary>
public static class AddUser
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.user-added";

    /// <summary>Who is added.</summary>
    /// <param name="Name">Sign-in name.</param>
    /// <param name="Organisation">Organisation code; null only for users of the node itself.</param>
    /// <param name="Role">First role.</param>
    /// <param name="Display">Name shown; the sign-in name when empty.</param>
    /// <param name="FromOn">First day of the role; today when null.</param>
    /// <param name="ToOn">Last day of the role; open when null.</param>
    /// <param name="IsDemonstration">Marks a user of <c>--demo</c>.</param>
    public sealed record Request(
        string Name,
        string? Organisation,
        string Role,
        string? Display = null,
        DateOnly? FromOn = null,
        DateOnly? ToOn = null,
        bool IsDemonstration = false);

    /// <summary>The user as added.</summary>
    /// <param name="Name">Sign-in name.</param>
    /// <param name="Organisation">Organisation code.</param>
    /// <param name="Role">First role.</param>
    /// <param name="OneTimePassword">Shown this once; it opens the account until a password of one's own is set.</param>
    public sealed record Answer(string Name, string? Organisation, string Role, string OneTimePassword);

    internal static async Task<Answer> Handle(AccessParts parts, Actor actor, Request request, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var name = UserName.Parse(request.Name);
        var role = RoleWords.Parse(request.Role);
        var organisation = OrganisationWords.Parse(parts, request.Organisation);
        var from = request.FromOn ?? parts.Today;
        if (request.ToOn < from) throw AccessRefusals.BadDays($"{request.ToOn:yyyy-MM-dd} < {from:yyyy-MM-dd}").ToException();
        var password = Secrets.OneTimePassword(parts.Entropy);
        var hash = parts.Passwords.HashDrawn(password);
        var row = new UserRow(
            name.Key, name.Text, string.IsNullOrWhiteSpace(request.Display) ? name.Text : request.Display.Trim(), organisation,
            hash, 1, null, request.IsDemonstration ? 1 : 0, null, null);
        await parts.Database.Write(async session =>
        {
            if (await UserStore.Find(session, name.Key) is not null) throw AccessRefusals.NameTaken(name.Text).ToException();
            await UserStore.Add(session, row, parts.NowUs);
            await UserStore.AddRole(session, name.Key, new HeldRole(parts.Entropy.NewId().ToString(), role, from, request.ToOn, actor.AuditName));
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{name.Text}", $"{organisation} {role}"));
            return 0;
        }, stop);
        return new(name.Text, organisation, role, password);
    }
}
