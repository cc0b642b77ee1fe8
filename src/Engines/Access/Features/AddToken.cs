using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>Makes a token for a program: shown once, stored hashed, limited by scopes and by the rights of its holder.</summary>
public static class AddToken
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "access.token-added";

    /// <summary>For whom, and how far.</summary>
    /// <param name="Label">What it is for; 1 to 100 characters.</param>
    /// <param name="User">The user whose rights it has; null for a token of an organisation.</param>
    /// <param name="Organisation">Organisation the program acts for when no user is named.</param>
    /// <param name="Role">Role of the program when no user is named; observer when null.</param>
    /// <param name="Scopes">What it may do at most: <c>engine:verb</c>, <c>engine:*</c>, parted by commas; empty for all its holder may.</param>
    /// <param name="Days">Days until it ends, 1 to 3,660; null for no end.</param>
    public sealed record Request(
        string Label,
        string? User = null,
        string? Organisation = null,
        string? Role = null,
        string? Scopes = null,
        int? Days = null);

    /// <summary>The token as made.</summary>
    /// <param name="Id">Number for the list and for revoking.</param>
    /// <param name="Label">What it is for.</param>
    /// <param name="Token">The secret, shown this once.</param>
    /// <param name="Scopes">What it may do at most.</param>
    /// <param name="ExpiresAt">When it ends; null for no end.</param>
    public sealed record Answer(string Id, string Label, string Token, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt);

    /// <remarks>Users may make tokens for themselves within their rights; administrators for anybody.</remarks>
    internal static async Task<Answer> Handle(AccessParts parts, Actor actor, Request request, CancellationToken stop)
    {
        var user = request.User ?? (actor.Kind == ActorKind.User && request.Organisation is null && request.Role is null ? actor.Name : null);
        var isOwn = user is not null && actor.Kind == ActorKind.User && UserName.Find(user)?.Key == UserName.Find(actor.Name)?.Key;
        parts.Gate.Demand(actor, AccessParts.Engine, isOwn ? "own-account" : "keep-tokens");
        var scopes = Scopes.Parse(request.Scopes, parts.Rights);
        var role = user is null ? RoleWords.Parse(request.Role ?? Roles.Observer) : null;
        var organisation = user is null ? OrganisationWords.Parse(parts, request.Organisation) : null;
        if (request.Days is < 1 or > 3660) throw AccessRefusals.BadDays($"{request.Days}").ToException();
        if (request.Label.Trim().Length is 0 or > 100) throw AccessRefusals.BadLabel.ToException();
        var expires = request.Days is { } days ? parts.Clock.GetUtcNow().AddDays(days) : (DateTimeOffset?)null;
        var token = Secrets.Token(parts.Entropy);
        var id = parts.Entropy.NewId().ToString();
        await parts.Database.Write(async session =>
        {
            var holder = user is null ? null : await OpenUser.Get(session, user);
            await EntryStore.AddToken(session, new TokenRow(
                id, request.Label.Trim(), Secrets.Hash(token), holder?.NameKey, organisation, role,
                string.Join(',', scopes.Order(StringComparer.Ordinal)), parts.NowUs, actor.AuditName,
                expires is { } end ? Instants.ToMicroseconds(end) : null, null));
            session.Audit(new AuditEvent(
                AuditEvent, actor, $"token:{id}", $"{holder?.Name ?? organisation} {role} {string.Join(',', scopes)}".Trim()));
            return 0;
        }, stop);
        return new(id, request.Label.Trim(), token, [.. scopes.Order(StringComparer.Ordinal)], expires);
    }
}
