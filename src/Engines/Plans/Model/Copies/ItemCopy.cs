using OneCity.Plans.Model.Lights;

namespace OneCity.Plans.Model.Copies;

/// <summary>An item as a city's node keeps it: the home is the joint office's node, and the copy says how old it is.</summary>
/// <param name="Item">Number at home, <c>plan/number</c>.</param>
/// <param name="Plan">Title of its plan.</param>
/// <param name="Title">The item as printed.</param>
/// <param name="Lead">Unit in the lead.</param>
/// <param name="City">City of the lead; null where it serves all.</param>
/// <param name="Supports">Supporting units.</param>
/// <param name="StartsOn">First day; null where not given.</param>
/// <param name="DueOn">Due date in force when it was sent.</param>
/// <param name="EvidenceExpected">Kinds of evidence expected.</param>
/// <param name="Confirmer">Body that confirms what is reported.</param>
/// <param name="Light">Its light at home when it was sent.</param>
/// <param name="LightOn">The day of that light.</param>
/// <param name="BecauseChinese">The light's ground.</param>
/// <param name="BecauseEnglish">As <paramref name="BecauseChinese"/>.</param>
/// <param name="Version">Grows with every change and event at home.</param>
public sealed record ItemCopy(
    string Item, string Plan, string Title, string Lead, string? City, IReadOnlyList<string> Supports, DateOnly? StartsOn, DateOnly DueOn,
    string EvidenceExpected, string Confirmer, Light Light, DateOnly LightOn, string BecauseChinese, string BecauseEnglish, long Version);

/// <summary>A copy as kept.</summary>
/// <param name="Copy">The item.</param>
/// <param name="Home">The member it came from.</param>
/// <param name="AsOf">When the home wrote it (UTC).</param>
public sealed record KeptCopy(ItemCopy Copy, string Home, DateTimeOffset AsOf);

/// <summary>What a city reports on an item whose home is elsewhere.</summary>
/// <param name="Item">Number at home.</param>
/// <param name="Event">Started, milestone done, evidence or done.</param>
/// <param name="By">Who reported it in the city.</param>
/// <param name="Words">What was said.</param>
/// <param name="EvidenceKind">Kind of the evidence; null for other events.</param>
/// <param name="Reference">Reference of the evidence; null for other events.</param>
public sealed record CityReport(string Item, TaskEventKind Event, string By, string Words, string? EvidenceKind = null, string? Reference = null);
