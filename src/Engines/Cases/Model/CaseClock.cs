using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The clocks of a case in working days; it travels with the case and is never started again.</summary>
/// <remarks>
/// 行政许可法 articles 42 to 45 and 82: the legal limit counts working days from admission; time for corrections does not count.
/// Limits are kept as days, not as dates: a deadline beyond the last holiday notice is recounted when the notice is loaded.
/// </remarks>
/// <param name="StartedOn">Day the legal clock started.</param>
/// <param name="LegalDays">Legal limit (法定时限), working days.</param>
/// <param name="PromisedDays">Promised limit (承诺时限), working days.</param>
/// <param name="PausedDays">Working days that did not count so far.</param>
/// <param name="PausedOn">Day since which the clock stands; null while it runs.</param>
/// <param name="PauseReason">Why it stands; empty while it runs.</param>
/// <param name="HopStartedOn">Day the present holder's clock started.</param>
/// <param name="HopDays">The present holder's limit, working days; 0 when none is set.</param>
/// <param name="HopPausedDays">Of <paramref name="PausedDays"/>, those since the present hop began.</param>
public sealed record CaseClock(
    DateOnly StartedOn, int LegalDays, int PromisedDays, int PausedDays, DateOnly? PausedOn, string PauseReason,
    DateOnly HopStartedOn, int HopDays, int HopPausedDays = 0)
{
    /// <summary>The last day within the legal limit, as counted on this day.</summary>
    public WorkingDeadline LegalDue(WorkingCalendar calendar, DateOnly today) => Due(calendar, today, StartedOn, LegalDays);

    /// <summary>The last day within the promised limit.</summary>
    public WorkingDeadline PromisedDue(WorkingCalendar calendar, DateOnly today) => Due(calendar, today, StartedOn, PromisedDays);

    /// <summary>The last day within the present holder's limit; the promised one when the hop has none.</summary>
    public WorkingDeadline HopDue(WorkingCalendar calendar, DateOnly today)
    {
        if (HopDays == 0) return PromisedDue(calendar, today);
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkingDays(HopStartedOn, HopDays + HopPausedDays + HopStandstill(calendar, today));
    }

    /// <summary>Stops the clock from a day on.</summary>
    public CaseClock Pause(DateOnly on, string reason) => PausedOn is null ? this with { PausedOn = on, PauseReason = reason } : this;

    /// <summary>Lets it run again; the working days in between do not count.</summary>
    public CaseClock Resume(WorkingCalendar calendar, DateOnly on) => PausedOn is null
        ? this
        : this with
        {
            PausedDays = PausedDays + Standstill(calendar, on),
            HopPausedDays = HopPausedDays + HopStandstill(calendar, on),
            PausedOn = null,
            PauseReason = "",
        };

    /// <summary>The light of a hop: red past its last day, yellow in its last quarter (at least one day), else green; grey while it stands.</summary>
    public HopLight LightOn(WorkingCalendar calendar, DateOnly today)
    {
        if (PausedOn is not null) return HopLight.Stopped;
        var due = HopDue(calendar, today).On;
        if (today > due) return HopLight.Late;
        ArgumentNullException.ThrowIfNull(calendar);
        var left = calendar.WorkingDaysBetween(today, due).Days;
        return left <= Math.Max(1, (HopDays == 0 ? PromisedDays : HopDays) / 4) ? HopLight.NearLimit : HopLight.OnTime;
    }

    private WorkingDeadline Due(WorkingCalendar calendar, DateOnly today, DateOnly start, int days)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkingDays(start, days + PausedDays + Standstill(calendar, today));
    }

    private int Standstill(WorkingCalendar calendar, DateOnly today) =>
        PausedOn is { } since ? Between(calendar, since, today) : 0;

    /// <summary>A clock that stood already when the hop began counts for the hop from its first day only.</summary>
    private int HopStandstill(WorkingCalendar calendar, DateOnly today) =>
        PausedOn is { } since ? Between(calendar, since > HopStartedOn ? since : HopStartedOn, today) : 0;

    private static int Between(WorkingCalendar calendar, DateOnly since, DateOnly today) =>
        today > since ? calendar.WorkingDaysBetween(since, today).Days : 0;
}

/// <summary>How a hop stands against its limit.</summary>
public enum HopLight
{
    /// <summary>In time.</summary>
    OnTime,

    /// <summary>Near its limit.</summary>
    NearLimit,

    /// <summary>Past its limit.</summary>
    Late,

    /// <summary>The clock stands for a correction.</summary>
    Stopped,
}
