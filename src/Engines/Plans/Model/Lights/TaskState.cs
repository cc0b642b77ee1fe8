namespace OneCity.Plans.Model.Lights;

/// <summary>What a task's events add up to: its due date in force, what is reported, confirmed and still waited for.</summary>
/// <remarks>Events are applied in the order they happened; what comes after completion changes nothing any more.</remarks>
internal struct TaskState(PlannedTask task)
{
    private List<(string? By, DateOnly On)>? _evidenceWaiting;
    private DateOnly? _evidenceConfirmedOn;

    public DateOnly DueOn { get; private set; } = task.DueOn;

    public bool HasStarted { get; private set; }

    public bool WasMoved { get; private set; }

    /// <summary>The latest report of done; null when none was made.</summary>
    public DateOnly? ReportedOn { get; private set; }

    public string? ReportedBy { get; private set; }

    /// <summary>When the report of done was confirmed by another; evidence may still be missing.</summary>
    public DateOnly? ReportConfirmedOn { get; private set; }

    /// <summary>When everything asked for was confirmed; null while the task is open.</summary>
    public DateOnly? CompletedOn { get; private set; }

    public bool CompletedInTime { get; private set; }

    public readonly (string? By, DateOnly On)? EvidenceWaiting =>
        _evidenceWaiting is { Count: > 0 } waiting ? waiting[^1] : null;

    public readonly IReadOnlyList<string?> EvidenceAuthors => _evidenceWaiting?.ConvertAll(each => each.By) ?? [];

    public readonly bool LacksEvidence => task.EvidenceExpected.Length > 0 && _evidenceConfirmedOn is null;

    public void Apply(TaskEvent happened)
    {
        if (CompletedOn is not null) return;
        switch (happened.Kind)
        {
            case TaskEventKind.Started: HasStarted = true; break;
            case TaskEventKind.MilestoneDone: break;
            case TaskEventKind.Evidence: (_evidenceWaiting ??= []).Add((happened.By, happened.On)); break;
            case TaskEventKind.DueMoved: (DueOn, WasMoved) = (happened.MovedTo!.Value, true); break;
            case TaskEventKind.Done when ReportConfirmedOn is null: (ReportedOn, ReportedBy) = (happened.On, happened.By); break;
            case TaskEventKind.Done: break;
            case TaskEventKind.Confirmed: Confirm(happened); break;
        }
        if (ReportConfirmedOn is null || LacksEvidence) return;
        CompletedOn = happened.On;
        CompletedInTime = happened.On <= DueOn;
    }

    /// <summary>A confirmation speaks for the report of done where one waits, else for evidence of somebody else.</summary>
    private void Confirm(TaskEvent happened)
    {
        if (ReportedOn is not null && ReportConfirmedOn is null)
        {
            if (IsAnother(happened.By, ReportedBy)) ReportConfirmedOn = happened.On;
            return;
        }
        var row = _evidenceWaiting?.FindIndex(each => IsAnother(happened.By, each.By)) ?? -1;
        if (row < 0) return;
        _evidenceWaiting!.RemoveAt(row);
        _evidenceConfirmedOn ??= happened.On;
    }

    private static bool IsAnother(string? confirmer, string? author) => confirmer is null || author is null || confirmer != author;
}
