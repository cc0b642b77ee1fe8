using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage.Files;
using OneCity.Storage.Migrations;

namespace OneCity.Cases;

/// <summary>Where procedures, items, keys and papers are kept.</summary>
/// <param name="Procedures">Folder of the region pack's procedures; empty for none.</param>
/// <param name="Keys">Folder of secrets for keyed hashes and of the key that seals personal data.</param>
/// <param name="Items">Folder of the region pack's service items; empty for none.</param>
/// <param name="Files">Folder of papers; empty for a folder beside the keys.</param>
public sealed record CasesSettings(string Procedures, string Keys, string Items = "", string Files = "");

/// <summary>Registers the engine.</summary>
public static class CasesModule
{
    private static readonly string[] Window = [Roles.Clerk, Roles.Handler];

    private static readonly string[] Readers = [.. Window, Roles.Planner, Roles.Lead, Roles.Auditor];

    /// <summary>Who may do what.</summary>
    public static IReadOnlyList<Right> Rights { get; } =
    [
        new("cases", "submit", Reach.OwnCity, Window),
        new("cases", "offer", Reach.OwnCity, Window),
        new("cases", "decline", Reach.OwnCity, Window),
        new("cases", "work", Reach.OwnCity, Window),
        new("cases", "look", Reach.OwnCity, Window),
        new("cases", "accept", Reach.OwnCity, Window, NeedsPerson: true),
        new("cases", "decide", Reach.OwnCity, [Roles.Handler]),
        new("cases", "show", Reach.OwnCity, Readers),
        new("cases", "list", Reach.OwnCity, Readers),
        new("cases", "verify", Reach.Anywhere, Readers),
        new("cases", "compare", Reach.Anywhere, Readers),
        new("cases", "flow", Reach.Anywhere, Readers),
        new("cases", "unify", Reach.Anywhere, [Roles.Planner]),
        new("cases", "rule", Reach.Anywhere, [Roles.Planner, Roles.Lead], NeedsPerson: true),
        new("cases", "recall", Reach.OwnOrganisation, [Roles.Planner, Roles.Lead], NeedsPerson: true),
        new("cases", "erase", Reach.Anywhere, []),
    ];

    /// <summary>Adds the engine, its migrations, rights, clockwork and inbox.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSet("cases", typeof(CasesModule).Assembly));
        foreach (var right in Rights) services.AddSingleton(right);
        services.AddSingleton(provider => new PersonSecrets(Settings(provider).Keys, provider.GetRequiredService<IEntropy>()));
        services.AddSingleton(provider => new ContentSeal(() => provider.GetRequiredService<PersonSecrets>().Of("data"), provider.GetRequiredService<IEntropy>()));
        services.AddSingleton<IPayloadSeal, PayloadSeal>();
        services.AddSingleton<ICaseStore, SqlCaseStore>();
        services.AddSingleton<IProcedures>(provider =>
            Settings(provider) is { Procedures.Length: > 0 } settings ? ProcedureBook.Load(settings.Procedures) : new ProcedureBook([]));
        services.AddSingleton(provider => Settings(provider) is { Items.Length: > 0 } settings ? ItemBook.Load(settings.Items) : ItemBook.Empty);
        services.AddSingleton<IPersonKeys>(provider => new PersonKeys(provider.GetRequiredService<PersonSecrets>().Of));
        services.AddSingleton<CasesEngine>();
        services.TryAddSingleton(NoticeSettings.None);
        services.AddSingleton<INoticeChannel, SmtpChannel>();
        services.AddSingleton<INoticeChannel, WebhookChannel>();
        services.AddSingleton(provider => new CaseDesks(
            provider.GetRequiredService<CasesEngine>(), provider.GetRequiredService<ContentSeal>(),
            Papers(provider),
            provider.GetRequiredService<ItemBook>(), provider.GetRequiredService<ExchangeEngine>(), provider.GetServices<INoticeChannel>()));
        services.AddSingleton<INamedFiles>(provider => new CarryPapers(
            provider.GetRequiredService<IUnits>(), provider.GetRequiredService<ContentSeal>(), Papers(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IReceiver>(provider => provider.GetRequiredService<CasesEngine>().Receiver);
        services.AddSingleton<IInboxSource, CasesInbox>();
        services.AddHostedService<CaseClockwork>();
        return services;
    }

    /// <summary>Maps <c>/api/cases</c> and <c>/api/public/cases</c>.</summary>
    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder routes)
    {
        CaseRoutes.Map(routes.MapGroup("/api/cases"));
        DeskRoutes.Map(routes.MapGroup("/api/cases"));
        DeskRoutes.MapOpen(routes);
        return routes;
    }

    private static FileStore Papers(IServiceProvider provider) => new(
        Settings(provider) is { Files.Length: > 0 } set ? set.Files : Path.Combine(Settings(provider).Keys, "papers"), provider.GetRequiredService<IEntropy>());

    private static CasesSettings Settings(IServiceProvider provider) => provider.GetService<CasesSettings>() ?? new CasesSettings("", "");
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
        // Of a server and a command that need it for the first time at once, one is first; what the other seals must open under the same secret.
        SecretFile.WriteOnce(file, secret);
        return File.ReadAllBytes(file);
    });
}
