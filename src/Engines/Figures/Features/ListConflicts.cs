using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>A contradiction as the desk shows it: the claims side by side, which is taken, and why.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Status">The status the claims share.</param>
/// <param name="Claims">The claims; for a scope, its own figure and the sum over its members.</param>
/// <param name="Taken">The claim taken of the fact.</param>
/// <param name="Rule">The rule by which it is taken.</param>
/// <param name="Decision">The decision when a person took it.</param>
public sealed record ShownConflict(Fact Fact, FigureStatus Status, IReadOnlyList<Claim> Claims, Claim Taken, TakingRule Rule, Decision? Decision);

/// <summary>Lists facts with several values for one fact and one status.</summary>
public static class ListConflicts
{
    internal static Task<IReadOnlyList<ShownConflict>> Handle(FigureFilter filter, FiguresStore store, CancellationToken stop)
    {
        var ground = new Owners(store.Directory).Ground();
        return store.Database.Read(async session =>
        {
            var found = new List<ShownConflict>();
            await foreach (var record in FigureQuery.StreamFacts(session, store.Codes, filter with { All = true }, onlyDisputed: true))
                found.AddRange(Of(record, ground));
            found.AddRange(await ScopeSums.Conflicts(session, store, filter));
            return (IReadOnlyList<ShownConflict>)found;
        }, stop);
    }

    /// <summary>The contradictions within one fact.</summary>
    internal static IEnumerable<ShownConflict> Of(FactRecord record, TakingGround ground)
    {
        if (record.Take(ground) is not { } taken) yield break;
        foreach (var conflict in Conflicts.Among(Taking.Standing(record.Claims)))
        {
            // The rule shown is the one that settles this contradiction when the taken claim is part of it.
            var settled = conflict.Claims.Contains(taken.Claim) && taken.Decision is null
                ? Taking.Take(record.Fact, conflict.Claims, [], ground)! : taken;
            yield return new(record.Fact, conflict.Status, conflict.Claims, taken.Claim, settled.Rule, taken.Decision);
        }
    }
}
