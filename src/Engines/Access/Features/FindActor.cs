using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Turns a session, a token or a name into the actor with the roles of today.</summary>
/// <remarks>Roles come from the holdings in force and from those whom the user stands in for today.</remarks>
internal static class FindActor
{
    /// <summary>An actor and until when the way in holds.</summary>
    public sealed record Found(Actor Actor, long ExpiresAtUs);

    public static async Task<Found?> BySession(AccessParts parts, IReadSession session, string secretHash)
    {
        if (await EntryStore.FindSession(session, secretHash) is not { } open) return null;
        if (await UserStore.Find(session, open.NameKey) is not { ClosedOn: null } row) return null;
        return new(await Of(parts, session, row, null, null), open.ExpiresAtUs);
    }

    public static async Task<Found?> ByToken(AccessParts parts, IReadSession session, string secretHash)
    {
        if (await EntryStore.FindToken(session, secretHash) is not { RevokedAtUs: null } token) return null;
        var scopes = token.Scopes.Split(',').ToHashSet();
        var expires = token.ExpiresAtUs ?? long.MaxValue;
        if (token.NameKey is null)
        {
            var organisation = parts.HeirOf(token.Organisation);
            return new(
                new Actor(
                    ActorKind.Program, $"token {token.Label}", organisation?.Code ?? token.Organisation, organisation?.City?.Digits,
                    new HashSet<string> { token.Role! }, null, scopes),
                expires);
        }
        if (await UserStore.Find(session, token.NameKey) is not { ClosedOn: null } row) return null;
        return new(await Of(parts, session, row, $"token {token.Label}", scopes), expires);
    }

    /// <summary>The user named by <c>--as</c>; whoever holds the data folder may say it.</summary>
    public static Task<Actor> ByName(AccessParts parts, string name, CancellationToken stop) => parts.Database.Read(
        async session => await Of(parts, session, await OpenUser.Get(session, name), "operator", null), stop);

    private static async Task<Actor> Of(
        AccessParts parts, IReadSession session, UserRow row, string? through, IReadOnlySet<string>? scopes)
    {
        var today = parts.Today;
        var roles = await InForce(session, row.NameKey, today);
        foreach (var away in await UserStore.StandsInFor(session, row.NameKey, today))
            roles.UnionWith(await InForce(session, away, today));
        var organisation = parts.HeirOf(row.Organisation);
        return new(
            scopes is null ? ActorKind.User : ActorKind.Program, row.Name, organisation?.Code ?? row.Organisation,
            organisation?.City?.Digits, roles, through, scopes);
    }

    private static async Task<HashSet<string>> InForce(IReadSession session, string key, DateOnly day) =>
        [.. (await UserStore.Roles(session, key)).Where(each => each.IsInForceOn(day)).Select(each => each.Role)];
}
