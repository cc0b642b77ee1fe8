using OneCity.Kernel;

namespace OneCity.Plans.Model.Lights;

/// <summary>A task's light on a day, with its ground.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="Light">The light.</param>
/// <param name="Since">The day the light took its present colour.</param>
/// <param name="Blames">The open task past its own due date that this red one waits for; of several the most overdue; null otherwise.</param>
/// <param name="IsProvisional">True when the count of working days left leans on days no holiday notice covers.</param>
/// <param name="DueOn">The due date in force on that day.</param>
/// <param name="IsDone">True once done and confirmed.</param>
/// <param name="ReportedOn">Between done and its confirmation: since when it waits; null otherwise.</param>
/// <param name="ReportedBy">Who reported it, and so cannot confirm it; null when not given or nothing waits.</param>
public sealed record TaskLight(
    string Task,
    Light Light,
    DateOnly Since,
    string? Blames,
    bool IsProvisional,
    DateOnly DueOn,
    bool IsDone,
    DateOnly? ReportedOn,
    string? ReportedBy)
{
    /// <summary>Why, in one sentence; put into words when it is read, since of 50,000 lights a page shows a few.</summary>
    public Words Because => Ground.Say();

    internal Ground Ground { get; init; }
}
