using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Registry.Features;
using OneCity.Registry.Model;

namespace OneCity.Registry;

/// <summary>Routes over the directory; reading is open to everybody.</summary>
internal static class RegistryRoutes
{
    public sealed record ScopeLine(string Code, string Name, string NameEn, string Definition, string Source, IReadOnlyList<RegionLine> Members);

    public sealed record SourceLine(string Code, string Title, string Publisher, string? Date, string? Address, string Grade);

    public sealed record DayLine(DateOnly Date, bool Workday, string Holiday, string Notice);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("registry");
        api.MapGet("/regions", (HttpContext http, RegistryEngine registry, string? scope, bool? observers) =>
            Answer(http, registry, () => registry.ListRegions(scope, observers ?? false)))
            .Needs("registry", "read").Produces<RegionLine[]>().WithSummary("All regions, or the members of a scope today");
        api.MapGet("/regions/{code}", (string code, HttpContext http, RegistryEngine registry) => Answer(http, registry, () => registry.GetRegion(code)))
            .Needs("registry", "read").Produces<RegionCard>().ProducesProblem(404).WithSummary("One region, also by a former code");
        api.MapGet("/scopes", (HttpContext http, RegistryEngine registry) => Answer(http, registry, () => Scopes(registry)))
            .Needs("registry", "read").Produces<ScopeLine[]>().WithSummary("Scopes with members and observers");
        api.MapGet("/organisations", (HttpContext http, RegistryEngine registry) => Answer(http, registry, registry.ListOrganisations))
            .Needs("registry", "read").Produces<OrganisationLine[]>().WithSummary("Organisations");
        api.MapGet("/indicators", (HttpContext http, RegistryEngine registry) => Answer(http, registry, registry.ListIndicators))
            .Needs("registry", "read").Produces<IndicatorLine[]>().WithSummary("Indicators with their definitions");
        api.MapGet("/parks", (HttpContext http, RegistryEngine registry) =>
            Answer(http, registry, () => registry.Directory.Content.Parks.Select(ParkLine.Of).ToArray()))
            .Needs("registry", "read").Produces<ParkLine[]>().WithSummary("Parks, zones, lines and other places");
        api.MapGet("/sources", (HttpContext http, RegistryEngine registry) =>
            Answer(http, registry, () => registry.Directory.Content.Sources.Select(Line).ToArray()))
            .Needs("registry", "read").Produces<SourceLine[]>().WithSummary("Sources; an address only where it may be linked");
        api.MapGet("/calendar", (HttpContext http, RegistryEngine registry) => Answer(http, registry, () =>
            registry.Directory.Calendar.Days.Select(day => new DayLine(day.Day, day.IsWorkday, day.Name, day.Notice)).ToArray()))
            .Needs("registry", "read").Produces<DayLine[]>().WithSummary("Holidays and shifted working days");
        api.MapGet("/search", (HttpContext http, RegistryEngine registry, string? q, int? limit) =>
            Answer(http, registry, () => registry.Search(q ?? "", limit ?? 20)))
            .Needs("registry", "read").Produces<SearchHit[]>().WithSummary("Search over regions, organisations and indicators");
        api.MapGet("/packs", (HttpContext http, RegistryEngine registry, CancellationToken stop) => registry.ListLoads(stop))
            .Needs("registry", "load-pack").Produces<PackLoad[]>().WithSummary("Loads of region packs");
        api.MapPost("/packs/load", (HttpContext http, RegistryEngine registry, CancellationToken stop) => registry.LoadOwnPack(http.Actor(), stop))
            .Needs("registry", "load-pack").Produces<PackLoaded>().WithSummary("Load the pack that the settings name");
    }

    private static IResult Answer<T>(HttpContext http, RegistryEngine registry, Func<T> answer)
    {
        if (http.IsFresh(registry.Revision.ToString(CultureInfo.InvariantCulture), registry.Today.ToString("o", CultureInfo.InvariantCulture), http.Request.Path + http.Request.QueryString.Value))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Json(answer(), ApiJson.Options);
    }

    private static ScopeLine[] Scopes(RegistryEngine registry) =>
        [.. registry.Directory.Content.Scopes.Select(scope => new ScopeLine(
            scope.Code, scope.Name, scope.NameEn, scope.Definition, scope.Source, registry.ListRegions(scope.Code, observers: true)))];

    private static SourceLine Line(Source source) => new(
        source.Code, source.Title, source.Publisher, source.Date?.ToString(), source.MayLink ? source.Address : null, source.Grade.Letter());
}
