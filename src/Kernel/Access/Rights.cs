namespace OneCity.Kernel;

/// <summary>Whose objects a role may touch.</summary>
public enum Reach
{
    /// <summary>Any object on the node.</summary>
    Anywhere,

    /// <summary>Objects of the actor's own city.</summary>
    OwnCity,

    /// <summary>Objects of the actor's own organisation.</summary>
    OwnOrganisation,
}

/// <summary>One line of the table of rights: who may do a verb of an engine. What no line allows is denied.</summary>
/// <param name="Engine">The engine's name in lower case, such as <c>figures</c>.</param>
/// <param name="Verb">The office's verb in lower case, such as <c>publish</c>.</param>
/// <param name="Reach">Whose objects are meant.</param>
/// <param name="Roles">Roles allowed; <c>administrator</c> and <c>operator</c> are added by the gate unless <paramref name="NeedsPerson"/>.</param>
/// <param name="NeedsPerson">True for confirming, accepting and publishing: the operator cannot, a named person must.</param>
/// <param name="IsPublic">True where anonymous callers may too; they see only what is marked public.</param>
public sealed record Right(
    string Engine,
    string Verb,
    Reach Reach,
    IReadOnlyList<string> Roles,
    bool NeedsPerson = false,
    bool IsPublic = false);

/// <summary>The one place that says who may do what; asked by every use case before it touches anything.</summary>
public interface IGate
{
    /// <summary>Whether the actor may do the verb on an object of this organisation and city.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="engine">Engine in lower case.</param>
    /// <param name="verb">Verb as registered in a <see cref="Right"/>; an unregistered verb is denied.</param>
    /// <param name="organisation">Organisation that owns the object; null when none does.</param>
    /// <param name="city">City of the object; null when it belongs to all.</param>
    bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null);

    /// <summary>As <see cref="May"/>, but refuses with <c>access.not-allowed</c>, <c>access.needs-person</c> or <c>access.sign-in</c>.</summary>
    /// <exception cref="RefusedException">When the actor may not.</exception>
    void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null);
}

/// <summary>The role codes the platform ships with.</summary>
public static class Roles
{
    /// <summary>Window clerk (窗口).</summary>
    public const string Clerk = "clerk";

    /// <summary>Handler in the deciding department (经办).</summary>
    public const string Handler = "handler";

    /// <summary>Statistician (统计).</summary>
    public const string Statistician = "statistician";

    /// <summary>Finance officer (财政).</summary>
    public const string Finance = "finance";

    /// <summary>Planner in the joint office or a bureau (规划, 一体化办).</summary>
    public const string Planner = "planner";

    /// <summary>Leader who reads and instructs (领导).</summary>
    public const string Lead = "lead";

    /// <summary>Auditor: reads everything, changes nothing (审计).</summary>
    public const string Auditor = "auditor";

    /// <summary>Observer from another city: reads what is opened to them (观察).</summary>
    public const string Observer = "observer";

    /// <summary>Administrator of the node (系统管理).</summary>
    public const string Administrator = "administrator";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Clerk, Handler, Statistician, Finance, Planner, Lead, Auditor, Observer, Administrator];
}
