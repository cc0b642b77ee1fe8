using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;

namespace OneCity.Access;

/// <summary>Registers the engine and its routes.</summary>
public static class AccessModule
{
    private static readonly string[] Keepers = [Roles.Administrator];
    private static readonly string[] Readers = [Roles.Administrator, Roles.Auditor];

    /// <summary>Adds the engine, its migrations, its rights and the gate over every engine's rights.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("access", typeof(AccessModule).Assembly));
        services.AddSingleton(new Right("access", "own-account", Reach.Anywhere, Roles.All, NeedsPerson: true));
        services.AddSingleton(new Right("access", "read-users", Reach.Anywhere, Readers));
        services.AddSingleton(new Right("access", "keep-users", Reach.Anywhere, Keepers));
        services.AddSingleton(new Right("access", "read-tokens", Reach.Anywhere, Readers));
        services.AddSingleton(new Right("access", "keep-tokens", Reach.Anywhere, Keepers));
        services.AddSingleton(new Right("access", "read-audit", Reach.Anywhere, Readers));
        services.AddSingleton(new Right("access", "read-settings", Reach.Anywhere, Readers));
        services.AddSingleton<Passwords>();
        services.AddSingleton<IGate>(provider => new Gate(provider.GetServices<Right>()));
        services.AddSingleton(provider => new AccessEngine(new AccessParts(
            provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IEntropy>(),
            provider.GetRequiredService<IGate>(),
            provider.GetRequiredService<IDirectory>(),
            [.. provider.GetServices<Right>()],
            provider.GetService<AccessSettings>() ?? AccessSettings.Shipped,
            provider.GetRequiredService<Passwords>())));
        services.AddSingleton(provider => new WebMemory(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Drafts(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IGate>()));
        return services;
    }

    /// <summary>Maps <c>/api/users</c>, <c>/api/tokens</c>, <c>/api/audit</c> and <c>/api/me</c>.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes)
    {
        UserRoutes.Map(routes);
        EntryRoutes.Map(routes);
        AuditRoutes.Map(routes);
        return routes;
    }
}
