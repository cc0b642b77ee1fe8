using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>A line of the public log.</summary>
/// <param name="ClaimNumber">The claim put before the public.</param>
/// <param name="At">When that was done.</param>
/// <param name="ReleaseAt">From when the public sees it.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record PublicLine(long ClaimNumber, DateTimeOffset At, DateTimeOffset ReleaseAt, string Actor, string Reason);

/// <summary>Everything about one fact.</summary>
/// <param name="Record">Claims and decisions.</param>
/// <param name="Taken">What is taken, and why.</param>
/// <param name="Conflicts">Contradictions.</param>
/// <param name="PublicLog">What the public saw and when, oldest first.</param>
/// <param name="Owner">Code of the organisation that owns the indicator there; null when nobody is named.</param>
public sealed record FactShown(
    FactRecord Record, Taken Taken, IReadOnlyList<ShownConflict> Conflicts, IReadOnlyList<PublicLine> PublicLog, string? Owner);

/// <summary>Shows one fact with its whole history.</summary>
public static class ShowFact
{
    internal static Task<FactShown> Handle(Fact fact, FiguresStore store, CancellationToken stop) => store.Database.Read(async session =>
    {
        var ids = await store.FindIds(session, fact) ?? throw FiguresRefusals.Unknown(fact).ToException();
        var records = await FactStore.Load(
            session, id => store.Codes.CodeOf(session, id), store.Codes.UnitOf, new Dictionary<FactIds, Fact> { [ids] = fact }, 0);
        var owners = new Owners(store.Directory);
        var record = records[ids];
        var taken = record.Take(owners.Ground()) ?? throw FiguresRefusals.Unknown(fact).ToException();
        var log = (await PublicationStore.List(session, ids)).Select(row => new PublicLine(
            row.ClaimNumber, Instants.FromMicroseconds(row.AtUs), Instants.FromMicroseconds(row.ReleaseAtUs), row.Actor, row.Reason));
        return new FactShown(record, taken, [.. ListConflicts.Of(record, owners.Ground())], [.. log], owners.Of(fact));
    }, stop);
}
