using OneCity.Documents.Model.Scan;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Turns a written stretch of time into a period, by the document's date and the year last named.</summary>
internal sealed class PeriodResolver(DateOnly? document, IReadOnlyDictionary<(string Festival, int Year), (DateOnly First, DateOnly Last)> festivals)
{
    /// <summary>The document's date.</summary>
    public DateOnly? Document => document;

    /// <summary>The period; null when the text and the document's date do not say enough.</summary>
    /// <param name="read">As written.</param>
    /// <param name="lastYear">The year last named near it.</param>
    /// <param name="isFuture">Whether the sentence speaks of what is to come.</param>
    public Period? Resolve(PeriodRead read, int? lastYear, bool isFuture)
    {
        if (Year(read, lastYear, isFuture) is not { } year) return WithoutYear(read, isFuture);
        if (year is < 1900 or > 2099) return null;
        var period = read.Form switch
        {
            PeriodForm.Year => Period.Year(year),
            PeriodForm.Half => Period.Half(year, read.Number),
            PeriodForm.Quarter => Period.Quarter(year, read.Number),
            PeriodForm.ThreeQuarters => Months(year, 1, 9),
            PeriodForm.Month => Month(read, year),
            PeriodForm.Day => Day(read, year),
            PeriodForm.YearSpan => Period.Span(Period.Year(year), Period.Year(read.EndYear)),
            PeriodForm.MonthSpan => Months(year, read.Month, read.EndMonth),
            PeriodForm.DaySpan => Days(read, year),
            PeriodForm.Festival => Holiday(read.Festival, year),
            _ => WithoutYear(read, isFuture),
        };
        return read.IsSince && period is not null ? Since(period) : period;
    }

    private int? Year(PeriodRead read, int? lastYear, bool isFuture) => read.From switch
    {
        YearFrom.Written => read.Year,
        YearFrom.Document => document?.Year + read.Year,
        YearFrom.Last => (lastYear ?? document?.Year) + read.Year,
        _ when read.IsRelative => document?.Year,
        _ when lastYear is not null && read.Form is not (PeriodForm.Day or PeriodForm.DaySpan) => lastYear,
        _ when lastYear is not null && read.Month > 0 => lastYear,
        _ => document is { } day ? Nearest(read, day, isFuture) : null,
    };

    /// <summary>The document's year, or the year before when that would lie ahead of the document.</summary>
    private static int Nearest(PeriodRead read, DateOnly day, bool isFuture)
    {
        var begin = read.Form switch
        {
            PeriodForm.Half => read.Number * 6 - 5,
            PeriodForm.Quarter => read.Number * 3 - 2,
            PeriodForm.ThreeQuarters => 7,
            PeriodForm.MonthSpan => read.EndMonth,
            PeriodForm.Festival => read.Festival switch { "labour" => 4, "national" or "midautumn" => 9, "dragonboat" => 5, "qingming" => 4, _ => 1 },
            _ => read.Month == 0 ? day.Month : read.Month,
        };
        return !isFuture && begin > day.Month ? day.Year - 1 : day.Year;
    }

    private Period? WithoutYear(PeriodRead read, bool isFuture) => read.Form switch
    {
        PeriodForm.Plan when read.Years > 0 => Period.Span(Period.Plan(read.Number).Begin, Period.Year(Period.Plan(read.Number).FirstDay.Year + read.Years - 1)),
        PeriodForm.Plan when read.IsEnd => Period.Plan(read.Number).End,
        PeriodForm.Plan when read.IsSince && document is { } day && day.Year >= Period.Plan(read.Number).FirstDay.Year =>
            Period.Span(Period.Plan(read.Number).Begin, Period.Year(Math.Min(day.Year, Period.Plan(read.Number).LastDay.Year))),
        PeriodForm.Plan => Period.Plan(read.Number),
        _ when document is not { } => null,
        PeriodForm.ToDate => Months(document.Value.Year, 1, document.Value.Month),
        PeriodForm.Now or PeriodForm.Recent => Period.Month(document.Value.Year, document.Value.Month),
        PeriodForm.Past when read.IsLoose && isFuture => Coming(read.Number, document.Value),
        PeriodForm.Past => Past(read.Number, document.Value),
        PeriodForm.Coming => Coming(read.Number, document.Value),
        _ => null,
    };

