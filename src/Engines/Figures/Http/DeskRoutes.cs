using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>What the pages of the desk show, for programs: one fact, pivots, derived figures, changes.</summary>
internal static class DeskRoutes
{
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/figures/fact", ShowFact).Needs("figures", "inspect");
        routes.MapGet("/api/figures/pivot", Pivot).Needs("figures", "inspect");
        routes.MapGet("/api/figures/derive", Derive).Needs("figures", "inspect");
        routes.MapGet("/api/figures/changes", Changes).Needs("figures", "inspect");
        routes.MapPost("/api/figures/changes/seen", See).Needs("figures", "inspect");
        return routes;
    }

    private static async Task<IResult> ShowFact(HttpContext context, FiguresEngine engine, CancellationToken stop)
    {
        var query = context.Request.Query;
        var fact = Fact.Of(query["indicator"].ToString(), query["region"].ToString(), query["period"].ToString(), query["book"]);
        return Json(FactJson.From(await engine.Show(context.Actor(), fact, stop)));
    }

    private static async Task<IResult> Pivot(HttpContext context, FiguresEngine engine, IDirectory directory, CancellationToken stop)
    {
        var query = context.Request.Query;
        var filter = FigureFilter.Of(query["indicator"], query["region"], query["period"], query["book"]);
        var cells = await engine.Pivot(context.Actor(), new(filter.Indicators, filter.Regions, filter.Periods, filter.Book ?? FigureBook.Official), stop);
        return Json(cells.Select(cell => PivotJson.From(cell, directory.Current)));
    }

    private static async Task<IResult> Derive(HttpContext context, FiguresEngine engine, CancellationToken stop)
    {
        var query = context.Request.Query;
        var fact = Fact.Of(query["indicator"].ToString(), query["region"].ToString(), query["period"].ToString(), query["book"]);
        return Json(DerivedJson.From(await engine.Derive(context.Actor(), new(fact.Indicator, fact.Region, fact.Period, fact.Book), stop)));
    }

    private static async Task<IResult> Changes(HttpContext context, FiguresEngine engine, CancellationToken stop) =>
        Json(ChangesJson.From(await engine.ListChanges(context.Actor(), stop)));

    private static async Task<IResult> See(HttpContext context, FiguresEngine engine, CancellationToken stop)
    {
        await engine.SeeChanges(context.Actor(), stop);
        return Results.NoContent();
    }

    private static IResult Json(object value) => Results.Json(value, FigureFormats.Json);
}
