using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using OneCity.Access;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>Asks the gate in front of every route and page, before a byte of the body is read; what says nothing is closed.</summary>
internal static class FrontDoor
{
    /// <summary>What anonymous readers may see at all, each with everything below it; a right marked public opens nothing else.</summary>
    private static readonly string[] OpenPages = ["/regions", "/organisations", "/sign-in", "/setup", "/status", "/not-found"];

    private static readonly string[] OpenData = ["/api/regions", "/api/organisations", "/api/figures"];

    /// <summary>Stands behind routing and sign-in, in front of every endpoint.</summary>
    public static IApplicationBuilder UseFrontDoor(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var refusal = IsApi(context) ? Api(context) : Page(context);
        refusal ??= await ForeignSite(context);
        if (refusal is null)
        {
            await next(context);
            return;
        }
        if (IsApi(context) || !IsPage(context))
        {
            if (Problems.StatusOf(refusal.Code) == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
            await refusal.ToProblem(context.Language()).ExecuteAsync(context);
        }
        else if (context.Actor().Kind == ActorKind.Anonymous)
        {
            var back = HttpMethods.IsGet(context.Request.Method) ? $"{context.Request.Path}{context.Request.QueryString}" : "/";
            context.Response.Redirect($"/sign-in?back={Uri.EscapeDataString(back)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    });

    /// <summary>True for data that is open without sign-in by its place; words such as <c>setup</c> in a path open it but do not make it data.</summary>
    public static bool IsOpenData(HttpRequest request) => OpenData.Any(each => request.Path.StartsWithSegments(each));

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && context.Request.Path.Value is { Length: > 5 };

    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static Refusal? Api(HttpContext context)
    {
        var actor = context.Actor();
        if (actor.Kind == ActorKind.Anonymous && !IsOpen(context.Request, OpenData)) return AccessRefusals.SignIn;
        if (context.GetEndpoint() is not { } endpoint)
            return actor.Kind == ActorKind.Anonymous ? AccessRefusals.SignIn : HttpRefusals.NotFound(context.Request.Path);
        if (endpoint.Metadata.GetMetadata<OpenToAll>() is not null) return null;
        // Routing's own answers (405, 415) do nothing and are no routes; whoever is signed in may have them.
        if (endpoint is not RouteEndpoint && actor.Kind != ActorKind.Anonymous) return null;
        return Needed(context, endpoint, actor) ?? (IsTooLarge(context) ? HttpRefusals.TooLarge : null)
            ?? (endpoint.Metadata.GetMetadata<NeedsRight>() is null ? Undeclared(context, actor) : null);
    }

    private static bool IsTooLarge(HttpContext context) => context.Request.ContentLength
        > context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    private static Refusal? Page(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint) return null;
        var actor = context.Actor();
        if (IsPage(context) && actor.Kind == ActorKind.Anonymous && context.Request.Path != "/" && !IsOpen(context.Request, OpenPages))
            return AccessRefusals.SignIn;
        return Needed(context, endpoint, actor);
    }

    private static bool IsOpen(HttpRequest request, string[] addresses) =>
        addresses.Any(each => request.Path.StartsWithSegments(each))
        || (request.Path.Value ?? "").Split('/').Any(part => OpenToAll.Words.Any(word => part.Contains(word, StringComparison.Ordinal)));

    private static Refusal? Needed(HttpContext context, Endpoint endpoint, Actor actor)
    {
        var gate = context.RequestServices.GetRequiredService<IGate>();
        foreach (var right in endpoint.Metadata.GetOrderedMetadata<NeedsRight>())
        {
            if (gate.May(actor, right.Engine, right.Verb)) continue;
            return actor.Kind == ActorKind.Anonymous ? AccessRefusals.SignIn : AccessRefusals.NotAllowed(actor.Name, right.Engine, right.Verb);
        }
        return null;
    }

    private static Refusal Undeclared(HttpContext context, Actor actor) => actor.Kind == ActorKind.Anonymous
        ? AccessRefusals.SignIn : AccessRefusals.NotAllowed(actor.Name, "http", context.Request.Path);

    /// <summary>
    /// A changing request that leans on the cookie must come from our own pages: by <c>Sec-Fetch-Site</c> or <c>Origin</c>, which scripts cannot
    /// forge, or by an anti-forgery token. Forms of pages are checked by the anti-forgery middleware as well.
    /// </summary>
    private static async Task<Refusal?> ForeignSite(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return null;
        if (request.Headers.Authorization.Count > 0) return null;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return origin == $"{request.Scheme}://{request.Host}" ? null : AccessRefusals.OtherSite;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none" ? null : AccessRefusals.OtherSite;
        if (!IsApi(context) || context.Actor().Kind == ActorKind.Anonymous) return null;
        var forms = context.RequestServices.GetRequiredService<IAntiforgery>();
        return await forms.IsRequestValidAsync(context) ? null : AccessRefusals.OtherSite;
    }
}
