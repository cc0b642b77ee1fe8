using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;

namespace OneCity.Exchange;

/// <summary>Registers the exchange and its routes.</summary>
public static class ExchangeModule
{
    /// <summary>Adds the exchange, its migrations and its rights.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("exchange", typeof(ExchangeModule).Assembly));
        services.AddSingleton(new Right("exchange", "peers", Reach.Anywhere, []));
        services.AddSingleton(new Right("exchange", "verify", Reach.Anywhere, [Roles.Auditor]));
        services.AddSingleton<IUnits, SqlUnits>();
        services.AddSingleton<DeliveryBell>();
        services.AddSingleton(provider => new KeyRing(
            provider.GetRequiredService<IDatabase>(), provider.GetService<ExchangeSettings>()?.Keys ?? "exchange-keys",
            provider.GetRequiredService<IEntropy>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ExchangeSettings>()?.Suite ?? "p256"));
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<SendMessages>();
        services.AddSingleton<Courier>();
        services.AddSingleton<ExchangeEngine>();
        services.AddSingleton<CarryByFile>();
        services.AddSingleton<MemberBook>();
        services.AddSingleton<PeerCards>();
        services.AddSingleton<PeerContacts>();
        services.AddSingleton<HttpLink>();
        services.AddSingleton<ILink>(provider => provider.GetRequiredService<HttpLink>());
        services.AddSingleton(provider => new NodeCertificate(
            provider.GetService<ExchangeSettings>()?.Keys ?? "exchange-keys", provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FetchFiles>();
        services.AddSingleton<Func<string, string, RemoteLine>>(provider => (me, peer) => new RemoteLine(me, peer, provider.GetRequiredService<Courier>(),
            provider.GetRequiredService<ILink>(), provider.GetRequiredService<PeerContacts>(), provider.GetRequiredService<FetchFiles>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PeerServer>();
        services.AddHostedService(provider => provider.GetRequiredService<PeerServer>());
        services.AddHostedService<DeliveryWorker>();
        return services;
    }

    /// <summary>Maps <c>/api/exchange</c>.</summary>
    public static IEndpointRouteBuilder MapExchange(this IEndpointRouteBuilder routes)
    {
        var exchange = routes.MapGroup("/api/exchange");
        exchange.MapGet("/members", (ExchangeEngine engine) => engine.ListMembers()).Needs("exchange", "verify");
        exchange.MapGet("/peers", (ExchangeEngine engine) => engine.ListPeers()).Needs("exchange", "verify");
        exchange.MapGet("/findings", async (ExchangeEngine engine) => (await engine.Check()).Findings).Needs("exchange", "verify");
        exchange.MapGet("/verify", (ExchangeEngine engine) => engine.Verify()).Needs("exchange", "verify");
        return routes;
    }
}
