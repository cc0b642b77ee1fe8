using Microsoft.Extensions.DependencyInjection;
using OneCity.Access;
using OneCity.Agreements;
using OneCity.Cases;
using OneCity.Comments;
using OneCity.Documents;
using OneCity.Documents.Intake;
using OneCity.Exchange;
using OneCity.Figures;
using OneCity.Joins;
using OneCity.Kernel;
using OneCity.Ledger;
using OneCity.Plans;
using OneCity.Registry;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;

namespace OneCity.Composition;

/// <summary>Where a node keeps its data.</summary>
/// <param name="Data">The data folder: files, keys, and the SQLite database unless <paramref name="Postgres"/> is set.</param>
/// <param name="Postgres">Connection string; null for SQLite in the folder.</param>
/// <param name="All">Every setting, where a host read them; null in tests of single engines.</param>
public sealed record NodeSettings(string Data, string? Postgres = null, Settings? All = null);

/// <summary>Puts storage, engines and joins together; both hosts and the tests start here.</summary>
public static class Node
{
    /// <summary>Registers everything a node consists of but its host.</summary>
    public static IServiceCollection AddOneCity(this IServiceCollection services, NodeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        if (settings.All is { } all) services.AddSingleton(all).AddSingleton(all.ToAccess());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IEntropy, SystemEntropy>();
        services.AddSingleton<IDatabase>(provider => OpenDatabase(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => LightRules.From(provider.GetRequiredService<RegistrySettings>().Folder));
        services.AddSingleton(new RegistrySettings(settings.All?.Find("pack") == "none"
            ? null : FindPack.Folder(settings.All?.Find("pack"), AppContext.BaseDirectory)));
        var pack = settings.All?.Find("pack") == "none" ? null : FindPack.Folder(settings.All?.Find("pack"), AppContext.BaseDirectory);
        services.AddSingleton(ExchangeMembers.SettingsOf(settings));
        services.AddSingleton(new CasesSettings(pack is null ? "" : Path.Combine(pack, "procedures"), Path.Combine(settings.Data, "exchange-keys"),
            pack is null ? "" : Path.Combine(pack, "items"), Path.Combine(settings.Data, "papers")));
        services.AddSingleton(new AgreementsSettings(pack is null ? "" : Path.Combine(pack, "agreements")));
        services.AddSingleton(new PlansSettings(Path.Combine(settings.Data, "evidence")));
        if (settings.All is { } set) services.AddSingleton(new NoticeSettings(set.Text("notices.smtp_host"), set.Number("notices.smtp_port"),
            set.Text("notices.smtp_user"), set.Text("notices.smtp_password"), set.Text("notices.from"), set.Text("notices.webhook")));
        services.AddSingleton(settings.All is { } known ? new IntakeLimits(known.Number("documents.most_bytes")) : IntakeLimits.Shipped);
        return services
            .AddRegistry().AddAccess().AddExchange().AddComments()
            .AddFigures().AddDocuments().AddCases().AddAgreements().AddLedger().AddPlans()
            .AddJoins();
    }

    /// <summary>Brings the schema up to date and loads the region pack at the very first start; answers how many migrations ran.</summary>
    public static async Task<int> Migrate(IServiceProvider node)
    {
        var count = await MigrationRunner.Run(
            node.GetRequiredService<IDatabase>(), node.GetServices<MigrationSet>(), node.GetRequiredService<TimeProvider>());
        if (await node.GetRequiredService<RegistryEngine>().LoadFirstPack() is not null && node.GetRequiredService<RegistrySettings>().Folder is { } pack)
            await node.GetRequiredService<PlansEngine>().LoadPack(Actor.Node, pack);
        await ExchangeMembers.Ensure(node);
        return count;
    }

    private static IDatabase OpenDatabase(NodeSettings settings, TimeProvider clock)
    {
        if (settings.Postgres is { } connection) return PostgresDatabase.Open(connection, clock);
        Directory.CreateDirectory(settings.Data);
        return new SqliteDatabase(Path.Combine(settings.Data, "onecity.db"), clock);
    }
}
