namespace OneCity.Plans.Model.Plans;

/// <summary>A plan or list: a five-year plan, the yearly list drawn from it, a meeting's decisions, a cooperation agreement's promises.</summary>
/// <param name="Id">Code of small letters, digits and hyphens, such as <c>list-2025</c>.</param>
/// <param name="Title">Its title as printed.</param>
/// <param name="Kind"><c>five_year</c>, <c>yearly</c>, <c>points</c>, <c>decisions</c> or <c>agreement</c>.</param>
/// <param name="StartsOn">First day of its term.</param>
/// <param name="EndsOn">Last day of its term; items without a date are due then.</param>
/// <param name="Scope">Scope or region it speaks of.</param>
/// <param name="DrawnFrom">The plan it was drawn from; null for none.</param>
/// <param name="Confirmer">The body that confirms what the leads report, such as the joint office.</param>
/// <param name="Rules">Rule set of its lights; <c>default</c> unless a city has its own.</param>
/// <param name="Source">Where the plan is printed; empty when entered here first.</param>
/// <param name="IsPublic">Whether observers may read it.</param>
/// <param name="SignedOn">Day it was signed; null while it is a draft.</param>
/// <param name="SignedBy">Who signed; null while it is a draft.</param>
/// <param name="SignedSeq">State of the book it was signed at: what came later deviates from the baseline. Null while it is a draft, and where only the day is known.</param>
public sealed record Plan(
    string Id, string Title, string Kind, DateOnly StartsOn, DateOnly EndsOn, string Scope, string? DrawnFrom,
    string Confirmer, string Rules, string Source, bool IsPublic, DateOnly? SignedOn = null, string? SignedBy = null, long? SignedSeq = null);

/// <summary>What an item is in its plan.</summary>
public enum ItemLevel
{
    /// <summary>A goal, often with a target figure.</summary>
    Goal,

    /// <summary>An item of the list (事项).</summary>
    Item,

    /// <summary>A task below an item.</summary>
    Task,

    /// <summary>A milestone (节点) of a task, with its own date and light.</summary>
    Milestone,
}

/// <summary>A target figure: from where, to where, and which figures tell how far it has come.</summary>
/// <param name="Indicator">Indicator of the record.</param>
/// <param name="Region">Region, scope or park of the record.</param>
/// <param name="Unit">Unit of the values below.</param>
/// <param name="Base">Where it started; null when the plan names no base.</param>
/// <param name="Target">What is to be reached, and when.</param>
/// <param name="Outcome">What came of it, where known; null while open or unknown.</param>
/// <param name="OutcomeWords">What the sources say about the outcome; empty where nothing was found.</param>
public sealed record GoalFigure(
    string Indicator, string Region, string Unit, Targets.YearValue? Base, Targets.YearValue Target,
    Targets.YearValue? Outcome, string OutcomeWords);

/// <summary>One row of a plan as it read from one day on.</summary>
/// <param name="Id"><c>plan/number</c>, unique over all plans.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Parent">The row above; null at the top.</param>
/// <param name="Level">What it is.</param>
/// <param name="Title">The item as printed.</param>
/// <param name="Field">Field of work (领域): 交通, 产业 …; empty where the list names none.</param>
/// <param name="Lead">The unit in the lead (牵头单位); empty where the list names none.</param>
/// <param name="City">City of the lead; null where it serves all or is not known.</param>
/// <param name="CoLeads">Further units in the lead.</param>
/// <param name="Supports">Responsible and supporting units (责任单位, 配合单位) of any city.</param>
/// <param name="StartsOn">First day; null where not given.</param>
/// <param name="DueOn">Due date as signed; later moves are events.</param>
/// <param name="WaitsFor">Items whose result it needs.</param>
/// <param name="EvidenceExpected">Kinds of evidence without which it is not done, joined by <c>;</c>; empty for none.</param>
/// <param name="Goal">Target figure; null for none.</param>
/// <param name="Longitude">Decimal degrees as text; null without a place.</param>
/// <param name="Latitude">Decimal degrees as text; null without a place.</param>
/// <param name="CarriedFrom">The item of an earlier list it continues; null when new.</param>
/// <param name="Source">Where the row is printed.</param>
/// <param name="IsRemoved">True from the day it was taken off the list.</param>
public sealed record PlanItem(
    string Id, string Plan, string? Parent, ItemLevel Level, string Title, string Field, string Lead, string? City,
    IReadOnlyList<string> CoLeads, IReadOnlyList<string> Supports, DateOnly? StartsOn, DateOnly DueOn,
    IReadOnlyList<string> WaitsFor, string EvidenceExpected, GoalFigure? Goal = null, string? Longitude = null, string? Latitude = null,
    string? CarriedFrom = null, string Source = "", bool IsRemoved = false)
{
    /// <summary>The row as the lights see it.</summary>
    public Lights.PlannedTask ToTask() => new(Id, Parent, Lead, StartsOn, DueOn, WaitsFor, EvidenceExpected);
}

/// <summary>One version of a row: from which day it read so, who changed it, and why.</summary>
/// <param name="Item">The row.</param>
/// <param name="Version">1 for the row as first entered.</param>
/// <param name="FromOn">The first day it read so.</param>
/// <param name="Why">Reason given.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When it was entered (UTC).</param>
/// <param name="Seq">State of the book it came with; 0 before it is stored.</param>
public sealed record ItemVersion(PlanItem Item, long Version, DateOnly FromOn, string Why, string By, DateTimeOffset At, long Seq = 0);
