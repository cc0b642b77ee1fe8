using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;

namespace OneCity.Plans.Routes;

/// <summary>Reading plans: lists, lights as of any day, waiting, targets, export.</summary>
internal static class ListRoutes
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/plans");
        group.MapGet("/", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListPlans(context.Actor(), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapGet("/lights", Lights).Needs("plans", "read");
        group.MapGet("/waiting", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListWaiting(context.Actor(), Day(context, "on"), Text(context, "plan"), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapGet("/targets", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.JudgeGoals(context.Actor(), Text(context, "plan"), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapGet("/baseline/{plan}", async (string plan, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.CompareWithBaseline(context.Actor(), plan, Day(context, "on"), Day(context, "from"), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapGet("/export", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.File(await plans.Export(context.Actor(), Day(context, "on"), Filter(context), stop), Xlsx, "list.xlsx")).Needs("plans", "read");
        group.MapGet("/items/{**item}", async (string item, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ReadItem(context.Actor(), item, stop), ApiJson.Options)).Needs("plans", "read");
    }

    private static async Task<IResult> Lights(HttpContext context, PlansEngine plans, CancellationToken stop)
    {
        var page = PageRequest.From(context);
        var rows = await plans.ListLights(context.Actor(), Day(context, "on"), Filter(context), stop);
        var behind = page.After is null ? rows : [.. rows.SkipWhile(row => row.Item.Id != page.After).Skip(1)];
        return context.Page(page, [.. behind.Take(page.Limit + 1)], row => row.Item.Id);
    }

    internal static LightFilter Filter(HttpContext context) => new(
        Text(context, "plan"), Text(context, "city"), Text(context, "field"), Text(context, "lead"),
        Text(context, "light") is { } light ? Colour(light) : null, Text(context, "words"),
        Text(context, "level") is { } level ? LevelOf(level) : null);

    internal static string? Text(HttpContext context, string name) => context.Request.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    internal static DateOnly? Day(HttpContext context, string name)
    {
        if (Text(context, name) is not { } text) return null;
        return Days.Find(text) ?? throw HttpRefusals.BadRequest($"{name}={text}").ToException();
    }

    private static Light Colour(string text) => Enum.TryParse<Light>(text, ignoreCase: true, out var light) && !char.IsAsciiDigit(text[0])
        ? light : throw HttpRefusals.BadRequest(string.Create(CultureInfo.InvariantCulture, $"light={text}")).ToException();

    private static ItemLevel LevelOf(string text) => Enum.TryParse<ItemLevel>(text, ignoreCase: true, out var level) && !char.IsAsciiDigit(text[0])
        ? level : throw HttpRefusals.BadRequest($"level={text}").ToException();
}
