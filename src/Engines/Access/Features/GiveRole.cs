using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Gives a user a role from one day to another.</summary>
public static class GiveRole
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.role-given";

    /// <summary>Which role, and when.</summary>
    /// <param name="Role">Role code.</param>
    /// <param name="FromOn">First day; today when null.</param>
    /// <param name="ToOn">Last day; open when null.</param>
    public sealed record Request(string Role, DateOnly? FromOn = null, DateOnly? ToOn = null);

    internal static async Task<HeldRole> Handle(AccessParts parts, Actor actor, string user, Request request, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var from = request.FromOn ?? parts.Today;
        if (request.ToOn < from) throw AccessRefusals.BadDays($"{request.ToOn:yyyy-MM-dd} < {from:yyyy-MM-dd}").ToException();
        var held = new HeldRole(parts.Entropy.NewId().ToString(), RoleWords.Parse(request.Role), from, request.ToOn, actor.AuditName);
        return await parts.Database.Write(async session =>
        {
            var row = await OpenUser.Get(session, user);
            await UserStore.AddRole(session, row.NameKey, held);
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}", $"{held.Role} {from:yyyy-MM-dd}..{request.ToOn:yyyy-MM-dd}"));
            return held;
        }, stop);
    }
}
