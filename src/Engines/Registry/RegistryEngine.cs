using OneCity.Kernel;
using OneCity.Registry.Features;
using OneCity.Registry.Model;
using OneCity.Registry.Storage;
using OneCity.Storage;

namespace OneCity.Registry;

/// <summary>The face of the engine: who, where and what, from the region pack.</summary>
public sealed class RegistryEngine
{
    private readonly IDatabase _database;
    private readonly TimeProvider _clock;
    private readonly IGate _gate;
    private readonly StoredDirectory _directory;
    private readonly IReadOnlyList<ITakeFigures> _keepers;
    private readonly RegistrySettings _settings;
    private (RegionDirectory Of, SearchDirectory Search)? _search;

    internal RegistryEngine(
        IDatabase database, TimeProvider clock, IGate gate, StoredDirectory directory, IEnumerable<ITakeFigures> keepers, RegistrySettings settings) =>
        (_database, _clock, _gate, _directory, _keepers, _settings) = (database, clock, gate, directory, [.. keepers], settings);

    /// <summary>The directory in force.</summary>
    public RegionDirectory Directory => _directory.Current;

    /// <summary>Number of the load in force; changes whenever an answer of this engine may change.</summary>
    public long Revision => _directory.Revision;

    /// <summary>Today in the region's zone (Asia/Shanghai).</summary>
    public DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime.AddHours(8));

    /// <summary>All regions, or those that belong to the scope today, observers after members when asked for.</summary>
    /// <exception cref="RefusedException"><c>registry.unknown-scope</c>.</exception>
    public IReadOnlyList<RegionLine> ListRegions(string? scope = null, bool observers = false, DateOnly? on = null)
    {
        if (scope is null) return [.. Directory.Content.Regions.Select(region => RegionLine.Of(region))];
        if (Directory.FindScope(scope) is null)
            throw RegistryRefusals.UnknownScope(scope, Nearest.Of(scope, Directory.Content.Scopes.Select(each => each.Code))).ToException();
        var day = on ?? Today;
        var members = Directory.MembersOf(scope, day).Select(region => RegionLine.Of(region, "member"));
        return [.. observers ? members.Concat(Directory.MembersOf(scope, day, MembershipRole.Observer).Select(region => RegionLine.Of(region, "observer"))) : members];
    }

    /// <summary>One region with what lies in it, what it belongs to and what it was called before; also by a former code.</summary>
    /// <exception cref="RefusedException"><c>registry.unknown-region</c>.</exception>
    public RegionCard GetRegion(string code)
    {
        var region = Directory.FindRegion(code)
            ?? throw RegistryRefusals.UnknownRegion(code, Nearest.Of(code, Directory.Content.Regions.Select(each => each.Code.Digits))).ToException();
        return RegionCard.Of(Directory, region);
    }

    /// <summary>All organisations in the pack's order.</summary>
    public IReadOnlyList<OrganisationLine> ListOrganisations() => [.. Directory.Content.Organisations.Select(OrganisationLine.Of)];

    /// <summary>All indicators in the pack's order.</summary>
    public IReadOnlyList<IndicatorLine> ListIndicators() => [.. Directory.Content.Indicators.Select(IndicatorLine.Of)];

    /// <summary>Regions, scopes, parks, organisations and indicators that match; the best first, at most 50.</summary>
    public IReadOnlyList<SearchHit> Search(string query, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(query);
        var directory = Directory;
        if (_search is not { } held || !ReferenceEquals(held.Of, directory)) _search = held = (directory, new(directory));
        return held.Search.Find(query, Math.Clamp(limit, 1, 50));
    }

    /// <summary>Loads the pack of a folder, whole or not at all.</summary>
    /// <exception cref="FileFaultException">When the pack has faults.</exception>
    /// <exception cref="RefusedException">When the actor may not.</exception>
    public async Task<PackLoaded> LoadPack(Actor actor, string folder, CancellationToken stop = default)
    {
        _gate.Demand(actor, "registry", "load-pack");
        return await Load(actor, folder, stop);
    }

    /// <summary>Loads the pack that the settings name, as the Admin page does.</summary>
    /// <exception cref="RefusedException"><c>registry.no-pack-folder</c>, or when the actor may not.</exception>
    public Task<PackLoaded> LoadOwnPack(Actor actor, CancellationToken stop = default)
    {
        _gate.Demand(actor, "registry", "load-pack");
        return Load(actor, _settings.Folder ?? throw RegistryRefusals.NoPackFolder().ToException(), stop);
    }

    /// <summary>Loads the pack that the settings name when nothing was ever loaded, as a node does at its first start.</summary>
    /// <returns>What was loaded; null when there was a pack already or none is set.</returns>
    public async Task<PackLoaded?> LoadFirstPack(CancellationToken stop = default)
    {
        if (_settings.Folder is not { } folder || await _database.Read(DirectoryStore.LastLoad, stop) is not null) return null;
        return await Load(Actor.Node, folder, stop);
    }

    /// <summary>Every load of a pack, the newest first.</summary>
    public async Task<IReadOnlyList<PackLoad>> ListLoads(CancellationToken stop = default) =>
        [.. (await _database.Read(DirectoryStore.Loads, stop)).Select(each =>
            new PackLoad(each.Number, each.Name, each.Digest, Instants.FromMicroseconds(each.LoadedUs), each.LoadedBy))];

    private async Task<PackLoaded> Load(Actor actor, string folder, CancellationToken stop)
    {
        var loaded = await Features.LoadPack.Run(_database, _clock, _keepers, actor, ReadPack.From(folder), stop);
        _directory.Forget();
        return loaded;
    }
}
