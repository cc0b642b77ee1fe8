using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Lists tokens without their secrets.</summary>
public static class ListTokens
{
    /// <summary>One token.</summary>
    /// <param name="Id">Number.</param>
    /// <param name="Label">What it is for.</param>
    /// <param name="User">Key of the user whose rights it has; null for an organisation's.</param>
    /// <param name="Organisation">Organisation of a program of its own.</param>
    /// <param name="Role">Role of a program of its own.</param>
    /// <param name="Scopes">What it may do at most.</param>
    /// <param name="CreatedAt">When it was made.</param>
    /// <param name="CreatedBy">By whom.</param>
    /// <param name="ExpiresAt">When it ends; null for no end.</param>
    /// <param name="RevokedAt">When it was revoked; null while it holds.</param>
    public sealed record Row(
        string Id,
        string Label,
        string? User,
        string? Organisation,
        string? Role,
        IReadOnlyList<string> Scopes,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        DateTimeOffset? ExpiresAt,
        DateTimeOffset? RevokedAt);

    internal static async Task<IReadOnlyList<Row>> Handle(
        AccessParts parts, Actor actor, string? after, int limit, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "read-tokens");
        var rows = await parts.Database.Read(session => EntryStore.ListTokens(session, after ?? "", limit), stop);
        return
        [
            .. rows.Select(row => new Row(
                row.Id, row.Label, row.NameKey, row.Organisation, row.Role, row.Scopes.Split(','),
                Instants.FromMicroseconds(row.CreatedAtUs), row.CreatedBy, At(row.ExpiresAtUs), At(row.RevokedAtUs))),
        ];
    }

    private static DateTimeOffset? At(long? microseconds) => microseconds is { } us ? Instants.FromMicroseconds(us) : null;
}
