using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>A claim that became known.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Claim">What was stated.</param>
/// <param name="Before">The claim of the same status and source that it supersedes; null when it is the first.</param>
/// <param name="IsTaken">Whether it is the one taken now.</param>
/// <param name="Contradicts">Whether it contradicts another source.</param>
/// <param name="Actor">Who brought it.</param>
public sealed record Change(Fact Fact, Claim Claim, Claim? Before, bool IsTaken, bool Contradicts, string Actor);

/// <summary>What changed since a reader last said "seen".</summary>
/// <param name="Since">When that was; null for never: then the newest changes are shown.</param>
/// <param name="Lines">The changes, newest first, at most 300. Of imports over 1,000 rows only what they changed of known facts.</param>
public sealed record Changes(DateTimeOffset? Since, IReadOnlyList<Change> Lines);

/// <summary>Lists what changed since a reader's last visit.</summary>
public static class ListChanges
{
    /// <summary>The event when a reader says that everything so far was seen.</summary>
    public const string SeenEvent = "figures.changes-seen";

    private const int LinesMax = 300;

    internal static Task<Changes> Handle(Actor actor, FiguresStore store, CancellationToken stop)
    {
        var ground = new Owners(store.Directory).Ground();
        return store.Database.Read(async session =>
        {
            var since = await ChangeStore.SeenUntil(session, actor.AuditName);
            var rows = await ChangeStore.Since(session, since ?? 0, LinesMax);
            var facts = new Dictionary<FactIds, Fact>();
            foreach (var ids in rows.Select(row => row.Ids).Distinct()) facts[ids] = await FigureQuery.FactOf(session, store.Codes, ids);
            var records = await FactStore.Load(session, id => store.Codes.CodeOf(session, id), store.Codes.UnitOf, facts, 0);
            return new Changes(since is { } at ? Instants.FromMicroseconds(at) : null, [.. rows.Select(row => Of(records[row.Ids], row, ground)).OfType<Change>()]);
        }, stop);
    }

    /// <summary>Says that everything so far was seen.</summary>
    internal static Task See(Actor actor, FiguresStore store, CancellationToken stop) => store.Database.Write(async session =>
    {
        await ChangeStore.See(session, actor.AuditName, store.NowUs);
        session.Audit(new AuditEvent(SeenEvent, actor, "figures:changes"));
        return 0;
    }, stop);

    private static Change? Of(FactRecord record, ChangeStore.ChangeRow row, TakingGround ground)
    {
        if (record.Claims.FirstOrDefault(each => each.Number == row.ClaimNumber) is not { } claim) return null;
        var before = record.Claims.LastOrDefault(each => each.Number < claim.Number && each.Status == claim.Status && each.Source == claim.Source);
        return new(record.Fact, claim, before, record.Take(ground)?.Claim == claim, Conflicts.Contradicts(claim, Taking.Standing(record.Claims)), row.Actor);
    }
}
