using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Access.Features;
using OneCity.Http;

namespace OneCity.Access;

/// <summary>Routes over the audit trail.</summary>
internal static class AuditRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/audit").WithTags("access");
        audit.MapGet("", async (
            string? @event, string? actor, string? subject, bool? newest, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var page = PageRequest.From(http);
            var after = 0L;
            if (page.After is { } key && !long.TryParse(key, CultureInfo.InvariantCulture, out after))
                throw HttpRefusals.BadPage("after", key).ToException();
            var rows = await access.ListAudit(
                http.Actor(), new(after, page.Limit + 1, @event, actor, subject, newest ?? false), stop);
            return http.Page(page, rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
        }).Needs("access", "read-audit").Produces<ReadAudit.Row[]>().WithSummary("Audit entries, oldest first unless newest=true");
        audit.MapGet("/verify", (HttpContext http, AccessEngine access, CancellationToken stop) =>
            access.VerifyAudit(http.Actor(), stop)).Needs("access", "read-audit").WithSummary("Check the whole chain");
        audit.MapGet("/export", (string? format, HttpContext http, AccessEngine access) =>
        {
            var actor = http.Actor();
            var isCsv = format == "csv";
            return Results.Stream(
                to => access.ExportAudit(actor, to, isCsv ? ReadAudit.Form.Csv : ReadAudit.Form.JsonLines, http.RequestAborted),
                isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson",
                isCsv ? "audit.csv" : "audit.ndjson");
        }).Needs("access", "read-audit").Produces(200, contentType: "application/x-ndjson").WithSummary("The whole trail, format=csv or one document per line");
    }
}
