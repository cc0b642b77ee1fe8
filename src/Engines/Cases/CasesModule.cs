using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;

namespace OneCity.Cases;

/// <summary>Where procedures and person keys are kept.</summary>
/// <param name="Procedures">Folder of the region pack's procedures; empty for none.</param>
/// <param name="Keys">Folder of secrets for keyed hashes.</param>
public sealed record CasesSettings(string Procedures, string Keys);

/// <summary>Registers the engine and its routes.</summary>
public static class CasesModule
{
    /// <summary>Adds the engine, its migrations and its rights.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("cases", typeof(CasesModule).Assembly));
        string[] desk = [Roles.Clerk, Roles.Handler];
        foreach (var verb in (string[])["submit", "offer", "decline", "work"])
            services.AddSingleton(new Right("cases", verb, Reach.OwnCity, desk));
        services.AddSingleton(new Right("cases", "accept", Reach.OwnCity, desk, NeedsPerson: true));
        services.AddSingleton(new Right("cases", "decide", Reach.OwnCity, [Roles.Handler]));
        string[] readers = [.. desk, Roles.Planner, Roles.Lead, Roles.Auditor];
        foreach (var verb in (string[])["show", "list"]) services.AddSingleton(new Right("cases", verb, Reach.OwnCity, readers));
        services.AddSingleton(new Right("cases", "verify", Reach.Anywhere, readers));
        services.AddSingleton<ICaseStore, SqlCaseStore>();
        services.AddSingleton<IProcedures>(provider =>
            provider.GetService<CasesSettings>() is { Procedures.Length: > 0 } settings ? ProcedureBook.Load(settings.Procedures) : new ProcedureBook([]));
        services.AddSingleton<IPersonKeys>(provider => new PersonKeys(new PersonSecrets(
            provider.GetService<CasesSettings>()?.Keys ?? "", provider.GetRequiredService<IEntropy>()).Of));
        services.AddSingleton<CasesEngine>();
        services.AddSingleton<IReceiver>(provider => provider.GetRequiredService<CasesEngine>().Receiver);
        return services;
    }

    /// <summary>Maps <c>/api/cases</c>.</summary>
    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/cases");
        cases.MapGet("/", (HttpContext context, CasesEngine engine, string member, Standing? standing, int? limit) =>
            engine.List(context.Actor(), member, standing, Math.Clamp(limit ?? 100, 1, 500))).Needs("cases", "list");
        cases.MapGet("/{member}/{id}", (HttpContext context, CasesEngine engine, string member, string id) =>
            engine.Show(context.Actor(), member, id)).Needs("cases", "show");
        cases.MapPost("/", async (HttpContext context, CasesEngine engine, SubmitCase.Request request) =>
            (await engine.Submit(context.Actor(), request)).Record.Header).Needs("cases", "submit");
        cases.MapPost("/{member}/{id}/offer", async (HttpContext context, CasesEngine engine, string member, string id, OfferWords words) =>
            await engine.Offer(context.Actor(), new OfferCase.Request(member, id, words.To, words.Terms ?? ""))).Needs("cases", "offer");
        cases.MapPost("/{member}/{id}/accept", async (HttpContext context, CasesEngine engine, string member, string id) =>
            (await engine.Accept(context.Actor(), member, id)).Header).Needs("cases", "accept");
        cases.MapPost("/{member}/{id}/decline", async (HttpContext context, CasesEngine engine, string member, string id, ReasonWords words) =>
            (await engine.Decline(context.Actor(), member, id, words.Reason)).Header).Needs("cases", "decline");
        cases.MapPost("/{member}/{id}/revoke", async (HttpContext context, CasesEngine engine, string member, string id, ReasonWords words) =>
            await engine.Revoke(context.Actor(), member, id, words.Reason)).Needs("cases", "offer");
        return routes;
    }

    /// <summary>Body of an offer.</summary>
    internal sealed record OfferWords(string To, string? Terms);

    /// <summary>Body of a decline or revocation.</summary>
    internal sealed record ReasonWords(string Reason);
}

/// <summary>Secrets for keyed hashes of persons, made at first use, one file each.</summary>
internal sealed class PersonSecrets(string folder, IEntropy entropy)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> _known = new();

    public byte[] Of(string name) => _known.GetOrAdd(name, _ =>
    {
        var secret = new byte[32];
        var file = Path.Combine(folder, $"person-{name}.key");
        if (folder.Length > 0 && File.Exists(file)) return File.ReadAllBytes(file);
        entropy.Fill(secret);
        if (folder.Length == 0) return secret;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(file, secret);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return secret;
    });
}
