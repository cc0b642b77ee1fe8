using OneCity.Kernel;
using OneCity.Registry.Model;
using OneCity.Registry.Storage;
using OneCity.Storage;

namespace OneCity.Registry.Features;

/// <summary>Loads a checked pack: directory and figures in one unit of work; the same pack again changes nothing.</summary>
internal static class LoadPack
{
    /// <summary>The event of the audit trail.</summary>
    public const string Event = "registry.pack-loaded";

    public static Task<PackLoaded> Run(IDatabase database, TimeProvider clock, IEnumerable<ITakeFigures> keepers, Actor actor, Pack pack, CancellationToken stop) =>
        database.Write(async session =>
        {
            var last = await DirectoryStore.LastLoad(session);
            if (last?.Digest == pack.Digest && last.Name == pack.Name) return Answer(pack, last.Number, changed: false, figuresAdded: 0);
            var number = (last?.Number ?? 0) + 1;
            await DirectoryStore.Write(session, pack.Directory.Content,
                new(number, pack.Name, pack.Digest, Instants.ToMicroseconds(clock.GetUtcNow()), actor.AuditName));
            var added = 0;
            foreach (var keeper in keepers) added += await keeper.Take(session, actor, pack.Directory, pack.Figures);
            session.Audit(new AuditEvent(Event, actor, $"pack:{pack.Name}",
                $"load={number} digest={pack.Digest} regions={pack.Directory.Content.Regions.Count} figures={added}"));
            return Answer(pack, number, changed: true, added);
        }, stop);

    private static PackLoaded Answer(Pack pack, long number, bool changed, int figuresAdded) => new(
        pack.Name, pack.Digest, number, changed, pack.Directory.Content.Regions.Count, pack.Directory.Content.Organisations.Count,
        pack.Directory.Content.Indicators.Count, pack.Directory.Content.Sources.Count, pack.Figures.Count, figuresAdded);
}

/// <summary>What loading a pack did.</summary>
/// <param name="Name">Name of the pack.</param>
/// <param name="Digest">SHA-256 of its tables.</param>
/// <param name="Number">Number of the load, 1, 2, 3 …</param>
/// <param name="Changed">False when the same pack was in force already: nothing was written.</param>
/// <param name="Regions">Regions in the pack.</param>
/// <param name="Organisations">Organisations in the pack.</param>
/// <param name="Indicators">Indicators in the pack.</param>
/// <param name="Sources">Sources in the pack.</param>
/// <param name="Figures">Figures in the pack.</param>
/// <param name="FiguresAdded">Figures that were new.</param>
public sealed record PackLoaded(
    string Name, string Digest, long Number, bool Changed, int Regions, int Organisations, int Indicators, int Sources, int Figures, int FiguresAdded);

/// <summary>One load of a pack in the past.</summary>
/// <param name="Number">Number of the load.</param>
/// <param name="Name">Name of the pack.</param>
/// <param name="Digest">SHA-256 of its tables.</param>
/// <param name="LoadedAt">When (UTC).</param>
/// <param name="LoadedBy">By whom.</param>
public sealed record PackLoad(long Number, string Name, string Digest, DateTimeOffset LoadedAt, string LoadedBy);
