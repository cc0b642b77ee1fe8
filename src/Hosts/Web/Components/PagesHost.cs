using Microsoft.AspNetCore.Components.Endpoints;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Web.Components.Figures;
using OneCity.Web.Components.Layout;
using OneCity.Web.Components.Maps;
using OneCity.Web.Components.Tables;
using OneCity.Web.Pages.Admin;
using OneCity.Web.Pages.Search;

namespace OneCity.Web.Components;

/// <summary>What the pages need of the host: assets, outlines, exports, and the rights of pages as metadata of their routes.</summary>
internal static class PagesHost
{
    /// <summary>Adds what the components inject.</summary>
    /// <remarks>Chinese text is written as it is, not as numbered entities.</remarks>
    public static IServiceCollection AddPageParts(this IServiceCollection services) => services
        .AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All))
        .AddSingleton<PageAssets>().AddSingleton<Outlines>().AddSingleton(BackupDownload.Right).AddSingleton<FigureShelf>().AddSingleton<SearchIndex>();

    /// <summary>Answers tables as files; stands behind sign-in and before the pages.</summary>
    public static IApplicationBuilder UsePageParts(this IApplicationBuilder app) => app.UseTableExport();

    /// <summary>Maps the assets, the language switch and an own boundary file.</summary>
    public static IEndpointRouteBuilder MapPageParts(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/assets/{file}", ["GET", "HEAD"], (string file, PageAssets assets, HttpContext http) => assets.Answer(file, http)).ExcludeFromDescription();
        routes.MapGet("/open/outlines", (Outlines outlines, HttpContext http) => Own(outlines, http)).ExcludeFromDescription();
        routes.MapGet("/open/language", (string? lang, string? back, HttpContext http) => Remember(http, "lang", lang == "en" ? "en" : "zh", back)).ExcludeFromDescription();
        routes.MapGet("/open/scope", (string? code, string? back, HttpContext http, IDirectory directory) =>
            Remember(http, ScopeChoice.Name, directory.Current.FindScope(code)?.Code ?? "", back)).ExcludeFromDescription();
        routes.MapGet("/open/suggest", (string? q, HttpContext http, SearchIndex index) =>
            Results.Json(index.Find(q ?? "", http.Language(), 12), System.Text.Json.JsonSerializerOptions.Web)).ExcludeFromDescription();
        BackupDownload.Map(routes);
        return routes;
    }

    /// <summary>Turns <see cref="NeedsAttribute"/> of pages into the metadata that the host checks for every route.</summary>
    public static TBuilder WithPageRights<TBuilder>(this TBuilder pages) where TBuilder : IEndpointConventionBuilder
    {
        pages.Add(page =>
        {
            if (page.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault() is not { } component) return;
            foreach (var needs in component.Type.GetCustomAttributes(typeof(NeedsAttribute), inherit: true).Cast<NeedsAttribute>())
                page.Metadata.Add(new NeedsRight(needs.Engine, needs.Verb));
        });
        return pages;
    }

    /// <summary>The address holds the content's hash, so that what was fetched once is kept.</summary>
    private static IResult Own(Outlines outlines, HttpContext http)
    {
        if (outlines.OwnGeoJson is not { } own) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(own, "application/geo+json");
    }

    private static IResult Remember(HttpContext http, string name, string value, string? back)
    {
        http.Response.Cookies.Append(name, value, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(400), IsEssential = true });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static bool IsLocal(string? back) => back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal);
}
