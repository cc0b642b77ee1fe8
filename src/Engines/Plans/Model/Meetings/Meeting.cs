namespace OneCity.Plans.Model.Meetings;

/// <summary>A joint meeting (联席会议).</summary>
/// <param name="Id">Code, such as <c>joint-2025-12</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">Where.</param>
/// <param name="IsOpenToObservers">Whether observers may read it.</param>
/// <param name="Source">Where it is reported; empty when entered here first.</param>
public sealed record Meeting(string Id, string Title, DateOnly HeldOn, string Place, bool IsOpenToObservers, string Source);

/// <summary>A topic of a meeting and what was decided.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Title">The topic (议题).</param>
/// <param name="Paper">The paper before the meeting; empty for none.</param>
/// <param name="ProposedBy">Unit that proposed it.</param>
/// <param name="Decision">What was decided; null before.</param>
/// <param name="Item">The item the decision became; null where it became none.</param>
public sealed record Topic(string Meeting, long Number, string Title, string Paper, string ProposedBy, string? Decision, string? Item);

/// <summary>A barrier between cities (三个凡是: whatever hinders is to be removed).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What hinders whom.</param>
/// <param name="Cities">Cities between which it stands.</param>
/// <param name="Rule">The rule or practice that causes it.</param>
/// <param name="Owner">Unit that can remove it.</param>
/// <param name="ReportedBy">Who reported it.</param>
/// <param name="ReportedOn">When.</param>
/// <param name="State"><c>reported</c>, <c>accepted</c>, <c>removed</c> or <c>kept</c>.</param>
/// <param name="RemovedOn">When it was removed; null while it stands.</param>
/// <param name="RemovedByWhat">What removed it, or why it is kept; null while open.</param>
public sealed record CityBarrier(
    string Id, string Title, IReadOnlyList<string> Cities, string Rule, string Owner, string ReportedBy, DateOnly ReportedOn,
    string State, DateOnly? RemovedOn, string? RemovedByWhat);

/// <summary>A cooperation agreement; each promise is an item of its own plan, with unit, date and light.</summary>
/// <param name="Id">Code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Who signed.</param>
/// <param name="SignedOn">When.</param>
/// <param name="EndsOn">Last day of its term; null where none is printed.</param>
/// <param name="Source">Where it is printed or reported.</param>
/// <param name="Plan">The plan that holds its promises.</param>
public sealed record Cooperation(
    string Id, string Title, IReadOnlyList<string> Parties, DateOnly SignedOn, DateOnly? EndsOn, string Source, string Plan);

/// <summary>A draft on its round: minutes, a letter, a brief.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind"><c>minutes</c>, <c>letter</c>, <c>brief</c> or <c>decision</c>.</param>
/// <param name="Subject">What it is about, as <c>kind:id</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its words.</param>
/// <param name="By">Author.</param>
/// <param name="FrozenAt">Since when it is frozen; null while it is open.</param>
/// <param name="Reviews">What was said on its round, in order.</param>
public sealed record Draft(
    string Id, string Kind, string Subject, string Title, string Body, string By, DateTimeOffset? FrozenAt, IReadOnlyList<Review> Reviews);

/// <summary>A step of a draft's round.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Step"><c>review</c>, <c>countersign</c> (会签) or <c>instruct</c> (批示).</param>
/// <param name="By">Who.</param>
/// <param name="Words">What they wrote.</param>
/// <param name="Item">The task an instruction became; null for the other steps.</param>
/// <param name="At">When (UTC).</param>
public sealed record Review(long Number, string Step, string By, string Words, string? Item, DateTimeOffset At);
