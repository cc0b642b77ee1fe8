using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;
using OneCity.Registry.Storage;
using OneCity.Storage;
using OneCity.Storage.Migrations;

namespace OneCity.Registry;

/// <summary>Registers the engine and its routes.</summary>
public static class RegistryModule
{
    /// <summary>Adds the engine, its migrations and its rights, and the directory that every engine reads.</summary>
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("registry", typeof(RegistryModule).Assembly));
        services.AddSingleton(new Right("registry", "read", Reach.Anywhere, Roles.All, IsPublic: true));
        services.AddSingleton(new Right("registry", "load-pack", Reach.Anywhere, [Roles.Administrator]));
        services.AddSingleton(provider => new StoredDirectory(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<StoredDirectory>());
        services.AddSingleton(provider => new RegistryEngine(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IGate>(),
            provider.GetRequiredService<StoredDirectory>(), provider.GetServices<ITakeFigures>(),
            provider.GetService<RegistrySettings>() ?? new RegistrySettings(null)));
        return services;
    }

    /// <summary>Maps <c>/api/regions</c>, <c>/api/organisations</c>, <c>/api/indicators</c>, <c>/api/search</c> and the other lists.</summary>
    public static IEndpointRouteBuilder MapRegistry(this IEndpointRouteBuilder routes)
    {
        RegistryRoutes.Map(routes);
        return routes;
    }
}
