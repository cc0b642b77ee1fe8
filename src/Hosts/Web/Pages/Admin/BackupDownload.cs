using OneCity.Composition;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Backup;

namespace OneCity.Web.Pages.Admin;

/// <summary>Makes a backup and hands it to the administrator; the file on the server goes when it was sent.</summary>
internal static class BackupDownload
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "storage.backup-taken";

    /// <summary>Who may take the whole data folder away.</summary>
    public static Right Right { get; } = new("storage", "backup", Reach.Anywhere, [Roles.Administrator]);

    /// <summary>Maps the address, for the page and for programs; the front door lets a cookie in from our own pages only.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/backup", Take).Needs("storage", "backup").WithTags("storage").WithSummary("Make a backup and send it");

    private static async Task<IResult> Take(HttpContext http, IGate gate, IDatabase database, NodeSettings settings, TimeProvider clock)
    {
        gate.Demand(http.Actor(), "storage", "backup");
        var name = $"onecity-{clock.GetUtcNow():yyyyMMdd-HHmmss}.tar.gz";
        var folder = Directory.CreateTempSubdirectory("onecity-backup-").FullName;
        http.Response.OnCompleted(() =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
        await BackupWriter.Write(database, settings.Data, Path.Combine(folder, name), clock);
        await database.Write(session =>
        {
            session.Audit(new AuditEvent(AuditEvent, http.Actor(), "node:data"));
            return Task.FromResult(0);
        });
        return Results.File(Path.Combine(folder, name), "application/gzip", name);
    }
}
