using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Documents.Features;
using OneCity.Http;

namespace OneCity.Documents;

/// <summary><c>/api/documents</c>: take in, list, show, decide, take decisions back.</summary>
internal static class DocumentsRoutes
{
    /// <summary>A text pasted into the desk.</summary>
    /// <param name="Name">A name for it.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Date">Its date when known.</param>
    public sealed record Pasted(string? Name, string Text, DateOnly? Date);

    /// <summary>Decisions about claims.</summary>
    /// <param name="Decisions">One per claim.</param>
    public sealed record Decided(IReadOnlyList<ClaimDecision> Decisions);

    /// <summary>Decisions to be taken back.</summary>
    /// <param name="Claims">Numbers of the claims.</param>
    public sealed record Reopened(IReadOnlyList<long> Claims);

    /// <summary>Maps the routes.</summary>
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents").WithTags("documents");
        group.MapGet("/", async (HttpContext context, DocumentsEngine engine, CancellationToken stop) => Results.Ok(await engine.List(context.Actor(), stop)))
            .Needs("documents", "read");
        group.MapGet("/{number:long}", async (long number, HttpContext context, DocumentsEngine engine, CancellationToken stop) => Results.Ok(await engine.Get(context.Actor(), number, stop)))
            .Needs("documents", "read");
        group.MapPost("/", async (Pasted pasted, HttpContext context, DocumentsEngine engine, CancellationToken stop) =>
        {
            var content = System.Text.Encoding.UTF8.GetBytes(pasted.Text);
            var number = await engine.TakeIn(context.Actor(), new TakeInDocument.Request(pasted.Name ?? "粘贴.txt", content, pasted.Date), stop);
            return Results.Created($"/api/documents/{number}", new { number });
        }).Needs("documents", "take-in");
        group.MapPost("/{number:long}/decisions", async (long number, Decided decided, HttpContext context, DocumentsEngine engine, CancellationToken stop) =>
            Results.Ok(new { decided = await engine.Decide(context.Actor(), number, decided.Decisions, stop) })).Needs("documents", "accept");
        group.MapPost("/{number:long}/reopenings", async (long number, Reopened reopened, HttpContext context, DocumentsEngine engine, CancellationToken stop) =>
            Results.Ok(new { reopened = await engine.Reopen(context.Actor(), number, reopened.Claims, stop) })).Needs("documents", "accept");
        return routes;
    }
}
