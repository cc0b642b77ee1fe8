using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Http;

namespace OneCity.Agreements;

/// <summary>The engine over HTTP: whatever the page can do.</summary>
internal static class AgreementsRoutes
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/agreements").WithTags("agreements");
        MapAgreements(group);
        MapStatements(group);
        MapSteps(group.MapGroup("/{id}/statements/{year:int}"));
    }

    private static void MapAgreements(RouteGroupBuilder group)
    {
        group.MapGet("", (AgreementsEngine engine, HttpContext http) => engine.List(http.Actor(), http.RequestAborted)).Needs(AgreementsEngine.Name, "read");
        group.MapGet("/rules", (AgreementsEngine engine, HttpContext http) => engine.ListRules(http.Actor(), http.RequestAborted)).Needs(AgreementsEngine.Name, "read");
        group.MapGet("/{id}", (AgreementsEngine engine, HttpContext http, string id) => engine.Get(http.Actor(), id, http.RequestAborted)).Needs(AgreementsEngine.Name, "read");
        group.MapPut("/{id}", async (AgreementsEngine engine, HttpContext http, string id) =>
            Results.Ok(new { Version = await engine.EnterTerms(http.Actor(), id, "terms.yaml", await Text(http), http.RequestAborted) }))
            .Needs(AgreementsEngine.Name, "write").Accepts<string>("application/yaml");
        group.MapPost("/{id}/receipts", async (AgreementsEngine engine, HttpContext http, string id, string? file, bool? dry_run) =>
        {
            using var bytes = new MemoryStream();
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
            return await engine.ImportReceipts(http.Actor(), id, file ?? "receipts.csv", bytes.ToArray(), Mapping(http), dry_run ?? false, http.RequestAborted);
        }).Needs(AgreementsEngine.Name, "write").Accepts<string>("text/csv", Xlsx);
        group.MapPost("/{id}/what-if", async (AgreementsEngine engine, HttpContext http, string id, int last, decimal? growth_percent) =>
        {
            var text = await Text(http);
            var statement = await engine.WhatIf(http.Actor(), id, text.Length == 0 ? null : text, last, growth_percent, http.RequestAborted);
            using var json = new MemoryStream();
            StatementJson.Write(statement, json);
            return Results.Bytes(json.ToArray(), "application/json");
        }).Needs(AgreementsEngine.Name, "read").Accepts<string>("application/yaml");
    }

    private static void MapStatements(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/statements/{year:int}", async (AgreementsEngine engine, HttpContext http, string id, int year) =>
        {
            var view = await engine.GetStatement(http.Actor(), id, year, stop: http.RequestAborted);
            return Results.Ok(new { view.Paper, view.State, view.Sha256, view.Keeper, view.Home, view.Confirmations, view.Disputes, view.Copies, view.Payments });
        }).Needs(AgreementsEngine.Name, "read");
        group.MapGet("/{id}/statements/{year:int}.xlsx", async (AgreementsEngine engine, HttpContext http, string id, int year) =>
            Results.File(StatementFiles.ToWorkbook((await engine.GetStatement(http.Actor(), id, year, stop: http.RequestAborted)).Paper), Xlsx, $"{id}-{year}.xlsx"))
            .Needs(AgreementsEngine.Name, "read");
        group.MapGet("/{id}/statements/{year:int}.docx", async (AgreementsEngine engine, HttpContext http, string id, int year) =>
        {
            var view = await engine.GetStatement(http.Actor(), id, year, stop: http.RequestAborted);
            return Results.File(StatementFiles.ToLetter(view.Paper, view.Sha256), Docx, $"{id}-{year}.docx");
        }).Needs(AgreementsEngine.Name, "read");
        group.MapGet("/{id}/statements/{year:int}.csv", async (AgreementsEngine engine, HttpContext http, string id, int year) =>
        {
            var view = await engine.GetStatement(http.Actor(), id, year, stop: http.RequestAborted);
            return Results.File(TreasuryFile.Write(view.Paper, view.Sha256, view.Payments), "text/csv", $"{id}-{year}-treasury.csv");
        }).Needs(AgreementsEngine.Name, "read");
        group.MapPost("/{id}/statements/{year:int}/payments", async (AgreementsEngine engine, HttpContext http, string id, int year, string? file) =>
            Results.Ok(new { Added = await engine.EnterPayments(http.Actor(), id, year, file ?? "payments.csv", await Text(http), http.RequestAborted) }))
            .Needs(AgreementsEngine.Name, "settle").Accepts<string>("text/csv");
    }

    private static void MapSteps(RouteGroupBuilder group)
    {
        group.MapPost("/draft", (AgreementsEngine engine, HttpContext http, string id, int year) => engine.Draft(http.Actor(), id, year, http.RequestAborted)).Needs(AgreementsEngine.Name, "write");
        group.MapPost("/send", (AgreementsEngine engine, HttpContext http, string id, int year) => Done(engine.Send(http.Actor(), id, year))).Needs(AgreementsEngine.Name, "send");
        group.MapPost("/confirm", (AgreementsEngine engine, HttpContext http, string id, int year, string party) => Done(engine.Confirm(http.Actor(), id, year, party, http.RequestAborted))).Needs(AgreementsEngine.Name, "confirm");
        group.MapPost("/dispute", (AgreementsEngine engine, HttpContext http, string id, int year, DisputedLine line) => Done(engine.Dispute(http.Actor(), id, year, line, http.RequestAborted))).Needs(AgreementsEngine.Name, "dispute");
        group.MapPost("/withdraw", (AgreementsEngine engine, HttpContext http, string id, int year, string party, long number) => Done(engine.Withdraw(http.Actor(), id, year, party, number, http.RequestAborted))).Needs(AgreementsEngine.Name, "dispute");
        group.MapPost("/meet", (AgreementsEngine engine, HttpContext http, string id, int year) => Done(engine.Meet(http.Actor(), id, year))).Needs(AgreementsEngine.Name, "meet");
        group.MapPost("/rule", (AgreementsEngine engine, HttpContext http, string id, int year, Ruling ruling) => Done(engine.Rule(http.Actor(), id, year, ruling.Text, ruling.Amounts))).Needs(AgreementsEngine.Name, "rule");
        group.MapPost("/settle", (AgreementsEngine engine, HttpContext http, string id, int year) => Done(engine.Settle(http.Actor(), id, year))).Needs(AgreementsEngine.Name, "settle");
    }

    private static async Task<IResult> Done(Task step)
    {
        await step;
        return Results.NoContent();
    }

    private static async Task<string> Text(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    /// <summary>Columns as <c>?map.firm=纳税人名称</c>.</summary>
    private static Dictionary<string, string> Mapping(HttpContext http) => http.Request.Query
        .Where(each => each.Key.StartsWith("map.", StringComparison.Ordinal)).ToDictionary(each => each.Key[4..], each => each.Value.ToString());

    /// <summary>The superior's ruling, and what it moves.</summary>
    private sealed record Ruling(string Text, IReadOnlyList<RuledAmount>? Amounts);
}