    /// <summary>Whole years that lie behind: early in a year the year itself does not count yet.</summary>
    private static Period Past(int years, DateOnly day)
    {
        var last = day.Month <= 4 ? day.Year - 1 : day.Year;
        return Period.Span(Period.Year(last - years + 1), Period.Year(last));
    }

    private static Period Coming(int years, DateOnly day)
    {
        var first = day.Month >= 10 ? day.Year + 1 : day.Year;
        return Period.Span(Period.Year(first), Period.Year(first + years - 1));
    }

    private Period? Month(PeriodRead read, int year)
    {
        if (!read.IsRelative) return Period.Month(year, read.Month);
        if (document is not { } day) return null;
        var month = new DateOnly(day.Year, day.Month, 1).AddMonths(read.Month);
        return Period.Month(month.Year, month.Month);
    }

    private Period? Day(PeriodRead read, int year)
    {
        if (read.IsRelative) return document is { } today ? Period.Day(today.AddDays(read.Day)) : null;
        var month = read.Month;
        if (month == 0)
        {
            if (document is not { } day) return null;
            var of = read.Day > day.Day ? new DateOnly(day.Year, day.Month, 1).AddMonths(-1) : day;
            (year, month) = (of.Year, of.Month);
        }
        return read.Day <= DateTime.DaysInMonth(year, month) ? Period.Day(new DateOnly(year, month, read.Day)) : Period.Month(year, month);
    }

    private static Period? Days(PeriodRead read, int year)
    {
        if (read.Month == 0 || read.Day > DateTime.DaysInMonth(year, read.Month) || read.EndDay > DateTime.DaysInMonth(year, read.EndMonth)) return null;
        var (from, to) = (new DateOnly(year, read.Month, read.Day), new DateOnly(year, read.EndMonth, read.EndDay));
        return from <= to ? Period.Span(Period.Day(from), Period.Day(to)) : null;
    }

    private Period? Holiday(string festival, int year)
    {
        if (festivals.TryGetValue((festival, year), out var days)) return Months(days.First, days.Last);
        return festival switch
        {
            "labour" => Period.Month(year, 5),
            "national" => Period.Month(year, 10),
            "qingming" => Period.Month(year, 4),
            "newyear" => Period.Month(year, 1),
            // No notice at hand: the month of the lunar day itself; of the spring festival the seven days from its eve.
            "spring" => Lunar(year, 1, 1) is var day ? Months(day.AddDays(-1), day.AddDays(5)) : null,
            "dragonboat" => Lunar(year, 5, 5) is var day ? Months(day, day) : null,
            "midautumn" => Lunar(year, 8, 15) is var day ? Months(day, day) : null,
            _ => Period.Year(year),
        };
    }

    /// <summary>A day of the lunar year that begins in the year, 1901 to 2100; leap months are passed over.</summary>
    private static DateOnly Lunar(int year, int month, int day)
    {
        var calendar = new System.Globalization.ChineseLunisolarCalendar();
        var leap = calendar.GetLeapMonth(year);
        return DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    private Period Since(Period begin)
    {
        if (document is not { } day || begin.FirstDay > day) return begin;
        return begin.Kind switch
        {
            PeriodKind.Year => Period.Span(begin, Period.Year(day.Year)),
            PeriodKind.Month => Period.Span(begin, Period.Month(day.Year, day.Month)),
            PeriodKind.Day => Period.Span(begin, Period.Day(day)),
            _ => begin,
        };
    }

    private static Period Months(int year, int from, int to) => Period.Span(Period.Month(year, from), Period.Month(year, Math.Max(from, to)));

    private static Period Months(DateOnly first, DateOnly last) => Period.Span(Period.Month(first.Year, first.Month), Period.Month(last.Year, last.Month));
}
