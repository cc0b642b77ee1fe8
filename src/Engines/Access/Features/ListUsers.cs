using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Lists users and tokens, for administrators and auditors.</summary>
internal static class ListUsers
{
    public static async Task<IReadOnlyList<User>> Handle(AccessParts parts, Actor actor, string? after, int limit, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "read-users");
        return await parts.Database.Read(async session =>
        {
            var rows = await UserStore.List(session, UserName.Find(after)?.Key ?? "", limit);
            if (rows.Count == 0) return [];
            var roles = await UserStore.RolesBetween(session, rows[0].NameKey, rows[^1].NameKey);
            return (IReadOnlyList<User>)[.. rows.Select(row => ToUser(row, [.. roles[row.NameKey]]))];
        }, stop);
    }

    public static Task<User> Get(AccessParts parts, Actor actor, string name, CancellationToken stop)
    {
        if (actor.Kind != ActorKind.User || UserName.Find(name)?.Key != UserName.Find(actor.Name)?.Key)
            parts.Gate.Demand(actor, AccessParts.Engine, "read-users");
        return parts.Database.Read(async session =>
        {
            var row = await OpenUser.Any(session, name);
            return ToUser(row, await UserStore.Roles(session, row.NameKey));
        }, stop);
    }

    private static User ToUser(UserRow row, IReadOnlyList<HeldRole> roles) => new(
        row.Name, row.Display, row.Organisation, roles, row.IsDemonstration == 1,
        row is { PasswordHash: not null, PasswordIsOnce: 0 }, row.ClosedOn is null ? null : Days.Read(row.ClosedOn));
}
