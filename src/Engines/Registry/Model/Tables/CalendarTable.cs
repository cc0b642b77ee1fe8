using OneCity.Kernel;

namespace OneCity.Registry.Model.Tables;

/// <summary>Reads <c>calendar.csv</c>: the days that differ from the week, by the notice of their year.</summary>
internal static class CalendarTable
{
    public static readonly string[] Columns = ["year", "date", "day", "holiday", "notice", "source"];

    public static WorkingCalendar Calendar(IEnumerable<PackRow> rows)
    {
        var (days, years) = (new List<CalendarDay>(), new HashSet<int>());
        foreach (var row in rows)
        {
            var (year, day) = (row.Period("year", needed: true), row.Day("date", needed: true));
            if (year is { Kind: not PeriodKind.Year }) row.Fault(new("year 应为年份", "year must be a calendar year"), new("写作 2026", "write 2026"));
            var isWorkday = row.Choice("day", "off", "work") == "work";
            var (name, notice) = (row.Needed("holiday"), row.Needed("notice"));
            if (day is null || year is null || row.IsWrong) continue;
            if (days.Any(other => other.Day == day && other.IsWorkday != isWorkday))
                row.Fault(new($"{day:yyyy-MM-dd} 既放假又上班", $"{day:yyyy-MM-dd} is both off and worked"), new("只留一行", "keep one row"));
            days.Add(new(day.Value, isWorkday, name, notice));
            years.Add(year.FirstDay.Year);
        }
        return new(days, years);
    }
}
