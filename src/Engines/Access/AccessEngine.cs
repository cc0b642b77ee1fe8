using OneCity.Access.Features;
using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>The face of the engine: who may enter, who they are, and what they may do. One member per use case.</summary>
public sealed class AccessEngine
{
    private readonly AccessParts _parts;
    private readonly ActorsInMind _inMind;

    internal AccessEngine(AccessParts parts) => (_parts, _inMind) = (parts, new ActorsInMind(parts));

    /// <summary>Every right registered by any engine, for pages and documents.</summary>
    public IReadOnlyList<Right> Rights => _parts.Rights;

    /// <summary>A fresh set-up code while the node has no administrator; null once it has one.</summary>
    public Task<string?> OfferSetUp(CancellationToken stop = default) => SetUpNode.Offer(_parts, stop);

    /// <summary>Whether the set-up code is the one offered and unused.</summary>
    public Task<bool> IsSetUpOffered(string code, CancellationToken stop = default) => SetUpNode.IsOffered(_parts, code, stop);

    /// <summary>Makes the first administrator and signs them in.</summary>
    public Task<SignIn.Answer> SetUp(SetUpNode.Request request, CancellationToken stop = default) => SetUpNode.Handle(_parts, request, stop);

    /// <summary>Signs a person in by name and password.</summary>
    /// <exception cref="RefusedException"><c>access.wrong-password</c>, <c>access.locked</c>, <c>access.locked-crowded</c>.</exception>
    public Task<SignIn.Answer> SignIn(string name, string password, CancellationToken stop = default) =>
        Features.SignIn.Handle(_parts, name, password, stop);

    /// <summary>Signs in a person whom an OpenID Connect issuer vouches for; the account must exist here.</summary>
    public Task<SignIn.Answer> SignInOutside(string issuer, string subject, string? name, CancellationToken stop = default) =>
        Features.SignInOutside.Handle(_parts, issuer, subject, name, stop);

    /// <summary>Ends a session.</summary>
    public Task SignOut(Actor actor, string session, CancellationToken stop = default) =>
        Features.SignOut.Handle(_parts, actor, session, stop);

    /// <summary>The actor of an open session; null when there is none.</summary>
    public Task<Actor?> FindBySession(string session, CancellationToken stop = default) => _inMind.BySession(session, stop);

    /// <summary>The actor of a token; null when it does not hold.</summary>
    public Task<Actor?> FindByToken(string token, CancellationToken stop = default) => _inMind.ByToken(token, stop);

    /// <summary>The user named by <c>--as</c>, acting through the operator.</summary>
    /// <exception cref="RefusedException"><c>access.unknown-user</c>, <c>access.closed-user</c>.</exception>
    public Task<Actor> ActAs(string name, CancellationToken stop = default) => FindActor.ByName(_parts, name, stop);

    /// <summary>Adds a user; the answer holds the one-time password.</summary>
    public Task<AddUser.Answer> AddUser(Actor actor, AddUser.Request request, CancellationToken stop = default) =>
        Features.AddUser.Handle(_parts, actor, request, stop);

    /// <summary>Adds the users of <c>--demo</c>, or gives those who have no password of their own a new one-time password.</summary>
    public Task<IReadOnlyList<AddUser.Answer>> AddDemonstration(Actor actor, CancellationToken stop = default) =>
        AddDemonstrationUsers.Handle(_parts, actor, stop);

    /// <summary>Users by name, behind <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<User>> ListUsers(Actor actor, string? after, int limit, CancellationToken stop = default) =>
        Features.ListUsers.Handle(_parts, actor, after, limit, stop);

    /// <summary>One user; everybody may read their own.</summary>
    public Task<User> GetUser(Actor actor, string name, CancellationToken stop = default) =>
        Features.ListUsers.Get(_parts, actor, name, stop);

    /// <summary>Gives a role.</summary>
    public Task<HeldRole> GiveRole(Actor actor, string user, GiveRole.Request request, CancellationToken stop = default) =>
        Features.GiveRole.Handle(_parts, actor, user, request, stop);

