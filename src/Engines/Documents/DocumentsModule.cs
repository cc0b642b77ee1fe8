using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;
using OneCity.Storage.Migrations;

namespace OneCity.Documents;

/// <summary>Registers the engine and its routes.</summary>
public static class DocumentsModule
{
    private static readonly string[] Readers = [Roles.Clerk, Roles.Handler, Roles.Statistician, Roles.Finance, Roles.Planner, Roles.Lead, Roles.Auditor];

    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("documents", typeof(DocumentsModule).Assembly));
        services.AddSingleton(new Right("documents", "read", Reach.Anywhere, Readers));
        services.AddSingleton(new Right("documents", "take-in", Reach.Anywhere, [Roles.Statistician, Roles.Handler, Roles.Planner]));
        services.AddSingleton(new Right("documents", "accept", Reach.Anywhere, [Roles.Statistician, Roles.Planner], NeedsPerson: true));
        services.AddSingleton<DocumentsEngine>();
        return services;
    }

    /// <summary>Maps <c>/api/documents</c>.</summary>
    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder routes) => DocumentsRoutes.Map(routes);
}
