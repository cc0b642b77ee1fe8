using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Ends a role that a user holds; its past stays on record.</summary>
public static class EndRole
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.role-ended";

    /// <param name="parts">What the use case works with.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="user">Whose role.</param>
    /// <param name="role">Number of the holding, or the role's code for every holding in force.</param>
    /// <param name="lastOn">Last day; yesterday when null, which ends it at once.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static Task Handle(AccessParts parts, Actor actor, string user, string role, DateOnly? lastOn, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var last = lastOn ?? parts.Today.AddDays(-1);
        return parts.Database.Write(async session =>
        {
            var row = await OpenUser.Any(session, user);
            var ending = (await UserStore.Roles(session, row.NameKey))
                .Where(each => each.Id == role || (each.Role == role && (each.ToOn is null || each.ToOn > last))).ToList();
            if (ending.Count == 0) throw AccessRefusals.UnknownEntry("role", role).ToException();
            if (last <= parts.Today && ending.Any(each => each.Role == Roles.Administrator && each.IsInForceOn(parts.Today)))
                await OpenUser.KeepAnAdministrator(session, parts, row.NameKey);
            foreach (var each in ending)
            {
                if (each.FromOn > last) await UserStore.DropRole(session, each.Id);
                else await UserStore.EndRole(session, each.Id, last);
                session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}", $"{each.Role} {last:yyyy-MM-dd}"));
            }
            await UserStore.Touch(session);
            return 0;
        }, stop);
    }
}