    /// <summary>Ends a role, named by its number or code; at once when no last day is given.</summary>
    public Task EndRole(Actor actor, string user, string role, DateOnly? lastOn, CancellationToken stop = default) =>
        Features.EndRole.Handle(_parts, actor, user, role, lastOn, stop);

    /// <summary>Appoints a substitute.</summary>
    public Task<Substitution> AppointSubstitute(
        Actor actor, string user, AppointSubstitute.Request request, CancellationToken stop = default) =>
        Features.AppointSubstitute.Handle(_parts, actor, user, request, stop);

    /// <summary>Hands all roles over to a successor.</summary>
    public Task<IReadOnlyList<string>> HandOverDuties(
        Actor actor, string user, HandOverDuties.Request request, CancellationToken stop = default) =>
        Features.HandOverDuties.Handle(_parts, actor, user, request, stop);

    /// <summary>Moves a user to another organisation.</summary>
    public Task MoveUser(Actor actor, string user, string organisation, CancellationToken stop = default) =>
        Features.MoveUser.Handle(_parts, actor, user, organisation, stop);

    /// <summary>Closes an account.</summary>
    public Task CloseUser(Actor actor, string user, CancellationToken stop = default) =>
        Features.CloseUser.Handle(_parts, actor, user, stop);

    /// <summary>Sets one's own password; the session given goes on, all others end.</summary>
    public Task SetPassword(Actor actor, string current, string next, string? keepSession, CancellationToken stop = default) =>
        Features.SetPassword.Handle(_parts, actor, current, next, keepSession, stop);

    /// <summary>One's own saved views, the newest first; empty when none was kept.</summary>
    public Task<IReadOnlyList<SavedView>> ListViews(Actor actor, CancellationToken stop = default) => Features.KeepView.List(_parts, actor, stop);

    /// <summary>Keeps a view under a name; one of the same name is replaced.</summary>
    /// <exception cref="RefusedException"><c>access.bad-view</c>, <c>access.too-many-views</c>.</exception>
    public Task KeepView(Actor actor, SavedView view, CancellationToken stop = default) => Features.KeepView.Handle(_parts, actor, view, stop);

    /// <summary>Drops a view; nothing happens when there is none of that name.</summary>
    public Task DropView(Actor actor, string title, CancellationToken stop = default) => Features.KeepView.Drop(_parts, actor, title, stop);

    /// <summary>Gives a new one-time password.</summary>
    public Task<string> ResetPassword(Actor actor, string user, CancellationToken stop = default) =>
        Features.ResetPassword.Handle(_parts, actor, user, stop);

    /// <summary>Makes a token; the answer holds its secret.</summary>
    public Task<AddToken.Answer> AddToken(Actor actor, AddToken.Request request, CancellationToken stop = default) =>
        Features.AddToken.Handle(_parts, actor, request, stop);

    /// <summary>Tokens by number, behind <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<ListTokens.Row>> ListTokens(Actor actor, string? after, int limit, CancellationToken stop = default) =>
        Features.ListTokens.Handle(_parts, actor, after, limit, stop);

    /// <summary>Ends a token, named by its number or label.</summary>
    public Task RevokeToken(Actor actor, string token, CancellationToken stop = default) =>
        Features.RevokeToken.Handle(_parts, actor, token, stop);

    /// <summary>Audit entries behind a number, oldest first.</summary>
    public Task<IReadOnlyList<ReadAudit.Row>> ListAudit(Actor actor, ReadAudit.Question question, CancellationToken stop = default) =>
        ReadAudit.Handle(_parts, actor, question, stop);

    /// <summary>Checks the whole audit trail.</summary>
    public Task<ReadAudit.Verdict> VerifyAudit(Actor actor, CancellationToken stop = default) => ReadAudit.Verify(_parts, actor, stop);

    /// <summary>Writes the whole audit trail, one JSON document per line or CSV.</summary>
    public Task ExportAudit(Actor actor, Stream to, ReadAudit.Form form, CancellationToken stop = default) =>
        ReadAudit.Export(_parts, actor, to, form, stop);
}
