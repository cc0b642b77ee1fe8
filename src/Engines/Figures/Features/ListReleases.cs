using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>A line of the public log.</summary>
/// <param name="Fact">The fact; always of the official book.</param>
/// <param name="ReleaseAt">From when the public sees it.</param>
/// <param name="Claim">What it sees then; null while it is under embargo and the reader is of the public.</param>
/// <param name="Before">What the public saw before; null for a first release.</param>
/// <param name="Reason">Why it was revised, as the publisher wrote it; may be empty.</param>
/// <param name="IsWithheld">Whether the value is held back so that a secret one cannot be computed from it.</param>
public sealed record Release(Fact Fact, DateTimeOffset ReleaseAt, Claim? Claim, Claim? Before, string Reason, bool IsWithheld)
{
    /// <summary>The claim when its value may be shown; null when there is none or it is secret.</summary>
    public Claim? Open(Claim? claim) => claim is null || new Figure(Fact, claim, true) { IsWithheld = IsWithheld }.IsSecret ? null : claim;
}

/// <summary>The release calendar and the public log of revisions.</summary>
/// <param name="Coming">What will be released, the next first, at most 200.</param>
/// <param name="Revisions">What replaced a value the public had seen, the newest first, at most 200.</param>
public sealed record Releases(IReadOnlyList<Release> Coming, IReadOnlyList<Release> Revisions);

/// <summary>What comes before the public when, and what of it was revised. Everybody may read it; values under embargo only those who see inside.</summary>
public static class ListReleases
{
    private const int LinesMax = 200;

    internal static Task<Releases> Handle(bool seesInside, FiguresStore store, CancellationToken stop) => store.Database.Read(async session =>
    {
        var now = store.NowUs;
        var withheld = await PublicSecrets.Withheld(session, store);
        var coming = await PublicationStore.Coming(session, now, LinesMax);
        var revised = await PublicationStore.Revised(session, now, LinesMax);
        var facts = new Dictionary<FactIds, Fact>();
        foreach (var ids in coming.Concat(revised).Select(row => row.Ids).Distinct()) facts[ids] = await FigureQuery.FactOf(session, store.Codes, ids);
        var records = await FactStore.Load(session, id => store.Codes.CodeOf(session, id), store.Codes.UnitOf, facts, 0);
        return new Releases([.. coming.Select(row => Of(row, seesInside))], [.. revised.Select(row => Of(row, true))]);

        Release Of(PublicationStore.LogRow row, bool shows)
        {
            Claim? Number(long? number) => records[row.Ids].Claims.FirstOrDefault(claim => claim.Number == number);
            return new(facts[row.Ids], Instants.FromMicroseconds(row.ReleaseAtUs), shows ? Number(row.ClaimNumber) : null, Number(row.BeforeNumber), row.Reason, withheld.Contains(facts[row.Ids]));
        }
    }, stop);
}
