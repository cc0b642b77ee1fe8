using Microsoft.Extensions.DependencyInjection;
using OneCity.Agreements;
using OneCity.Cases;
using OneCity.Comments;
using OneCity.Documents;
using OneCity.Figures;
using OneCity.Kernel;
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
        services.AddSingleton<IFigureRecords>(node => new PlansToFigures(node.GetRequiredService<FiguresEngine>, node.GetRequiredService<IDirectory>()));
        services.AddSingleton<ITakeClaims, DocumentsToFigures>();
        services.AddSingleton<ICommentReaders, CommentsToAccess>();
        services.AddSingleton<ICommentedRecords>(node => new CommentsToPlans(node.GetRequiredService<PlansEngine>));
        services.AddSingleton<ICommentedRecords>(node => new CommentsToAgreements(node.GetRequiredService<AgreementsEngine>));
        services.AddSingleton<ICommentedRecords>(node => new CommentsToDocuments(node.GetRequiredService<DocumentsEngine>));
        services.AddSingleton<ICommentedRecords>(node => new CommentsToFigures(node.GetRequiredService<FiguresEngine>, node.GetRequiredService<IDirectory>()));
        services.AddSingleton<ICommentedRecords>(node => new CommentsToCases(node.GetRequiredService<CasesEngine>));
        services.AddSingleton<ITakeStatistics>(node => new AgreementsToFigures(node.GetRequiredService<AttributionsEngine>, node.GetRequiredService<IDirectory>()));
        services.AddSingleton<ITakeGoals>(node => new DocumentsToPlans(node.GetRequiredService<PlansEngine>, node.GetRequiredService<IDirectory>()));
        return services;
    }
}
