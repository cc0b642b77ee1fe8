using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>Writes figures to a file; a refused export leaves no file behind.</summary>
public static class ExportFigures
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.exported";

    /// <summary>What to export.</summary>
    /// <param name="Name">File name; its ending decides the kind.</param>
    /// <param name="Filter">Which figures.</param>
    /// <param name="IsPublic">Only what the public may see, with small cells suppressed.</param>
    public sealed record Request(string Name, FigureFilter Filter, bool IsPublic);

    /// <summary>Asks everything that can be refused, before a file is opened.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c>.</exception>
    internal static async Task Demand(Request request, FiguresStore store, CancellationToken stop)
    {
        FigureFiles.KindOf(request.Name);
        if (!request.IsPublic) return;
        PublishGuard.Demand(request.Filter.Book);
        if (request.Filter is not { All: true, Book: null }) return;
        if (await store.Database.Read(session => FigureQuery.AnyAssessment(session, store.Codes, request.Filter), stop)) PublishGuard.Demand(FigureBook.Assessment);
    }

    internal static Task Write(Stream stream, Request request, FiguresStore store, CancellationToken stop) => store.Database.Read(async session =>
    {
        var figures = request.IsPublic
            ? FigureQuery.StreamPublic(session, store.Codes, request.Filter with { All = false }, store.NowUs, await PublicSecrets.Withheld(session, store))
            : FigureQuery.Stream(session, store.Codes, request.Filter);
        await FigureFiles.Write(stream, request.Name, figures, request.IsPublic);
        return 0;
    }, stop);
}
