using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Moves a user to another organisation; roles go on, substitutes of the old house end with it.</summary>
public static class MoveUser
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.user-moved";

    internal static Task Handle(AccessParts parts, Actor actor, string user, string organisation, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var code = OrganisationWords.Parse(parts, organisation) ?? throw AccessRefusals.UnknownOrganisation("", "").ToException();
        return parts.Database.Write(async session =>
        {
            var row = await OpenUser.Get(session, user);
            await UserStore.Move(session, row.NameKey, code);
            await UserStore.EndSubstitutions(session, row.NameKey, parts.Today.AddDays(-1));
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{row.Name}", $"{row.Organisation} -> {code}"));
            return 0;
        }, stop);
    }
}
