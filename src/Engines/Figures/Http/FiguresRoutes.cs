using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>The routes of the engine.</summary>
internal static class FiguresRoutes
{
    private const int PageMax = 1000;

    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/figures", List).Needs("figures", "read").WithName("list-public-or-all-figures");
        routes.MapGet("/api/open/figures", ListOpen).Needs("figures", "read").WithName("open-figures");
        routes.MapGet("/api/open/figures/releases", Releases).Needs("figures", "read");
        routes.MapGet("/api/figures/conflicts", Conflicts).Needs("figures", "inspect");
        routes.MapGet("/api/figures/total", Total).Needs("figures", "inspect");
        routes.MapGet("/api/figures/asof", AsOf).Needs("figures", "inspect");
        routes.MapPost("/api/figures/publish", Publish).Needs("figures", "publish");
        routes.MapPost("/api/figures/decide", Decide).Needs("figures", "decide");
        routes.MapPost("/api/figures/approve", Approve).Needs("figures", "approve");
        routes.MapPost("/api/figures/import", Import).Needs("figures", "import").DisableAntiforgery();
        routes.MapGet("/api/figures/mappings", Mappings).Needs("figures", "import");
        routes.MapPut("/api/figures/mappings/{sender}", KeepMapping).Needs("figures", "import");
        routes.MapGet("/api/figures/export", Export).Needs("figures", "inspect");
        routes.MapGet("/api/open/figures/export", ExportOpen).Needs("figures", "read");
        return routes;
    }

    private static async Task<IResult> List(HttpContext context, FiguresEngine engine, CancellationToken stop)
    {
        var figures = await engine.List(context.Actor(), Filter(context), stop);
        var isPublic = !engine.MayInspect(context.Actor());
        return Json(figures.Select(figure => FigureJson.From(figure, isPublic)));
    }

    private static async Task<IResult> ListOpen(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Json((await engine.ListPublic(Filter(context) with { All = false }, stop)).Select(figure => FigureJson.From(figure, isPublic: true)));

    private static async Task<IResult> Releases(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Results.Json(ReleasesJson.From(await engine.ListReleases(context.Actor(), stop)), FigureFormats.Json);

    private static async Task<IResult> Conflicts(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Json((await engine.ListConflicts(context.Actor(), Filter(context), stop)).Select(ConflictJson.From));

    private static async Task<IResult> Total(HttpContext context, FiguresEngine engine, CancellationToken stop)
    {
        var query = context.Request.Query;
        var request = new TotalFigures.Request(
            query["indicator"].ToString(), FigureFilter.Words(query["regions"]), query["period"].ToString(), Book(query["book"]) ?? FigureBook.Official);
        return Results.Json(await engine.Total(context.Actor(), request, stop), FigureFormats.Json);
    }

    private static async Task<IResult> AsOf(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Json((await engine.AsOf(context.Actor(), AsOfInstant.Parse(context.Request.Query["at"].ToString()), Filter(context), stop))
            .Select(figure => FigureJson.From(figure)));

    private static async Task<IResult> Publish(HttpContext context, FiguresEngine engine, PublishBody body, CancellationToken stop)
    {
        var published = await engine.Publish(context.Actor(), new(body.ToFact(), body.ReleaseAt, body.Reason ?? ""), stop);
        return Results.Json(new { figure = FigureJson.From(published.Figure), released_at = published.ReleaseAt }, FigureFormats.Json);
    }

    private static async Task<IResult> Decide(HttpContext context, FiguresEngine engine, DecideBody body, CancellationToken stop)
    {
        var taken = await engine.Decide(context.Actor(), new(body.ToFact(), body.Claim, body.Reason ?? ""), stop);
        return Results.Json(new { taken = FigureJson.From(new(body.ToFact(), taken.Claim, true)), rule = taken.Rule.Code() }, FigureFormats.Json);
    }

    private static async Task<IResult> Approve(HttpContext context, FiguresEngine engine, LockBody body, CancellationToken stop) =>
        Results.Json(new { locked = await engine.Lock(context.Actor(), new(body.ToFact(), body.Locked, body.Reason ?? ""), stop) }, FigureFormats.Json);

    private static async Task<IResult> Import(HttpContext context, FiguresEngine engine, IFormFile file, CancellationToken stop)
    {
        var dryRun = context.Request.Query["dry_run"] == "true";
        var path = Path.GetTempFileName();
        try
        {
            await using (var copy = File.Create(path)) await file.CopyToAsync(copy, stop);
            var name = Path.GetFileName(file.FileName);
            var sender = context.Request.Query["sender"].ToString();
            var mapping = sender.Length > 0 ? await engine.GetMapping(context.Actor(), sender, stop) : null;
            var request = new ImportFigures.Request(name, () => Files.FigureTable.Read(path, name, mapping), dryRun);
            return Results.Json(ReportJson.From(await engine.Import(context.Actor(), request, null, stop), context.Language()), FigureFormats.Json);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IResult> Mappings(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Json(await engine.ListMappings(context.Actor(), stop));

    private static async Task<IResult> KeepMapping(HttpContext context, FiguresEngine engine, string sender, Dictionary<string, string> columns, CancellationToken stop) =>
        Results.Json(await engine.KeepMapping(context.Actor(), new(sender, columns), stop), FigureFormats.Json);

    private static Task<IResult> Export(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Download(context, engine, context.Request.Query["public"] == "true", stop);

    private static Task<IResult> ExportOpen(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Download(context, engine, isPublic: true, stop);

    private static async Task<IResult> Download(HttpContext context, FiguresEngine engine, bool isPublic, CancellationToken stop)
    {
        var format = context.Request.Query["format"].ToString();
        var name = $"figures.{(format.Length > 0 ? format : "csv")}";
        var path = Path.GetTempFileName();
        await engine.Export(context.Actor(), new(name, Filter(context) with { Limit = null }, isPublic), () => File.Create(path), stop);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        return Results.File(stream, name.EndsWith(".xlsx", StringComparison.Ordinal)
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", name);
    }

    private static IResult Json(IEnumerable<object> rows) => Results.Json(rows, FigureFormats.Json);

    private static FigureFilter Filter(HttpContext context)
    {
        var query = context.Request.Query;
        return FigureFilter.Of(query["indicator"], query["region"], query["period"], query["book"]) with
        {
            All = query["all"] == "true",
            Limit = int.TryParse(query["limit"], out var limit) ? Math.Clamp(limit, 1, PageMax) : PageMax,
            Offset = int.TryParse(query["offset"], out var offset) ? Math.Max(0, offset) : 0,
        };
    }

    private static FigureBook? Book(string? word) => string.IsNullOrEmpty(word) ? null
        : StatedWords.FindBook(word) ?? throw FiguresRefusals.UnknownBook(word).ToException();
}
