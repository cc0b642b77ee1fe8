using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures.Features;
using OneCity.Figures.Http;
using OneCity.Kernel;
using OneCity.Storage.Migrations;

namespace OneCity.Figures;

/// <summary>Registers the engine and its routes.</summary>
public static class FiguresModule
{
    private static readonly string[] Staff =
    [
        Roles.Clerk, Roles.Handler, Roles.Statistician, Roles.Finance, Roles.Planner, Roles.Lead, Roles.Auditor,
    ];

    /// <summary>Who may do what with figures.</summary>
    public static IReadOnlyList<Right> Rights { get; } =
    [
        new("figures", "read", Reach.Anywhere, Roles.All, IsPublic: true),
        new("figures", "inspect", Reach.Anywhere, Staff),
        new("figures", "import", Reach.OwnCity, [Roles.Statistician, Roles.Handler]),
        new("figures", "decide", Reach.OwnCity, [Roles.Statistician], NeedsPerson: true),
        new("figures", "approve", Reach.OwnCity, [Roles.Statistician], NeedsPerson: true),
        new("figures", "forms", Reach.Anywhere, [Roles.Statistician, Roles.Handler, Roles.Planner]),
        new("figures", "attribute", Reach.Anywhere, [Roles.Statistician]),
        new("figures", "let-through", Reach.Anywhere, []),
        new("figures", "publish", Reach.OwnCity, [Roles.Statistician], NeedsPerson: true),
    ];

    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("figures", typeof(FiguresModule).Assembly));
        services.AddSingleton<FiguresEngine>();
        services.AddSingleton<IInboxSource, FiguresInbox>();
        services.AddSingleton<FormsEngine>();
        services.AddSingleton<AttributionsEngine>();
        foreach (var right in Rights) services.AddSingleton(right);
        return services;
    }

    /// <summary>Maps <c>/api/figures</c> and <c>/api/open/figures</c>.</summary>
    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder routes) => AttributionsRoutes.Map(FormsRoutes.Map(DeskRoutes.Map(FiguresRoutes.Map(routes))));
}
