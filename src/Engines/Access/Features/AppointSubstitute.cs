using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Lets somebody of the same organisation stand in for a user, with that user's roles, for some days.</summary>
public static class AppointSubstitute
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.substitute-appointed";

    /// <summary>Who, and when.</summary>
    /// <param name="Substitute">Sign-in name of who stands in.</param>
    /// <param name="FromOn">First day.</param>
    /// <param name="ToOn">Last day.</param>
    public sealed record Request(string Substitute, DateOnly FromOn, DateOnly ToOn);

    /// <remarks>Users may appoint for themselves; administrators for anybody.</remarks>
    internal static async Task<Substitution> Handle(AccessParts parts, Actor actor, string user, Request request, CancellationToken stop)
    {
        var isOwn = actor.Kind == ActorKind.User && UserName.Find(user)?.Key == UserName.Find(actor.Name)?.Key;
        parts.Gate.Demand(actor, AccessParts.Engine, isOwn ? "own-account" : "keep-users");
        if (request.ToOn < request.FromOn)
            throw AccessRefusals.BadDays($"{request.ToOn:yyyy-MM-dd} < {request.FromOn:yyyy-MM-dd}").ToException();
        return await parts.Database.Write(async session =>
        {
            var away = await OpenUser.Get(session, user);
            var standIn = await OpenUser.Get(session, request.Substitute);
            if (away.Organisation != standIn.Organisation || away.NameKey == standIn.NameKey)
                throw AccessRefusals.OtherOrganisation(away.Name, standIn.Name).ToException();
            var entry = new Substitution(parts.Entropy.NewId().ToString(), away.NameKey, standIn.NameKey, request.FromOn, request.ToOn);
            await UserStore.AddSubstitution(session, entry, actor.AuditName);
            await UserStore.Touch(session);
            session.Audit(new AuditEvent(
                AuditEvent, actor, $"user:{away.Name}", $"{standIn.Name} {request.FromOn:yyyy-MM-dd}..{request.ToOn:yyyy-MM-dd}"));
            return entry;
        }, stop);
    }
}
