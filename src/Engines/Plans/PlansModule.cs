using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Routes;
using OneCity.Storage.Files;
using OneCity.Storage.Migrations;

namespace OneCity.Plans;

/// <summary>Where the engine keeps files.</summary>
/// <param name="Evidence">Folder of uploaded evidence.</param>
public sealed record PlansSettings(string Evidence);

/// <summary>Registers the engine and its routes.</summary>
public static class PlansModule
{
    private static readonly string[] Desks = [Roles.Clerk, Roles.Handler, Roles.Statistician, Roles.Finance, Roles.Planner, Roles.Lead];

    /// <summary>Adds the engine, its migrations, its rights and its inbox lines.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("plans", typeof(PlansModule).Assembly));
        foreach (var right in Rights) services.AddSingleton(right);
        services.TryAddSingleton<IFigureRecords, NoFigureRecords>();
        services.TryAddSingleton(LightRules.None);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PlansEngine>(
            provider, new FileStore(provider.GetRequiredService<PlansSettings>().Evidence, provider.GetRequiredService<IEntropy>())));
        services.AddSingleton<PlansExchange>();
        services.AddSingleton<OneCity.Exchange.IReceiver>(provider => provider.GetRequiredService<PlansEngine>().Receiver);
        services.AddSingleton<IInboxSource, PlansInbox>();
        services.AddHostedService<OpenBook>();
        return services;
    }

    /// <summary>Who may do what.</summary>
    public static IReadOnlyList<Right> Rights { get; } =
    [
        new("plans", "read", Reach.Anywhere, Roles.All),
        new("plans", "import", Reach.Anywhere, [Roles.Planner]),
        new("plans", "change", Reach.Anywhere, [Roles.Planner]),
        new("plans", "sign", Reach.Anywhere, [Roles.Planner, Roles.Lead], NeedsPerson: true),
        new("plans", "report", Reach.OwnOrganisation, [Roles.Clerk, Roles.Handler, Roles.Statistician, Roles.Finance]),
        new("plans", "report", Reach.OwnCity, [Roles.Planner, Roles.Lead]),
        new("plans", "confirm", Reach.Anywhere, [Roles.Planner, Roles.Lead], NeedsPerson: true),
        new("plans", "propose", Reach.Anywhere, Desks),
        new("plans", "barrier", Reach.Anywhere, Desks),
        new("plans", "decide", Reach.Anywhere, [Roles.Planner]),
        new("plans", "review", Reach.Anywhere, Desks),
        new("plans", "countersign", Reach.Anywhere, [Roles.Planner, Roles.Lead], NeedsPerson: true),
        new("plans", "instruct", Reach.Anywhere, [Roles.Lead], NeedsPerson: true),
    ];

    /// <summary>Maps <c>/api/plans</c>.</summary>
    public static IEndpointRouteBuilder MapPlans(this IEndpointRouteBuilder routes)
    {
        ListRoutes.Map(routes);
        WorkRoutes.Map(routes);
        MeetingRoutes.Map(routes);
        return routes;
    }
}
