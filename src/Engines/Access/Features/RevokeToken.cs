using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Ends a token at once; a second time changes nothing.</summary>
public static class RevokeToken
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.token-revoked";

    /// <param name="parts">What the use case works with.</param>
    /// <param name="actor">Who ends it: an administrator, or its holder.</param>
    /// <param name="token">Its number, or its label.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static Task Handle(AccessParts parts, Actor actor, string token, CancellationToken stop)
    {
        if (!parts.Gate.May(actor, AccessParts.Engine, "own-account")) parts.Gate.Demand(actor, AccessParts.Engine, "keep-tokens");
        return parts.Database.Write(async session =>
        {
            var row = await EntryStore.FindTokenById(session, token) ?? throw AccessRefusals.UnknownEntry("token", token).ToException();
            if (row.NameKey is null || row.NameKey != UserName.Find(actor.Name)?.Key)
                parts.Gate.Demand(actor, AccessParts.Engine, "keep-tokens");
            if (row.RevokedAtUs is not null) return 0;
            await EntryStore.RevokeToken(session, row.Id, parts.NowUs);
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(AuditEvent, actor, $"token:{row.Id}"));
            return 0;
        }, stop);
    }
}
