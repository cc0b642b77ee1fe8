using System.Collections.Frozen;
using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>The one place that says who may do what: everything is denied but what a registered <see cref="Right"/> allows.</summary>
/// <remarks>
/// Asked with neither organisation nor city it answers whether the actor may do the verb on some object at all (the front door of a
/// route); the use case asks again with the object's own. Nothing here is remembered between questions.
/// </remarks>
public sealed class Gate : IGate
{
    private readonly FrozenDictionary<(string Engine, string Verb), Right[]> _rights;

    /// <summary>From every right that an engine registered.</summary>
    public Gate(IEnumerable<Right> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        _rights = rights.GroupBy(right => (right.Engine, right.Verb)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    private enum Verdict
    {
        Allowed,
        NeedsSignIn,
        NeedsPerson,
        NotAllowed,
        NotThere,
    }

    /// <inheritdoc/>
    public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) =>
        Decide(actor, engine, verb, organisation, city) == Verdict.Allowed;

    /// <inheritdoc/>
    public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
    {
        var refusal = Decide(actor, engine, verb, organisation, city) switch
        {
            Verdict.Allowed => null,
            Verdict.NeedsSignIn => AccessRefusals.SignIn,
            Verdict.NeedsPerson => AccessRefusals.NeedsPerson(engine, verb),
            Verdict.NotAllowed => AccessRefusals.NotAllowed(actor.Name, engine, verb),
            Verdict.NotThere => AccessRefusals.NotYours(actor.Name, engine, verb, organisation ?? city ?? ""),
        };
        if (refusal is not null) throw refusal.ToException();
    }

    private Verdict Decide(Actor actor, string engine, string verb, string? organisation, string? city)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var isAnonymous = actor.Kind == ActorKind.Anonymous;
        if (!_rights.TryGetValue((engine, verb), out var rights)) return isAnonymous ? Verdict.NeedsSignIn : Verdict.NotAllowed;
        if (rights.Any(right => right.IsPublic)) return Verdict.Allowed;
        if (!Scopes.Cover(actor.Scopes, engine, verb)) return Verdict.NotAllowed;
        return actor.Kind switch
        {
            ActorKind.Anonymous => Verdict.NeedsSignIn,
            ActorKind.Operator or ActorKind.Node => rights.All(right => right.NeedsPerson) ? Verdict.NeedsPerson : Verdict.Allowed,
            ActorKind.User or ActorKind.Program => DecideByRole(actor, rights, organisation, city),
        };
    }

    private static Verdict DecideByRole(Actor actor, Right[] rights, string? organisation, string? city)
    {
        if (actor.Roles.Contains(Roles.Administrator)) return Verdict.Allowed;
        var held = rights.Where(right => right.Roles.Any(actor.Roles.Contains)).ToList();
        if (held.Count == 0) return Verdict.NotAllowed;
        return held.Any(right => Reaches(actor, right.Reach, organisation, city)) ? Verdict.Allowed : Verdict.NotThere;
    }

    private static bool Reaches(Actor actor, Reach reach, string? organisation, string? city) => reach switch
    {
        Reach.Anywhere => true,
        Reach.OwnCity => city is null ? organisation is null || organisation == actor.Organisation : IsSameCity(actor.City, city),
        Reach.OwnOrganisation => organisation is null ? city is null || IsSameCity(actor.City, city) : organisation == actor.Organisation,
    };

    /// <summary>Counties belong to the city whose first four digits they share (GB/T 2260); an organisation without a city serves all.</summary>
    private static bool IsSameCity(string? own, string asked) => own is null || own == asked
        || (own.Length == 6 && asked.Length == 6 && own.AsSpan(0, 4).SequenceEqual(asked.AsSpan(0, 4)));
}
