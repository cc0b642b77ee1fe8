using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Figures.Model.Books;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>The routes of the assessment book's rules.</summary>
internal static class AttributionsRoutes
{
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/figures/attributions", List).Needs("figures", "inspect");
        routes.MapPut("/api/figures/attributions/{agreement}", Record).Needs("figures", "attribute");
        routes.MapPost("/api/figures/attributions/settle", Settle).Needs("figures", "attribute");
        return routes;
    }

    private static async Task<IResult> List(HttpContext context, AttributionsEngine engine, CancellationToken stop) =>
        Results.Json((await engine.List(context.Actor(), stop)).Select(AttributionJson.Of), FigureFormats.Json);

    private static async Task<IResult> Record(HttpContext context, AttributionsEngine engine, string agreement, IReadOnlyList<RuleBody> body, CancellationToken stop)
    {
        var recorded = await engine.Record(context.Actor(), new(agreement, [.. body.Select(rule => rule.ToRule(agreement))]), stop);
        return Results.Json(new { recorded = recorded.Rules.Count, unknown_indicators = recorded.UnknownIndicators }, FigureFormats.Json);
    }

    private static async Task<IResult> Settle(HttpContext context, AttributionsEngine engine, SettleBody body, CancellationToken stop) =>
        Results.Json(SettledJson.From(await engine.Settle(context.Actor(), new(body.Indicator, body.Period), stop)), FigureFormats.Json);

    internal sealed record SettleBody(string Indicator, string Period);

    internal sealed record PartyBody(string Region, decimal? Ratio);

    internal sealed record RuleBody(
        string Indicator, string Rule, string Activity, string LocatedIn, IReadOnlyList<PartyBody>? Parties, DateOnly? From, DateOnly? To, bool Publish = false)
    {
        public AttributionRule ToRule(string agreement) => new(
            Indicator, AttributionWords.Find(Rule) ?? throw FiguresRefusals.UnusableAttribution(agreement, Indicator).ToException(), Activity, RegionCode.Parse(LocatedIn),
            [.. (Parties ?? []).Select(party => new AttributedParty(RegionCode.Parse(party.Region), party.Ratio is { } ratio ? new Share(ratio) : null))], new InForce(From, To), Publish);
    }
}
