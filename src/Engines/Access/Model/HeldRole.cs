namespace OneCity.Access;

/// <summary>A role that a user holds, with both days included.</summary>
/// <param name="Id">Number of this holding.</param>
/// <param name="Role">Role code.</param>
/// <param name="FromOn">First day.</param>
/// <param name="ToOn">Last day; null while no end is set.</param>
/// <param name="GivenBy">Who gave it, as the audit trail names them.</param>
public sealed record HeldRole(string Id, string Role, DateOnly FromOn, DateOnly? ToOn, string GivenBy)
{
    /// <summary>Whether the role is in force on the day.</summary>
    public bool IsInForceOn(DateOnly day) => FromOn <= day && (ToOn is null || day <= ToOn);
}

/// <summary>Somebody stands in for a user from one day to another, both included, with that user's roles.</summary>
/// <param name="Id">Number of this agreement.</param>
/// <param name="User">Who is away.</param>
/// <param name="Substitute">Who stands in.</param>
/// <param name="FromOn">First day.</param>
/// <param name="ToOn">Last day.</param>
public sealed record Substitution(string Id, string User, string Substitute, DateOnly FromOn, DateOnly ToOn)
{
    /// <summary>Whether the substitute stands in on the day.</summary>
    public bool IsInForceOn(DateOnly day) => FromOn <= day && day <= ToOn;
}

/// <summary>One user as administrators and auditors see them; never a hash.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="Display">Name shown.</param>
/// <param name="Organisation">Organisation code; null for users of the node itself.</param>
/// <param name="Roles">Every holding, past and to come.</param>
/// <param name="IsDemonstration">Added by <c>--demo</c>.</param>
/// <param name="HasPassword">Whether they set a password of their own.</param>
/// <param name="ClosedOn">Day on which the account was closed; null while it is open.</param>
public sealed record User(
    string Name,
    string Display,
    string? Organisation,
    IReadOnlyList<HeldRole> Roles,
    bool IsDemonstration,
    bool HasPassword,
    DateOnly? ClosedOn);
