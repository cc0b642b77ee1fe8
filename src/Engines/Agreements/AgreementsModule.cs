using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage.Migrations;

namespace OneCity.Agreements;

/// <summary>Registers the engine and its routes.</summary>
public static class AgreementsModule
{
    private static readonly string[] Readers = [Roles.Finance, Roles.Statistician, Roles.Planner, Roles.Lead, Roles.Auditor];

    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("agreements", typeof(AgreementsModule).Assembly));
        services.AddSingleton(new Right(AgreementsEngine.Name, "read", Reach.Anywhere, Readers));
        services.AddSingleton(new Right(AgreementsEngine.Name, "write", Reach.Anywhere, [Roles.Finance, Roles.Planner]));
        services.AddSingleton(new Right(AgreementsEngine.Name, "send", Reach.Anywhere, [Roles.Finance]));
        services.AddSingleton(new Right(AgreementsEngine.Name, "confirm", Reach.OwnCity, [Roles.Finance], NeedsPerson: true));
        services.AddSingleton(new Right(AgreementsEngine.Name, "dispute", Reach.OwnCity, [Roles.Finance]));
        services.AddSingleton(new Right(AgreementsEngine.Name, "meet", Reach.Anywhere, [Roles.Planner, Roles.Finance]));
        services.AddSingleton(new Right(AgreementsEngine.Name, "rule", Reach.Anywhere, [Roles.Planner], NeedsPerson: true));
        services.AddSingleton(new Right(AgreementsEngine.Name, "settle", Reach.Anywhere, [Roles.Finance]));
        services.AddSingleton<AgreementsEngine>();
        services.AddSingleton<IReceiver>(provider => provider.GetRequiredService<AgreementsEngine>().Receiver);
        return services;
    }

    /// <summary>Maps <c>/api/agreements</c>.</summary>
    public static IEndpointRouteBuilder MapAgreements(this IEndpointRouteBuilder routes)
    {
        AgreementsRoutes.Map(routes);
        return routes;
    }
}
