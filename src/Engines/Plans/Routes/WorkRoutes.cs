using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Copies;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage.Files;

namespace OneCity.Plans.Routes;

/// <summary>Working on plans: entering, importing, changing, reporting, evidence, confirming.</summary>
internal static class WorkRoutes
{
    private const long UploadBytesMax = 20_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/plans");
        MapKeeping(group);
        MapProgress(group);
        MapOpenAsks(group);
        MapCopies(group);
    }

    private static void MapKeeping(RouteGroupBuilder group)
    {
        group.MapPost("/", async (Plan plan, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.CreatePlan(context.Actor(), plan, stop), ApiJson.Options, statusCode: StatusCodes.Status201Created)).Needs("plans", "change");
        group.MapPost("/head/{plan}", async (string plan, ChangePlan.Request request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ChangePlan(context.Actor(), plan, request, stop), ApiJson.Options)).Needs("plans", "change");
        group.MapPost("/rows/{plan}", async (string plan, RowsRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.AddRows(context.Actor(), plan, request.Rows, request.Why ?? "", stop), ApiJson.Options, statusCode: StatusCodes.Status201Created)).Needs("plans", "change");
        group.MapPost("/sign/{plan}", async (string plan, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.SignPlan(context.Actor(), plan, stop);
            return Results.NoContent();
        }).Needs("plans", "sign");
        group.MapPost("/draw/{plan}", async (string plan, DrawRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.DrawList(context.Actor(), plan, request.From, request.DueOn, stop), ApiJson.Options)).Needs("plans", "change");
        group.MapPost("/import/{plan}", Import).Needs("plans", "import");
        group.MapPost("/change/{**item}", async (string item, ChangeItem.Request request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ChangeItem(context.Actor(), item, request, stop), ApiJson.Options)).Needs("plans", "change");
    }

    private static void MapProgress(RouteGroupBuilder group)
    {
        group.MapPost("/report/{**item}", async (string item, ReportRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.ReportProgress(context.Actor(), item, request.Event, request.Words ?? "", stop);
            return Results.NoContent();
        }).Needs("plans", "report");
        group.MapPost("/evidence/{**item}", async (string item, HandInEvidence.Request request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { id = await plans.HandInEvidence(context.Actor(), item, request, null, stop) }, ApiJson.Options)).Needs("plans", "report");
        group.MapPost("/evidence-files/{**item}", async (string item, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            var (request, upload) = Upload(context);
            return Results.Json(new { id = await plans.HandInEvidence(context.Actor(), item, request, upload, stop) }, ApiJson.Options);
        }).Needs("plans", "report");
        group.MapPost("/confirm/{**item}", async (string item, WordsRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.Confirm(context.Actor(), item, request.Words ?? "", stop);
            return Results.NoContent();
        }).Needs("plans", "confirm");
        group.MapGet("/evidence-files/{evidence}", OpenEvidence).Needs("plans", "read");
        group.MapPost("/ask/{**item}", async (string item, AskRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.AskForEvidence(context.Actor(), item, request.Unit, request.Words ?? "", request.EndsOn, stop), ApiJson.Options)).Needs("plans", "report").ShowsOnce();
    }

    private static void MapOpenAsks(RouteGroupBuilder group)
    {
        group.MapGet("/open/{token}", async (string token, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ReadAsk(token, stop), ApiJson.Options)).OpenToAll();
        group.MapPost("/open/{token}", async (string token, HandInEvidence.Request request, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { id = await plans.AnswerAsk(token, request, null, stop) }, ApiJson.Options)).OpenToAll();
        group.MapPost("/open/{token}/file", async (string token, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            var (request, upload) = Upload(context);
            return Results.Json(new { id = await plans.AnswerAsk(token, request, upload, stop) }, ApiJson.Options);
        }).OpenToAll();
    }

    private static void MapCopies(RouteGroupBuilder group)
    {
        group.MapPost("/send/{plan}", async (string plan, HttpContext context, PlansEngine plans, PlansExchange exchange, ExchangeEngine members, CancellationToken stop) =>
        {
            var cities = (await members.ListMembers()).Select(member => member.Code).ToHashSet(StringComparer.Ordinal);
            return Results.Json(new { sent = exchange.Home is { } home ? await exchange.Send(context.Actor(), home, plan, cities, stop) : 0 }, ApiJson.Options);
        }).Needs("plans", "change");
        group.MapGet("/copies/{member}", async (string member, HttpContext context, PlansExchange exchange, CancellationToken stop) =>
            Results.Json(await exchange.ListCopies(context.Actor(), member, stop), ApiJson.Options)).Needs("plans", "read");
        group.MapPost("/copies/{member}/report", async (string member, CityReport report, HttpContext context, PlansExchange exchange) =>
        {
            await exchange.Report(context.Actor(), member, report);
            return Results.NoContent();
        }).Needs("plans", "report");
    }

    /// <summary>The file is the body: <c>?name=list.xlsx&amp;sender=…&amp;dry_run=true</c>.</summary>
    private static async Task<IResult> Import(string plan, HttpContext context, PlansEngine plans, CancellationToken stop)
    {
        if (context.Request.ContentLength > UploadBytesMax) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, stop)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > UploadBytesMax) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        var request = new ImportList.Request(
            ListRoutes.Text(context, "name") ?? "list.xlsx", body.ToArray(), plan, ListRoutes.Text(context, "sender"),
            IsDryRun: ListRoutes.Text(context, "dry_run") == "true");
        return Results.Json(await plans.ImportList(context.Actor(), request, stop), ApiJson.Options);
    }

    /// <summary>The file is the body: <c>?name=site.jpg&amp;kind=photo&amp;words=…</c>, and where the photo does not carry them <c>taken_at</c>, <c>longitude</c>, <c>latitude</c>.</summary>
    private static (HandInEvidence.Request Request, EvidenceUpload Upload) Upload(HttpContext context)
    {
        DateTimeOffset? takenAt = null;
        if (ListRoutes.Text(context, "taken_at") is { } text)
        {
            takenAt = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at : throw PlansRefusals.Unusable("taken_at", text).ToException();
        }
        return (
            new(ListRoutes.Text(context, "kind") ?? "file", "", ListRoutes.Text(context, "words") ?? "", takenAt,
                ListRoutes.Text(context, "longitude"), ListRoutes.Text(context, "latitude")),
            new(ListRoutes.Text(context, "name") ?? "", context.Request.Body));
    }

    /// <summary>Pictures and PDF are shown, everything else is a download; nothing of it is cached or run.</summary>
    private static async Task<IResult> OpenEvidence(string evidence, HttpContext context, PlansEngine plans, CancellationToken stop)
    {
        var (content, file) = await plans.OpenEvidence(context.Actor(), evidence, stop);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(content, file.Media, PaperTypes.IsShown(file.Media) ? null : file.Name);
    }

    internal sealed record RowsRequest(IReadOnlyList<AddRows.Row> Rows, string? Why);

    internal sealed record DrawRequest(IReadOnlyList<string> From, DateOnly? DueOn);

    internal sealed record ReportRequest(TaskEventKind Event, string? Words);

    internal sealed record AskRequest(string Unit, string? Words, DateOnly EndsOn);

    internal sealed record WordsRequest(string? Words);
}
