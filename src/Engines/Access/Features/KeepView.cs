using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access.Features;

/// <summary>A page with its filter, kept by one person under a name of their own.</summary>
/// <param name="Title">Its name, 1 to 60 characters; keeping another view under it replaces the first.</param>
/// <param name="Address">Path and query on this host, at most 2,000 characters.</param>
public sealed record SavedView(string Title, string Address);

/// <summary>Keeps, lists and drops a person's own views; since the address holds the filter, a view is an address.</summary>
public static class KeepView
{
    /// <summary>Written to the audit trail when one is kept.</summary>
    public const string AuditEvent = "access.view-kept";

    /// <summary>Written to the audit trail when one is dropped.</summary>
    public const string DroppedEvent = "access.view-dropped";

    private const int CountMax = 100;

    internal static Task<IReadOnlyList<SavedView>> List(AccessParts parts, Actor actor, CancellationToken stop)
    {
        var key = KeyOf(parts, actor);
        return parts.Database.Read(session => ViewStore.List(session, key), stop);
    }

    internal static Task Handle(AccessParts parts, Actor actor, SavedView view, CancellationToken stop)
    {
        var key = KeyOf(parts, actor);
        var kept = view with { Title = view.Title?.Trim() ?? "", Address = view.Address ?? "" };
        var isLocal = kept.Address is ['/', ..] && !kept.Address.StartsWith("//", StringComparison.Ordinal)
            && !kept.Address.Contains('\\', StringComparison.Ordinal) && !kept.Address.Any(char.IsControl) && kept.Address.Length <= 2000;
        if (!isLocal || kept.Title.Length is 0 or > 60 || kept.Title.Any(char.IsControl)) throw AccessRefusals.BadView.ToException();
        return parts.Database.Write(async session =>
        {
            var others = (await ViewStore.List(session, key)).Count(each => each.Title != kept.Title);
            if (others >= CountMax) throw AccessRefusals.TooManyViews(CountMax).ToException();
            await ViewStore.Keep(session, key, kept, parts.NowUs);
            session.Audit(new AuditEvent(AuditEvent, actor, $"user:{actor.Name}"));
            return 0;
        }, stop);
    }

    internal static Task Drop(AccessParts parts, Actor actor, string title, CancellationToken stop)
    {
        var key = KeyOf(parts, actor);
        return parts.Database.Write(async session =>
        {
            if (await ViewStore.Drop(session, key, title) > 0) session.Audit(new AuditEvent(DroppedEvent, actor, $"user:{actor.Name}"));
            return 0;
        }, stop);
    }

    private static string KeyOf(AccessParts parts, Actor actor)
    {
        if (actor.Kind != ActorKind.User) throw AccessRefusals.SignIn.ToException();
        parts.Gate.Demand(actor, AccessParts.Engine, "own-account");
        return UserName.Parse(actor.Name).Key;
    }
}
