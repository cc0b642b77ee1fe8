using Microsoft.Extensions.DependencyInjection;
using OneCity.Documents;
using OneCity.Figures;
using OneCity.Plans;
using OneCity.Registry;

namespace OneCity.Joins;

/// <summary>Registers every join: which engine fills which port of another.</summary>
public static class JoinsModule
{
    /// <summary>Adds the joins; one line each.</summary>
    public static IServiceCollection AddJoins(this IServiceCollection services)
    {
        services.AddSingleton<ITakeFigures, RegistryToFigures>();
        services.AddSingleton<IFigureRecords>(node => new PlansToFigures(node.GetRequiredService<FiguresEngine>));
        services.AddSingleton<ITakeClaims, DocumentsToFigures>();
        return services;
    }
}
