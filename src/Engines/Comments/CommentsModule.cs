using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Comments.Model;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage.Migrations;

namespace OneCity.Comments;

/// <summary>Registers the engine and its routes.</summary>
public static class CommentsModule
{
    private static readonly string[] Everybody =
        [Roles.Clerk, Roles.Handler, Roles.Statistician, Roles.Finance, Roles.Planner, Roles.Lead, Roles.Auditor, Roles.Observer];

    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("comments", typeof(CommentsModule).Assembly));
        services.AddSingleton(new Right(CommentsEngine.Name, "read", Reach.Anywhere, Everybody));
        services.AddSingleton(new Right(CommentsEngine.Name, "write", Reach.Anywhere, Everybody));
        services.AddSingleton<CommentsEngine>();
        services.AddSingleton<IInboxSource>(node => node.GetRequiredService<CommentsEngine>());
        return services;
    }

    /// <summary>Maps <c>/api/comments</c>; the record stands in the query because its id may hold any character.</summary>
    public static IEndpointRouteBuilder MapComments(this IEndpointRouteBuilder routes)
    {
        var comments = routes.MapGroup("/api/comments").WithTags("comments");
        comments.MapGet("", (CommentsEngine engine, HttpContext http, string record) => engine.List(http.Actor(), record, http.RequestAborted))
            .Needs(CommentsEngine.Name, "read").Produces<Comment[]>().WithSummary("Comments beside a record (kind:id)");
        comments.MapPost("", async (CommentsEngine engine, HttpContext http, string record, NewComment comment) =>
            Results.Json(new { number = await engine.Write(http.Actor(), record, comment.Text ?? "", http.RequestAborted) }, statusCode: StatusCodes.Status201Created))
            .Needs(CommentsEngine.Name, "write").WithSummary("Write a comment; @name mentions a person");
        comments.MapPost("/seen", async (CommentsEngine engine, HttpContext http, string record) =>
        {
            await engine.See(http.Actor(), record, http.RequestAborted);
            return Results.NoContent();
        }).Needs(CommentsEngine.Name, "write").WithSummary("Say that one has seen what names one beside a record");
        comments.MapDelete("/{number:long}", async (CommentsEngine engine, HttpContext http, long number) =>
        {
            await engine.Withdraw(http.Actor(), number, http.RequestAborted);
            return Results.NoContent();
        }).Needs(CommentsEngine.Name, "write").WithSummary("Take one's own comment back");
        return routes;
    }

    internal sealed record NewComment(string? Text);
}
