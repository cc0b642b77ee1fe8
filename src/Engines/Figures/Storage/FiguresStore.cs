using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>What every use case stands on: the database, the words, the directory, the clock and the gate.</summary>
internal sealed class FiguresStore(IDatabase database, IDirectory directory, TimeProvider clock, IGate gate, IEntropy entropy)
{
    public IDatabase Database => database;

    public Codes Codes { get; } = new();

    public RegionDirectory Directory => directory.Current;

    public IEntropy Entropy => entropy;

    /// <summary>The pack's rules as last read; <see cref="ReadRules"/> renews them.</summary>
    public FigureRules Rules { get; private set; } = FigureRules.None;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A mark from which <see cref="Since"/> measures.</summary>
    public long Timestamp => clock.GetTimestamp();

    /// <summary>How long ago a mark was taken.</summary>
    public TimeSpan Since(long timestamp) => clock.GetElapsedTime(timestamp);

    public long NowUs => Instants.ToMicroseconds(clock.GetUtcNow());

    /// <summary>The ids of a fact; null when one of its words was never used.</summary>
    public async Task<FactIds?> FindIds(IReadSession session, Fact fact) =>
        await Codes.Find(session, CodeKind.Indicator, fact.Indicator) is { } indicator
        && await Codes.Find(session, CodeKind.Subject, fact.Region) is { } subject
        && await Codes.Find(session, CodeKind.Period, fact.Period) is { } period
            ? new FactIds(indicator, subject, (long)fact.Book, period) : null;

    /// <summary>The code a subject bears now; a region may be asked for by one it bore before, and its figures are kept under the present one.</summary>
    public string Named(string subject) => Directory.FindRegion(subject)?.Code.Digits ?? subject;

    /// <summary>A question in the codes that are kept.</summary>
    public FigureFilter Named(FigureFilter filter) => filter with { Regions = [.. filter.Regions.Select(Named).Distinct()] };

    /// <summary>A fact in the codes that are kept.</summary>
    public Fact Named(Fact fact) => fact with { Region = Named(fact.Region) };

    /// <summary>Reads the rules in force; every use case that needs them begins with this.</summary>
    public async Task ReadRules() => Rules = await database.Read(RuleStore.Load);

    /// <summary>Asks the gate about figures of a subject.</summary>
    public void Demand(Actor actor, string verb, string? region = null)
    {
        gate.Demand(actor, "figures", verb, null, CityOf(region));
    }

    /// <summary>Whether the actor may do the verb about a subject.</summary>
    public bool May(Actor actor, string verb, string region) => gate.May(actor, "figures", verb, null, CityOf(region));

    private string? CityOf(string? subject) => (RegionCode.Find(subject) ?? Directory.FindPark(subject)?.Region) is { } code && Directory.CityOf(code) is { } city
        ? city.Code.Digits : Directory.FindOrganisation(subject)?.City?.Digits;

    /// <summary>Whether the actor may do the verb at all.</summary>
    public bool May(Actor actor, string verb) => gate.May(actor, "figures", verb);
}
