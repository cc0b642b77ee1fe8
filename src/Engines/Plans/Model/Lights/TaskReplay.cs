namespace OneCity.Plans.Model.Lights;

/// <summary>Replays one task from its first day: the light of every day follows from the events up to and including that day.</summary>
/// <remarks>
/// Between two events the light can only change where the near limit is reached, where the due date is over, and on the day
/// after it first was red. So the replay walks these points instead of days; a test holds it against the naive day-by-day count.
/// </remarks>
internal struct TaskReplay
{
    private readonly PlannedTask _task;
    private readonly RuleSet _rules;
    private readonly WorkdayIndex _workdays;
    private TaskState _state;
    private DateOnly _nearFrom;
    private bool _wasRed;

    private TaskReplay(PlannedTask task, RuleSet rules, WorkdayIndex workdays)
    {
        (_task, _rules, _workdays) = (task, rules, workdays);
        _state = new TaskState(task);
        _nearFrom = NearFrom();
        Light = null;
        Since = default;
    }

    public Light? Light { get; private set; }

    public DateOnly Since { get; private set; }

    public readonly TaskState State => _state;

    /// <summary>Facts of the day asked about.</summary>
    public Conditions Facts { get; private set; }

    /// <summary>Replays up to and including <paramref name="on"/>; <paramref name="events"/> are those of this task, in order.</summary>
    public static TaskReplay Run(PlannedTask task, ReadOnlySpan<TaskEvent> events, DateOnly on, RuleSet rules, WorkdayIndex workdays)
    {
        var replay = new TaskReplay(task, rules, workdays);
        var day = FirstDay(task, events, on);
        foreach (var happened in events)
        {
            if (happened.On > on) break;
            replay.Advance(day, happened.On.AddDays(-1));
            if (happened.On > day) day = happened.On;
            replay._state.Apply(happened);
            if (happened.Kind == TaskEventKind.DueMoved) replay._nearFrom = replay.NearFrom();
        }
        replay.Advance(day, on);
        return replay;
    }

    /// <summary>Where a history begins: its start date, its first event or the day after its due date, whichever is earliest.</summary>
    internal static DateOnly FirstDay(PlannedTask task, ReadOnlySpan<TaskEvent> events, DateOnly on)
    {
        var first = task.DueOn < on ? task.DueOn.AddDays(1) : on;
        if (task.StartsOn < first) first = task.StartsOn.Value;
        if (events.Length > 0 && events[0].On < first) first = events[0].On;
        return first;
    }

    internal static Conditions FactsOf(in TaskState state, DateOnly day, DateOnly nearFrom, bool wasRed)
    {
        var facts = wasRed ? Conditions.WasRed : Conditions.None;
        if (state.HasStarted) facts |= Conditions.Started;
        if (state.CompletedOn is not null) return facts | Conditions.Done | (state.CompletedInTime ? Conditions.InTime : 0);
        if (state.ReportedOn is not null) facts |= Conditions.Reported;
        if (day > state.DueOn) return facts | Conditions.PastDue;
        return day >= nearFrom ? facts | Conditions.NearLimit : facts;
    }

    private void Advance(DateOnly from, DateOnly to)
    {
        while (from <= to)
        {
            Facts = FactsOf(_state, from, _nearFrom, _wasRed);
            var light = _rules.LightFor(Facts);
            if (light != Light) (Light, Since) = (light, from);
            var next = to.AddDays(1);
            if (_state.CompletedOn is null)
            {
                if (_nearFrom > from && _nearFrom < next) next = _nearFrom;
                if (_state.DueOn >= from && _state.DueOn.AddDays(1) < next) next = _state.DueOn.AddDays(1);
            }
            if (light == Lights.Light.Red && !_wasRed) (_wasRed, next) = (true, from.AddDays(1));
            from = next;
        }
    }

    private readonly DateOnly NearFrom()
    {
        var byWorkdays = _rules.NearWorkingDays < 0
            ? _state.DueOn.AddDays(1)
            : _workdays.FirstDayWithin(_state.DueOn, _rules.NearWorkingDays);
        if (_task.StartsOn is not { } start || start >= _state.DueOn) return byWorkdays;
        var share = (long)(_state.DueOn.DayNumber - start.DayNumber) * _rules.NearShareTenThousandths / 10_000;
        var byShare = _state.DueOn.AddDays(-(int)share);
        return byShare < byWorkdays ? byShare : byWorkdays;
    }
}
