namespace OneCity.Kernel;

/// <summary>How an actor showed who they are.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in; sees only what is public.</summary>
    Anonymous,

    /// <summary>Whoever holds the data folder, acting at the command line without a name.</summary>
    Operator,

    /// <summary>A person, signed in or named by <c>--as</c>.</summary>
    User,

    /// <summary>A program with a scoped token.</summary>
    Program,

    /// <summary>Another member of the exchange, or the node's own clockwork.</summary>
    Node,
}

/// <summary>Who acts, for whom, and in which roles; every changing use case takes one.</summary>
/// <param name="Kind">How they showed who they are.</param>
/// <param name="Name">The sign-in name; <c>operator</c> and <c>anonymous</c> for the two without one.</param>
/// <param name="Organisation">Code of the organisation they act for; null for operator and anonymous.</param>
/// <param name="City">Region code of that organisation's city; null where it serves all cities.</param>
/// <param name="Roles">Role codes in force at the moment of acting, such as <c>statistician</c>.</param>
/// <param name="Through">Set to <c>operator</c> when <c>--as</c> named the user, or to the token that acts for them; the audit trail says so.</param>
/// <param name="Scopes">What a token may do at most (<c>engine:verb</c>); null when only the roles decide.</param>
public sealed record Actor(
    ActorKind Kind,
    string Name,
    string? Organisation,
    string? City,
    IReadOnlySet<string> Roles,
    string? Through = null,
    IReadOnlySet<string>? Scopes = null)
{
    private static readonly HashSet<string> NoRoles = [];

    /// <summary>Whoever holds the data folder; may do what an administrator may, but confirm, accept or publish.</summary>
    public static Actor Operator { get; } = new(ActorKind.Operator, "operator", null, null, NoRoles);

    /// <summary>Nobody in particular.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, "anonymous", null, null, NoRoles);

    /// <summary>The node's own work, such as retries and deadlines.</summary>
    public static Actor Node { get; } = new(ActorKind.Node, "node", null, null, NoRoles);

    /// <summary>How the audit trail names them: <c>operator as NAME</c> when they were named by whoever holds the folder.</summary>
    public string AuditName => Through is null ? Name : $"{Through} as {Name}";
}
