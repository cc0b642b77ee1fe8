namespace OneCity.Cases;

/// <summary>How cases flow from one city to another.</summary>
/// <param name="From">City that handed over.</param>
/// <param name="To">City that took over.</param>
/// <param name="Hops">Hand-overs so far.</param>
/// <param name="Open">Of these, still held by <paramref name="To"/>.</param>
/// <param name="Late">Of these, ended or still held past the limit of the hop.</param>
/// <param name="OldestOn">Since when the oldest open one is held there; null when none is open.</param>
public sealed record FlowLine(string From, string To, long Hops, long Open, long Late, DateOnly? OldestOn)
{
    /// <summary>Part of the hops within their limit, per cent with one decimal; null without hops.</summary>
    public decimal? OnTimePercent => Hops == 0 ? null : Math.Round(100m * (Hops - Late) / Hops, 1, MidpointRounding.AwayFromZero);
}

/// <summary>What one city holds now.</summary>
/// <param name="City">The city.</param>
/// <param name="Open">Cases it holds that are not finished.</param>
/// <param name="Late">Of these, past the limit of the hop.</param>
public sealed record HeldNow(string City, long Open, long Late);

/// <summary>The joint office's view (一体化办).</summary>
/// <param name="Lines">Flow by pair, the busiest first.</param>
/// <param name="Held">What each city holds now.</param>
/// <param name="Oldest">The oldest open hops after a hand-over, the oldest first.</param>
public sealed record CaseFlow(IReadOnlyList<FlowLine> Lines, IReadOnlyList<HeldNow> Held, IReadOnlyList<OldHop> Oldest)
{
    /// <summary>The hop where most is late; among equals the one with the oldest case; null when nothing is late.</summary>
    public FlowLine? Bottleneck => Lines.Where(line => line.Late > 0)
        .OrderByDescending(line => line.Late).ThenBy(line => line.OldestOn ?? DateOnly.MaxValue).FirstOrDefault();

    /// <summary>On-time rate over all hand-overs, per cent; null without any.</summary>
    public decimal? OnTimePercent => Lines.Sum(line => line.Hops) is var hops and > 0
        ? Math.Round(100m * (hops - Lines.Sum(line => line.Late)) / hops, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>An open hop.</summary>
/// <param name="Keeper">The holder.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="From">City that handed it over.</param>
/// <param name="StartedOn">Since when it is held.</param>
/// <param name="DueOn">Last day of the hop.</param>
public sealed record OldHop(string Keeper, string CaseId, string Number, string From, DateOnly StartedOn, DateOnly DueOn);

/// <summary>Joint patrols (联合巡查) added up.</summary>
/// <param name="Patrols">Patrols.</param>
/// <param name="Vessels">Vessels used or checked, as entered.</param>
/// <param name="People">People taking part.</param>
/// <param name="Found">Cases found.</param>
public sealed record PatrolTally(long Patrols, long Vessels, long People, long Found);

/// <summary>One entry of joint patrols.</summary>
/// <param name="Keeper">City that entered it.</param>
/// <param name="OnDay">Day.</param>
/// <param name="Place">Stretch of river or road.</param>
/// <param name="Cities">Cities taking part, region codes parted by semicolons.</param>
/// <param name="Patrols">Patrols that day.</param>
/// <param name="Vessels">Vessels.</param>
/// <param name="People">People.</param>
/// <param name="Found">Cases found.</param>
/// <param name="EnteredBy">Who entered it.</param>
public sealed record Patrol(
    string Keeper, DateOnly OnDay, string Place, string Cities, long Patrols, long Vessels, long People, long Found, string EnteredBy);
