using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Hands every role of a leaving user to a successor, so that no duty is orphaned; the account may be closed with it.</summary>
public static class HandOverDuties
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.duties-handed-over";

    /// <summary>To whom, and when.</summary>
    /// <param name="To">Sign-in name of the successor, of the same organisation.</param>
    /// <param name="FromOn">First day on which the successor holds the roles; today when null.</param>
    /// <param name="CloseAccount">Whether the leaving account ends, with its sessions and tokens.</param>
    public sealed record Request(string To, DateOnly? FromOn = null, bool CloseAccount = false);

    /// <returns>The role codes handed over.</returns>
    internal static Task<IReadOnlyList<string>> Handle(
        AccessParts parts, Actor actor, string user, Request request, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var first = request.FromOn ?? parts.Today;
        if (request.CloseAccount && first > parts.Today)
            throw AccessRefusals.BadDays("close now, or hand over first and close on the day").ToException();
        return parts.Database.Write<IReadOnlyList<string>>(async session =>
        {
            var leaving = await OpenUser.Get(session, user);
            var successor = await OpenUser.Get(session, request.To);
            if (leaving.Organisation != successor.Organisation || leaving.NameKey == successor.NameKey)
                throw AccessRefusals.OtherOrganisation(leaving.Name, successor.Name).ToException();
            var has = await UserStore.Roles(session, successor.NameKey);
            var handed = (await UserStore.Roles(session, leaving.NameKey)).Where(each => each.ToOn is null || each.ToOn >= first).ToList();
            foreach (var role in handed)
            {
                if (role.FromOn >= first) await UserStore.DropRole(session, role.Id);
                else await UserStore.EndRole(session, role.Id, first.AddDays(-1));
                var from = role.FromOn > first ? role.FromOn : first;
                if (has.Any(each => each.Role == role.Role && each.FromOn <= from && (each.ToOn is null || (role.ToOn is { } end && each.ToOn >= end))))
                    continue;
                await UserStore.AddRole(
                    session, successor.NameKey, role with { Id = parts.Entropy.NewId().ToString(), FromOn = from, GivenBy = actor.AuditName });
            }
            if (request.CloseAccount) await CloseUser.Close(session, parts, leaving.NameKey);
            await UserStore.Touch(session);
            var codes = handed.Select(each => each.Role).Distinct().ToList();
            session.Audit(new AuditEvent(
                AuditEvent, actor, $"user:{leaving.Name}", $"{successor.Name} {first:yyyy-MM-dd} {string.Join(',', codes)}"));
            return codes;
        }, stop);
    }
}
