namespace OneCity.Plans.Model.Lights;

/// <summary>The working days between two dates, counted once so that each question afterwards is a look-up.</summary>
/// <remarks>Days beyond the last published holiday notice count by weekends only; what leans on them is provisional.</remarks>
public sealed class WorkdayIndex
{
    private readonly DateOnly _first;
    private readonly Func<int, bool> _isCovered;
    private readonly int[] _upTo;
    private readonly DateOnly[] _workdays;

    /// <summary>Counts the working days from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <param name="first">First day asked about; days before it are outside.</param>
    /// <param name="last">Last day asked about.</param>
    /// <param name="isWorkday">Whether a day is worked, shifted working days included.</param>
    /// <param name="isCovered">Whether a holiday notice covers a calendar year.</param>
    public WorkdayIndex(DateOnly first, DateOnly last, Func<DateOnly, bool> isWorkday, Func<int, bool> isCovered)
    {
        ArgumentNullException.ThrowIfNull(isWorkday);
        (_first, _isCovered) = (first, isCovered);
        var workdays = new List<DateOnly>();
        _upTo = new int[Math.Max(0, last.DayNumber - first.DayNumber) + 1];
        for (var offset = 0; offset < _upTo.Length; offset++)
        {
            var day = first.AddDays(offset);
            if (isWorkday(day)) workdays.Add(day);
            _upTo[offset] = workdays.Count;
        }
        _workdays = [.. workdays];
    }

    /// <summary>How many working days come after <paramref name="day"/>, up to and including <paramref name="due"/>; 0 when due is not after it.</summary>
    public int CountAfter(DateOnly day, DateOnly due) => due <= day ? 0 : Rank(due) - Rank(day);

    /// <summary>The first day after which at most <paramref name="limit"/> working days remain up to and including <paramref name="due"/>.</summary>
    public DateOnly FirstDayWithin(DateOnly due, int limit)
    {
        var index = Rank(due) - limit - 1;
        return index >= 0 ? _workdays[index] : _first;
    }

    /// <summary>Whether a count from <paramref name="day"/> to <paramref name="due"/> leans on days no notice covers.</summary>
    public bool IsProvisional(DateOnly day, DateOnly due)
    {
        if (due <= day) return false;
        for (var year = day.AddDays(1).Year; year <= due.Year; year++)
        {
            if (!_isCovered(year)) return true;
        }
        return false;
    }

    private int Rank(DateOnly day)
    {
        var offset = day.DayNumber - _first.DayNumber;
        return offset < 0 ? 0 : _upTo[Math.Min(offset, _upTo.Length - 1)];
    }
}
