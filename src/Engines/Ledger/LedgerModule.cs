using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Ledger;

/// <summary>Registers the engine and its routes.</summary>
public static class LedgerModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("ledger", typeof(LedgerModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/ledger</c>.</summary>
    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder routes) => routes;
}
