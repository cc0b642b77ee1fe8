using Microsoft.Extensions.DependencyInjection;

namespace OneCity.Joins;

/// <summary>Registers every join: which engine fills which port of another.</summary>
public static class JoinsModule
{
    /// <summary>Adds the joins; one line each.</summary>
    public static IServiceCollection AddJoins(this IServiceCollection services)
    {
        return services;
    }
}
