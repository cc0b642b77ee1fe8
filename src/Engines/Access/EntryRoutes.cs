using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Access.Features;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>Routes over tokens, and over whoever calls.</summary>
internal static class EntryRoutes
{
    public sealed record Me(
        string Kind, string Name, string? Organisation, string? City, IReadOnlyList<string> Roles, IReadOnlyList<string>? Scopes);

    public sealed record NewDraft(string? Place, Dictionary<string, string>? Fields);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/tokens").WithTags("access");
        tokens.MapGet("", async (HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var page = PageRequest.From(http);
            return http.Page(page, await access.ListTokens(http.Actor(), page.After, page.Limit + 1, stop), token => token.Id);
        }).Needs("access", "read-tokens").Produces<ListTokens.Row[]>().WithSummary("Tokens, without their secrets");
        tokens.MapPost("", async (AddToken.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
            Results.Json(await access.AddToken(http.Actor(), request, stop), ApiJson.Options, statusCode: StatusCodes.Status201Created))
            .Needs("access", "own-account").ShowsOnce().Produces<AddToken.Answer>(201).WithSummary("Make a token; the answer holds its secret, once");
        tokens.MapDelete("/{id}", async (string id, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.RevokeToken(http.Actor(), id, stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithSummary("Revoke a token");
        routes.MapGet("/api/me", (HttpContext http) => ToMe(http.Actor())).Needs("access", "own-account").WithTags("access")
            .WithSummary("Who calls, with the roles in force today");
        var views = routes.MapGroup("/api/me/views").WithTags("access");
        views.MapGet("", (HttpContext http, AccessEngine access, CancellationToken stop) => access.ListViews(http.Actor(), stop))
            .Needs("access", "own-account").Produces<SavedView[]>().WithSummary("One's own saved views");
        views.MapPost("", async (SavedView view, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.KeepView(http.Actor(), view, stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithSummary("Keep a page with its filter under a name");
        views.MapDelete("", async (string title, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.DropView(http.Actor(), title, stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithSummary("Drop a saved view");
        MapDrafts(routes.MapGroup("/api/me/drafts").WithTags("access"));
    }

    private static void MapDrafts(RouteGroupBuilder drafts)
    {
        drafts.MapGet("", (HttpContext http, Drafts kept, CancellationToken stop) => kept.List(http.Actor(), stop))
            .Needs("access", "own-account").Produces<Draft[]>().WithSummary("One's own drafts: typed, not yet sent");
        drafts.MapPut("", async (NewDraft draft, HttpContext http, Drafts kept, CancellationToken stop) =>
        {
            await kept.Keep(http.Actor(), draft.Place ?? "", draft.Fields ?? new Dictionary<string, string>(), stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithSummary("Keep what stands in the fields of a form; all empty drops it");
        drafts.MapDelete("", async (string place, HttpContext http, Drafts kept, CancellationToken stop) =>
        {
            await kept.Drop(http.Actor(), place, stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithSummary("Drop a draft");
    }

    private static Me ToMe(Actor actor) => new(
        actor.Kind == ActorKind.Program ? "program" : "user", actor.Name, actor.Organisation, actor.City,
        [.. actor.Roles.Order(StringComparer.Ordinal)], actor.Scopes is null ? null : [.. actor.Scopes.Order(StringComparer.Ordinal)]);
}
