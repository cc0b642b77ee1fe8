namespace OneCity.Figures.Model;

/// <summary>All that is known of one fact: every claim ever made, and the decisions about them.</summary>
/// <remarks>Claims are added, never changed or removed: <see cref="Enter"/> is the only way in.</remarks>
public sealed class FactRecord(Fact fact, IEnumerable<Claim> claims, IReadOnlyList<Decision> decisions, bool isLocked)
{
    private readonly List<Claim> _claims = [.. claims];

    /// <summary>The fact.</summary>
    public Fact Fact => fact;

    /// <summary>Every claim in the order of writing.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Decisions in the order of time; the last one holds.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>Whether it was approved and locked: no claim enters until it is unlocked with a reason.</summary>
    public bool IsLocked => isLocked;

    /// <summary>Compares an entry with what stands and keeps it when it says something new.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="stamp">The import it comes with.</param>
    /// <param name="hidden">Number of another import that nobody sees yet: its claims are not compared with; 0 for none.</param>
    /// <returns>The outcome, and the claim that was written; null when none was.</returns>
    public (RowOutcome Outcome, Claim? Written) Enter(Entry entry, ImportStamp stamp, long hidden = 0)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (isLocked) return (RowOutcome.Refused, null);
        ArgumentNullException.ThrowIfNull(stamp);
        var claim = ToClaim(entry, stamp);
        var standing = _claims.Count == 0 ? [] : Taking.Standing(_claims.Where(each => each.Import != hidden));
        var before = standing.Find(each => each.Status == claim.Status && each.Source == claim.Source);
        if (before is not null && claim.SaysTheSameAs(before)) return (RowOutcome.Unchanged, null);
        // A superseded value that comes back in our own export is history, not a correction of the correction.
        if (entry.ExportedKnownAtUs is { } at && _claims.Exists(each => each.KnownAtUs == at && each.Status == claim.Status && each.Source == claim.Source && claim.SaysTheSameAs(each)))
            return (RowOutcome.Unchanged, null);
        _claims.Add(claim);
        var outcome = before is not null ? RowOutcome.Superseded
            : Conflicts.Contradicts(claim, standing) ? RowOutcome.Conflicting
            : RowOutcome.Added;
        return (outcome, claim);
    }

    /// <summary>The claim taken now.</summary>
    public Taken? Take(TakingGround ground) => Taking.Take(fact, _claims, decisions, ground);

    /// <summary>The record as it was known at an instant: claims and decisions made later are left out.</summary>
    /// <param name="atUs">UTC microseconds; what became known at this very instant is known.</param>
    public FactRecord AsKnownAt(long atUs) => new(
        fact, _claims.Where(claim => claim.KnownAtUs <= atUs), [.. decisions.Where(decision => decision.AtUs <= atUs)], isLocked);

    /// <summary>The record without the claims of an import that nobody sees yet.</summary>
    public FactRecord Without(long import) => new(fact, _claims.Where(claim => claim.Import != import), decisions, isLocked);

    private Claim ToClaim(Entry entry, ImportStamp stamp) => new()
    {
        Number = (_claims.Count == 0 ? 0 : _claims[^1].Number) + 1,
        Status = entry.Status,
        Source = entry.Source,
        Owner = entry.Owner,
        Value = entry.Value,
        Unit = entry.Unit,
        Qualifier = entry.Qualifier,
        Definition = entry.Definition,
        Firms = entry.Firms,
        Place = entry.Place,
        Import = stamp.Number,
        Sequence = stamp.Sequence,
        KnownAtUs = stamp.AtUs,
    };
}

/// <summary>The import a claim comes with.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sequence">Its place in the order of becoming visible; <see cref="long.MaxValue"/> while it is open.</param>
/// <param name="AtUs">UTC microseconds from which it is known; <see cref="long.MaxValue"/> while it is open.</param>
public sealed record ImportStamp(long Number, long Sequence, long AtUs)
{
    /// <summary>An import that nobody sees yet.</summary>
    public static ImportStamp Unseen(long number) => new(number, long.MaxValue, long.MaxValue);
}
