using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;
using OneCity.Registry.Model;
using OneCity.Storage;
using OneCity.Storage.Audit;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Registry.Tests.Features;

public class LoadPackTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Loading_twice_changes_nothing_and_leaves_one_audit_entry(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var figures = new CountingKeeper();
        var registry = Registry(store, figures);

        var first = await registry.LoadPack(Actor.Operator, pack.Path);
        var second = await registry.LoadPack(Actor.Operator, pack.Path);

        Assert.Equal((true, 2), (first.Changed, first.FiguresAdded));
        Assert.Equal((false, 1L), (second.Changed, second.Number));
        Assert.Equal(1, figures.Calls);
        var entry = Assert.Single(await Audit(store));
        Assert.Equal(("registry.pack-loaded", "operator"), (entry.Event, entry.Actor));
        Assert.Single(await registry.ListLoads());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_was_loaded_is_read_back_as_it_was(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store);
        await registry.LoadPack(Actor.Operator, pack.Path);

        var (written, read) = (ReadPack.From(pack.Path).Directory.Content, registry.Directory.Content);
        Assert.Equal(written.Regions, read.Regions);
        Assert.Equal(written.FormerRegions, read.FormerRegions);
        Assert.Equal(written.Scopes, read.Scopes);
        Assert.Equal(written.Memberships, read.Memberships);
        Assert.Equal(written.Organisations, read.Organisations);
        Assert.Equal(written.Mandates, read.Mandates);
        Assert.Equal(written.Parks, read.Parks);
        Assert.Equal(written.Sources, read.Sources);
        Assert.Equal(written.Indicators.Select(IndicatorLine.Of).Select(each => each with { Synonyms = [] }), read.Indicators.Select(IndicatorLine.Of).Select(each => each with { Synonyms = [] }));
        Assert.Equal(["GDP", "经济总量"], read.Indicators[0].Synonyms);
        Assert.Equal(written.Calendar.Days, read.Calendar.Days);
        Assert.Equal(new DateOnly(2026, 12, 31), read.Calendar.KnownUntil);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_pack_with_a_fault_changes_nothing(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store);
        await registry.LoadPack(Actor.Operator, pack.Path);
        pack.Append("regions.csv", "430282,某县,X,county,430300,,");

        await Assert.ThrowsAsync<FileFaultException>(() => registry.LoadPack(Actor.Operator, pack.Path));
        Assert.Single(await Audit(store));
        Assert.Null(registry.Directory.FindRegion("430282"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task When_the_figures_are_refused_the_directory_is_not_stored_either(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store, new RefusingKeeper());
        await Assert.ThrowsAsync<RefusedException>(() => registry.LoadPack(Actor.Operator, pack.Path));
        Assert.Empty(registry.Directory.Content.Regions);
        Assert.Empty(await Audit(store));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_merged_organisation_keeps_its_entry_and_names_its_successor(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store);
        await registry.LoadPack(Actor.Operator, pack.Path);
        pack.Write("organisations.csv", "code,name,name_en,city,field,from,to,successor",
            "zz-tjj,株洲市统计局,,430200,统计,,2026-02-28,zz-sjj", "zz-sjj,株洲市数据局,,430200,数据,2026-03-01,,");
        pack.Write("mandates.csv", "organisation,duty,region,from,to", "zz-tjj,statistics,430200,,2026-02-28", "zz-sjj,statistics,430200,2026-03-01,");
        await registry.LoadPack(Actor.Operator, pack.Path);

        Assert.Equal("zz-sjj", registry.Directory.FindOrganisation("zz-tjj")!.Successor);
        var liling = RegionCode.Parse("430281");
        Assert.Equal("zz-tjj", registry.Directory.WhoBears("statistics", liling, new(2026, 2, 28))!.Code);
        Assert.Equal("zz-sjj", registry.Directory.WhoBears("statistics", liling, new(2026, 3, 1))!.Code);
        Assert.Null(registry.Directory.WhoBears("finance", liling, new(2026, 3, 1)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Membership_is_as_of_the_day(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        pack.Append("memberships.csv", "one-city,430212,observer,2025-01-01,");
        var registry = Registry(store);
        await registry.LoadPack(Actor.Operator, pack.Path);

        Assert.Equal(["430281"], registry.ListRegions("one-city").Select(each => each.Code));
        Assert.Equal(["member", "observer"], registry.ListRegions("one-city", observers: true).Select(each => each.Role));
        Assert.Empty(registry.ListRegions("one-city", on: new DateOnly(2019, 12, 31)));
        Assert.Equal("registry.unknown-scope", Assert.Throws<RefusedException>(() => registry.ListRegions("one-citi")).Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_region_is_found_by_its_former_code_and_an_unknown_one_is_refused(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store);
        await registry.LoadPack(Actor.Operator, pack.Path);

        var card = registry.GetRegion("430221");
        Assert.Equal(("430212", "株洲县"), (card.Region.Code, Assert.Single(card.Former).Name));
        var refused = Assert.Throws<RefusedException>(() => registry.GetRegion("430289")).Refusal;
        Assert.Equal(("registry.unknown-region", 404), (refused.Code, OneCity.Http.Problems.StatusOf(refused.Code)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Another_process_sees_a_load_within_seconds(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var (here, there, silent) = (Registry(store), Registry(store), Registry(store));
        foreach (var before in new[] { there, silent }) Assert.Empty(before.Directory.Content.Regions);
        await here.LoadPack(Actor.Operator, pack.Path);
        store.Clock.Advance(TimeSpan.FromSeconds(6));
        // Whoever asks does not wait for the look that the question starts.
        Assert.Empty(there.Directory.Content.Regions);
        for (var tries = 0; there.Directory.Content.Regions.Count == 0 && tries < 1000; tries++) await Task.Delay(10);
        Assert.Equal(4, there.Directory.Content.Regions.Count);
        store.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(4, silent.Directory.Content.Regions.Count);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_first_start_loads_the_pack_once_and_needs_a_right_for_more(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect, new MigrationSet("registry", typeof(RegistryModule).Assembly));
        using var pack = new PackFolder();
        var registry = Registry(store, settings: new RegistrySettings(pack.Path));
        Assert.NotNull(await registry.LoadFirstPack());
        Assert.Null(await registry.LoadFirstPack());
        Assert.Equal("node", Assert.Single(await Audit(store)).Actor);
        Assert.Equal("access.not-allowed", (await Assert.ThrowsAsync<RefusedException>(() => registry.LoadPack(Actor.Anonymous, pack.Path))).Refusal.Code);
        Assert.Null(await Registry(store).LoadFirstPack());
        Assert.Equal("registry.no-pack-folder", (await Assert.ThrowsAsync<RefusedException>(() => Registry(store).LoadOwnPack(Actor.Operator))).Refusal.Code);
    }

    private static RegistryEngine Registry(TestStore store, ITakeFigures? figures = null, RegistrySettings? settings = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(store.Database).AddSingleton<TimeProvider>(store.Clock).AddSingleton<IGate>(new OperatorsOnly()).AddRegistry();
        if (figures is not null) services.AddSingleton(figures);
        if (settings is not null) services.AddSingleton(settings);
        return services.BuildServiceProvider().GetRequiredService<RegistryEngine>();
    }

    private static Task<List<AuditEntry>> Audit(TestStore store) =>
        store.Database.Read(async session => await AuditTrail.List(session).ToListAsync());

    private sealed class OperatorsOnly : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => actor.Kind == ActorKind.Operator;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
            if (!May(actor, engine, verb)) throw new Refusal("access.not-allowed", Words.Same(verb), Words.Same("-")).ToException();
        }
    }

    private sealed class CountingKeeper : ITakeFigures
    {
        public int Calls { get; private set; }

        public Task<int> Take(IWriteSession session, Actor actor, RegionDirectory directory, IReadOnlyList<PackFigure> figures)
        {
            Calls++;
            return Task.FromResult(figures.Count);
        }
    }

    private sealed class RefusingKeeper : ITakeFigures
    {
        public Task<int> Take(IWriteSession session, Actor actor, RegionDirectory directory, IReadOnlyList<PackFigure> figures) =>
            throw new Refusal("figures.refused", Words.Same("no"), Words.Same("-")).ToException();
    }
}
