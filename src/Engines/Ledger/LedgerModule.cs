using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Ledger.Files;
using OneCity.Ledger.Model;
using OneCity.Storage.Migrations;

namespace OneCity.Ledger;

/// <summary>Registers the engine and its routes.</summary>
public static class LedgerModule
{
    private const int TransfersMax = 8000;

    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("ledger", typeof(LedgerModule).Assembly));
        services.AddSingleton(new Right(LedgerEngine.Name, "read", Reach.OwnCity, [Roles.Finance, Roles.Auditor, Roles.Lead]));
        services.AddSingleton(new Right(LedgerEngine.Name, "open", Reach.OwnCity, [Roles.Finance]));
        services.AddSingleton(new Right(LedgerEngine.Name, "post", Reach.OwnCity, [Roles.Finance]));
        services.AddSingleton(new Right(LedgerEngine.Name, "net", Reach.Anywhere, [Roles.Finance, Roles.Auditor, Roles.Planner]));
        services.AddSingleton<LedgerEngine>();
        services.AddSingleton<IReceiver>(provider => provider.GetRequiredService<LedgerEngine>().Receiver);
        return services;
    }

    /// <summary>Maps <c>/api/ledger</c> and <c>/api/clearing</c>.</summary>
    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/api/ledger").WithTags("ledger");
        ledger.MapGet("/books", (LedgerEngine engine, HttpContext http) => engine.ListBooks(http.Actor(), http.RequestAborted))
            .Needs(LedgerEngine.Name, "read");
        ledger.MapGet("/books/{book}/balances", (LedgerEngine engine, HttpContext http, string book, DateTimeOffset? at) =>
            engine.ListBalances(http.Actor(), book, at, http.RequestAborted)).Needs(LedgerEngine.Name, "read");
        ledger.MapGet("/books/{book}/journal", (LedgerEngine engine, HttpContext http, string book, long? before, int? limit) =>
            engine.ListJournal(http.Actor(), book, before, limit ?? 100, http.RequestAborted)).Needs(LedgerEngine.Name, "read");
        ledger.MapGet("/books/{book}/proof", (LedgerEngine engine, HttpContext http, string book) =>
            engine.Verify(http.Actor(), book, http.RequestAborted)).Needs(LedgerEngine.Name, "read");
        ledger.MapGet("/books/{book}/journal.txt", async (LedgerEngine engine, HttpContext http, string book) =>
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            await engine.Export(http.Actor(), book, text, http.RequestAborted);
            return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"{book}.journal");
        }).Needs(LedgerEngine.Name, "read");
        ledger.MapPost("/books/{book}/accounts", async (LedgerEngine engine, HttpContext http, string book, NewAccount account) =>
        {
            await engine.OpenAccount(http.Actor(), book, account.Code, Amount(account.FloorFen), Amount(account.CeilingFen), http.RequestAborted);
            return Results.NoContent();
        }).Needs(LedgerEngine.Name, "open");
        ledger.MapPost("/books/{book}/transfers", async (LedgerEngine engine, HttpContext http, string book) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var transfers = LedgerFiles.ReadTransfers("body", new StringReader(await reader.ReadToEndAsync(http.RequestAborted)));
            if (transfers.Count > TransfersMax) return HttpRefusals.BadRequest($"{transfers.Count} > {TransfersMax}").ToProblem(http.Language());
            var answers = await engine.Post(http.Actor(), book, transfers, stop: http.RequestAborted);
            return Results.Ok(answers.Select(answer => Show(answer, http.Language())));
        }).Needs(LedgerEngine.Name, "post").Accepts<string>("text/csv");
        ledger.MapPost("/books/{book}/crossings", async (LedgerEngine engine, HttpContext http, string book) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var transfers = LedgerFiles.ReadCrossings("body", new StringReader(await reader.ReadToEndAsync(http.RequestAborted)));
            if (transfers.Count > TransfersMax) return HttpRefusals.BadRequest($"{transfers.Count} > {TransfersMax}").ToProblem(http.Language());
            return Results.Ok((await engine.Cross(http.Actor(), book, transfers)).Select(answer => Show(answer, http.Language())));
        }).Needs(LedgerEngine.Name, "post").Accepts<string>("text/csv");
        routes.MapPost("/api/clearing/net", async (HttpContext http, NettingMode? mode) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            return Results.Ok(LedgerFiles.ReadObligations("body", new StringReader(text))
                .Select(window => NettingJson.Show(window.Key, Netting.Run(window.Value, mode ?? NettingMode.Multilateral))));
        }).Needs(LedgerEngine.Name, "net").Accepts<string>("text/csv").WithTags("ledger");
        return routes;
    }

    /// <summary>An answer as printed: the id, the number in the journal, and the refusal's code where there is one.</summary>
    public static object Show(TransferAnswer answer, Language language)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new
        {
            Id = answer.Id.ToString(),
            answer.Number,
            Result = answer.Refusal?.Code ?? (answer.IsRepeat ? "repeat" : "posted"),
            What = answer.Refusal?.What.In(language),
            Remedy = answer.Refusal?.Remedy.In(language),
        };
    }

    private static Money? Amount(long? fen) => fen is { } value ? new Money(value) : null;

    /// <summary>An account to open.</summary>
    private sealed record NewAccount(string Code, long? FloorFen, long? CeilingFen);
}
