using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Storage.Migrations;

namespace OneCity.Exchange;

/// <summary>Registers the exchange and its routes.</summary>
public static class ExchangeModule
{
    /// <summary>Adds the exchange and its migrations.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("exchange", typeof(ExchangeModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/exchange</c>.</summary>
    public static IEndpointRouteBuilder MapExchange(this IEndpointRouteBuilder routes) => routes;
}
