using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;

namespace OneCity.Http;

/// <summary>Who calls a route, set once per request by the host's sign-in.</summary>
public static class Callers
{
    private static readonly object Key = new();

    /// <summary>Remembers the actor for this request; called by the host only.</summary>
    public static void SetActor(this HttpContext context, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = actor;
    }

    /// <summary>The actor of this request; anonymous when nobody signed in.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(Key, out var actor) ? (Actor)actor! : Kernel.Actor.Anonymous;
    }

    /// <summary>The language asked for: cookie or query <c>lang=en</c>, then <c>Accept-Language</c>, else Chinese.</summary>
    public static Language Language(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Request.Query["lang"].FirstOrDefault() ?? context.Request.Cookies["lang"]
            ?? context.Request.Headers.AcceptLanguage.ToString();
        return asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Kernel.Language.English : Kernel.Language.Chinese;
    }

    /// <summary>
    /// Asks the gate before the body is read: anonymous callers get 401, others without the right 403.
    /// The use case asks again with the object's own organisation and city.
    /// </summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string engine, string verb)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new NeedsRight(engine, verb));
        return route;
    }

    /// <summary>Opens a route to everybody; only for paths that say so (<see cref="OpenToAll.Words"/>).</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new OpenToAll());
        return route;
    }

    /// <summary>Says that the answer holds a secret: a repeated request with the same idempotency key gets no second look at it.</summary>
    public static TBuilder ShowsOnce<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new ShownOnce());
        return route;
    }
}

/// <summary>The right a route asks for; the host checks it in front of the endpoint, and the tests list it.</summary>
/// <param name="Engine">Engine in lower case.</param>
/// <param name="Verb">Verb as registered.</param>
public sealed record NeedsRight(string Engine, string Verb);

/// <summary>Marks a route that anyone may call; its path must carry <c>sign-in</c>, <c>setup</c>, <c>public</c>, <c>open</c> or <c>comment</c>.</summary>
public sealed record OpenToAll
{
    /// <summary>One of these stands in the path of everything that is open to all besides the public lists.</summary>
    public static IReadOnlyList<string> Words { get; } = ["sign-in", "setup", "public", "open", "comment"];
}

/// <summary>Marks a route whose answer holds a secret that is shown once: it is never kept for a repeated request.</summary>
public sealed record ShownOnce;
