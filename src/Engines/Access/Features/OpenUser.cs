using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Finds the users that use cases speak of.</summary>
internal static class OpenUser
{
    /// <summary>An account that is open; refuses unknown and closed ones.</summary>
    public static async Task<UserRow> Get(IReadSession session, string name)
    {
        var row = await Any(session, name);
        return row.ClosedOn is null ? row : throw AccessRefusals.Closed(row.Name).ToException();
    }

    /// <summary>Any account; refuses unknown ones with the nearest name.</summary>
    public static async Task<UserRow> Any(IReadSession session, string name)
    {
        if (UserName.Find(name) is { } given && await UserStore.Find(session, given.Key) is { } row) return row;
        throw AccessRefusals.UnknownUser(name, Nearest.Of(name, await UserStore.Names(session))).ToException();
    }

    /// <summary>Refuses to leave the node without an administrator from tomorrow on.</summary>
    public static async Task KeepAnAdministrator(IReadSession session, AccessParts parts, string leavingKey)
    {
        var holders = await UserStore.HoldersOf(session, Roles.Administrator, parts.Today);
        if (holders.Count == 1 && holders[0] == leavingKey) throw AccessRefusals.LastAdministrator.ToException();
    }
}
