namespace OneCity.Kernel;

/// <summary>One day that differs from the week: a holiday on a weekday or weekend, or a working day shifted onto a weekend.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorkday">True for a shifted working day (调休上班), false for a day off.</param>
/// <param name="Name">The holiday it belongs to, 春节.</param>
/// <param name="Notice">Number of the notice, 国办发明电〔2025〕7号.</param>
public sealed record CalendarDay(DateOnly Day, bool IsWorkday, string Name, string Notice);

/// <summary>A counted deadline.</summary>
/// <param name="On">The day.</param>
/// <param name="IsProvisional">True when it lies beyond the last holiday notice and was counted by weekends alone; recount it when the notice is loaded.</param>
public readonly record struct WorkingDeadline(DateOnly On, bool IsProvisional);

/// <summary>A count of working days.</summary>
/// <param name="Days">How many.</param>
/// <param name="IsProvisional">True when part of the stretch lies beyond the last holiday notice.</param>
public readonly record struct WorkingDays(int Days, bool IsProvisional);

/// <summary>
/// Which days are worked: Monday to Friday, less the public holidays and plus the shifted working days of the State
/// Council's yearly notices (全国年节及纪念日放假办法).
/// </summary>
/// <remarks>Immutable. Years before the first notice and after the last are counted by weekends alone and marked provisional.</remarks>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> _days;

    /// <summary>A calendar of these days.</summary>
    /// <param name="days">The days that differ; a day given twice: the last counts.</param>
    /// <param name="years">Calendar years that notices cover.</param>
    public WorkingCalendar(IEnumerable<CalendarDay> days, IEnumerable<int> years)
    {
        ArgumentNullException.ThrowIfNull(days);
        _days = [];
        foreach (var day in days) _days[day.Day] = day;
        Years = [.. years.Distinct().Order()];
    }

    /// <summary>Weekends alone; every deadline is provisional.</summary>
    public static WorkingCalendar Weekends { get; } = new([], []);

    /// <summary>The years that notices cover, in order.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The last day that a notice covers; null when there is none.</summary>
    public DateOnly? KnownUntil => Years.Count == 0 ? null : new DateOnly(Years[^1], 12, 31);

    /// <summary>The days that differ from the week, in order.</summary>
    public IEnumerable<CalendarDay> Days => _days.Values.OrderBy(day => day.Day);

    /// <summary>Whether the day is worked.</summary>
    public bool IsWorkday(DateOnly day) => _days.TryGetValue(day, out var differs)
        ? differs.IsWorkday
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>What is special about the day; null for an ordinary one.</summary>
    public CalendarDay? Find(DateOnly day) => _days.GetValueOrDefault(day);

    /// <summary>Whether no notice covers the day's year.</summary>
    public bool IsProvisional(DateOnly day) => !Years.Contains(day.Year);

    /// <summary>
    /// The day that lies this many working days after the start; the start itself does not count (民法典 article 201).
    /// Zero gives the start when it is worked, else the next working day; negative counts backwards.
    /// </summary>
    public WorkingDeadline AddWorkingDays(DateOnly start, int days)
    {
        var (day, step, left) = (start, days < 0 ? -1 : 1, Math.Abs(days));
        var provisional = IsProvisional(start);
        if (left == 0)
            while (!IsWorkday(day)) provisional |= IsProvisional(day = day.AddDays(1));
        while (left > 0)
        {
            day = day.AddDays(step);
            provisional |= IsProvisional(day);
            if (IsWorkday(day)) left--;
        }
        return new(day, provisional);
    }

    /// <summary>Working days after the first day up to and including the last; negative when the last lies before the first.</summary>
    public WorkingDays WorkingDaysBetween(DateOnly first, DateOnly last)
    {
        if (last < first) return WorkingDaysBetween(last, first) is var back ? new(-back.Days, back.IsProvisional) : default;
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1)) count += IsWorkday(day) ? 1 : 0;
        return new(count, Enumerable.Range(first.Year, last.Year - first.Year + 1).Any(year => !Years.Contains(year)));
    }
}
