using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Signs in a person whom the city's own sign-in (OpenID Connect) vouches for.</summary>
/// <remarks>The outside names the person, never the rights: the account must exist here. It is found by the outside's subject; the first time by
/// name, and then the subject is kept, so that a name given to somebody else outside does not open the account here.</remarks>
public static class SignInOutside
{
    /// <summary>Written to the audit trail when an outside subject is tied to an account.</summary>
    public const string AuditEvent = "access.outside-tied";

    /// <param name="parts">What the use case works with.</param>
    /// <param name="issuer">Issuer address of the outside sign-in.</param>
    /// <param name="subject">Subject within the issuer (OpenID Connect Core 1.0, section 2).</param>
    /// <param name="name">Name claimed there, from the claim set in the settings.</param>
    /// <param name="stop">Stops waiting.</param>
    internal static async Task<SignIn.Answer> Handle(AccessParts parts, string issuer, string subject, string? name, CancellationToken stop)
    {
        var outside = $"{issuer}|{subject}";
        var row = await parts.Database.Read(session => UserStore.FindOutside(session, outside), stop);
        row ??= await Tie(parts, outside, name, stop);
        if (row.ClosedOn is not null) throw AccessRefusals.Closed(row.Name).ToException();
        return await SignIn.Open(parts, row, isOnce: false, "outside", stop);
    }

    private static Task<UserRow> Tie(AccessParts parts, string outside, string? name, CancellationToken stop) =>
        parts.Database.Write(async session =>
        {
            var row = UserName.Find(name) is { } given ? await UserStore.Find(session, given.Key) : null;
            if (row is null || row.OutsideSubject is not null) throw AccessRefusals.NotKnownHere(name ?? "").ToException();
            await UserStore.Tie(session, row.NameKey, outside);
            session.Audit(new AuditEvent(AuditEvent, SignIn.PersonNamed(row), $"user:{row.Name}"));
            return row;
        }, stop);
}
