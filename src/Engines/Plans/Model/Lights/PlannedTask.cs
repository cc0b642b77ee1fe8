namespace OneCity.Plans.Model.Lights;

/// <summary>One row of a list as it was signed: what its light is computed from, without its events.</summary>
/// <param name="Id">The row's own number or code; unique in its list.</param>
/// <param name="Parent">The row above it; null at the top. A parent's light comes from its own row, not from its children.</param>
/// <param name="Lead">The unit in the lead (牵头单位); empty where the list names none.</param>
/// <param name="StartsOn">First day; null where the list gives none, then the share of the span is not counted.</param>
/// <param name="DueOn">The due date as signed; events may move it.</param>
/// <param name="WaitsFor">Rows whose result it needs, in the order written.</param>
/// <param name="EvidenceExpected">Kinds of evidence without one of which, confirmed, it is not done; empty for none.</param>
public sealed record PlannedTask(
    string Id,
    string? Parent,
    string Lead,
    DateOnly? StartsOn,
    DateOnly DueOn,
    IReadOnlyList<string> WaitsFor,
    string EvidenceExpected);

/// <summary>What can happen to a task.</summary>
public enum TaskEventKind
{
    /// <summary>Work began.</summary>
    Started,

    /// <summary>A milestone was reached; it does not change the light by itself.</summary>
    MilestoneDone,

    /// <summary>Evidence was handed in; it counts when somebody else has confirmed it.</summary>
    Evidence,

    /// <summary>Somebody confirmed a <see cref="Done"/>, or where none waits, evidence.</summary>
    Confirmed,

    /// <summary>The due date was moved.</summary>
    DueMoved,

    /// <summary>The lead unit reports the task as done; it counts from its confirmation.</summary>
    Done,
}

/// <summary>One event of a task.</summary>
/// <param name="On">The day it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">Who did it; null where not given, then a confirmation counts as by another person.</param>
/// <param name="MovedTo">The new due date of <see cref="TaskEventKind.DueMoved"/>; null otherwise.</param>
public readonly record struct TaskEvent(DateOnly On, TaskEventKind Kind, string? By, DateOnly? MovedTo = null);
