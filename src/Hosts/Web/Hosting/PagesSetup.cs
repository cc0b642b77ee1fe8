using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;
using OneCity.Access;
using OneCity.Agreements;
using OneCity.Cases;
using OneCity.Comments;
using OneCity.Documents;
using OneCity.Exchange;
using OneCity.Figures;
using OneCity.Ledger;
using OneCity.Plans;
using OneCity.Registry;

namespace OneCity.Web.Hosting;

/// <summary>Pages (static first, interactive where a desk works) and the engines' routes.</summary>
internal static class PagesSetup
{
    /// <summary>Adds Razor components and MudBlazor.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        // Chinese as it is, not as numbers: a page in Chinese is half the size.
        services.Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        return services;
    }

    /// <summary>Maps every engine's API.</summary>
    public static IEndpointRouteBuilder MapEngines(this IEndpointRouteBuilder routes) => routes
        .MapRegistry().MapAccess().MapExchange().MapComments().MapFigures().MapDocuments().MapCases().MapAgreements().MapLedger().MapPlans();
}
