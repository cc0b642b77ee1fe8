using System.Globalization;

namespace OneCity.Kernel;

/// <summary>What stretch of time a figure is about; prints as it is parsed.</summary>
/// <remarks>
/// Two periods are equal when they print the same: <c>2021-01/2021-06</c> and <c>2021-H1</c> are different ways of
/// reporting and different facts; <see cref="CoversSameDaysAs"/> asks about the days alone.
/// Order: by first day, then by last day, then by how it prints.
/// </remarks>
public sealed class Period : IEquatable<Period>, IComparable<Period>
{
    private readonly string _text;
    private readonly Period? _from;
    private readonly Period? _to;

    private Period(PeriodKind kind, DateOnly first, DateOnly last, string text, Period? from = null, Period? to = null) =>
        (Kind, FirstDay, LastDay, _text, _from, _to) = (kind, first, last, text, from, to);

    /// <summary>The kind of period.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The first day that belongs to it.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day that belongs to it.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The period just before, of the same kind and length: April before May, 2011/2015 before 2016/2020, 十三五 before 十四五.</summary>
    /// <exception cref="RefusedException"><c>kernel.no-period-before</c> for the first five-year plan and the year 1.</exception>
    public Period Previous => Kind switch
    {
        PeriodKind.Plan when FiveYearPlans.Exists(PlanNumber - 1) => Plan(PlanNumber - 1),
        PeriodKind.Plan => throw NothingBefore(),
        PeriodKind.Span => Span(_from!.Shift(-Length), _to!.Shift(-Length)),
        _ => Shift(-1),
    };

    /// <summary>The same stretch one year earlier: 2020-05 for 2021-05; 29 February becomes 28 February; a plan becomes a span of years.</summary>
    public Period SamePeriodLastYear => Kind switch
    {
        PeriodKind.Plan => Span(Year(FirstDay.Year - 1), Year(LastDay.Year - 1)),
        PeriodKind.Span => Span(_from!.SamePeriodLastYear, _to!.SamePeriodLastYear),
        PeriodKind.Day when FirstDay.Year > 1 => Day(FirstDay.AddYears(-1)),
        PeriodKind.Day => throw NothingBefore(),
        _ => Shift(-PerYear),
    };

    /// <summary>Where a span begins; the period itself when it is no span. A plan begins with its first year.</summary>
    public Period Begin => Kind == PeriodKind.Plan ? Year(FirstDay.Year) : _from ?? this;

    /// <summary>Where a span ends; the period itself when it is no span. A plan ends with its last year.</summary>
    public Period End => Kind == PeriodKind.Plan ? Year(LastDay.Year) : _to ?? this;

    private int PlanNumber => FiveYearPlans.Find(_text)!.Value;

    private int PerYear => Kind switch { PeriodKind.Month => 12, PeriodKind.Quarter => 4, PeriodKind.Half => 2, _ => 1 };

    /// <summary>Number of parts of a span: 5 for 2016/2020.</summary>
    private int Length => _to!.Ordinal - _from!.Ordinal + 1;

    private int Ordinal => Kind == PeriodKind.Day
        ? FirstDay.DayNumber
        : FirstDay.Year * PerYear + (FirstDay.Month - 1) / (12 / PerYear);

    /// <summary>One day.</summary>
    public static Period Day(DateOnly day) => new(PeriodKind.Day, day, day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month) => OfMonths(PeriodKind.Month, year, month, 1, $"-{month:00}");

    /// <summary>A quarter, 1 to 4.</summary>
    public static Period Quarter(int year, int quarter) => OfMonths(PeriodKind.Quarter, year, quarter, 3, $"-Q{quarter}");

    /// <summary>The first (1) or second (2) half of a year.</summary>
    public static Period Half(int year, int half) => OfMonths(PeriodKind.Half, year, half, 6, $"-H{half}");

    /// <summary>A calendar year, 1 to 9999.</summary>
    public static Period Year(int year) => OfMonths(PeriodKind.Year, year, 1, 12, "");

    /// <summary>The state's five-year plan of this number: 14 is 十四五, 2021 to 2025.</summary>
    public static Period Plan(int number)
    {
        if (!FiveYearPlans.Exists(number)) throw new ArgumentOutOfRangeException(nameof(number));
        var first = FiveYearPlans.FirstYear(number);
        return new(PeriodKind.Plan, new(first, 1, 1), new(first + 4, 12, 31), FiveYearPlans.NameOf(number));
    }

    /// <summary>From the first to the second period, both inclusive and of one kind; the same period twice is that period.</summary>
    /// <exception cref="ArgumentException">When the kinds differ, one is a span or plan, or the second lies before the first.</exception>
    public static Period Span(Period from, Period to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Kind != to.Kind || from.Kind is PeriodKind.Span or PeriodKind.Plan || to.FirstDay < from.FirstDay)
            throw new ArgumentException($"{from} and {to} make no span.", nameof(to));
        return from.Equals(to) ? from : new(PeriodKind.Span, from.FirstDay, to.LastDay, $"{from}/{to}", from, to);
    }

    /// <summary>Reads a period as it prints; spaces around it are ignored.</summary>
    /// <exception cref="RefusedException"><c>kernel.unreadable-period</c>, naming the forms that are understood.</exception>
    public static Period Parse(string text) => Find(text) ?? throw new Refusal(
        "kernel.unreadable-period",
        new($"读不懂时期“{text}”", $"cannot read the period \"{text}\""),
        new("写作 2021、2021-H1、2021-Q1、2021-05、2021-06-21、2021-01/2021-05、2016/2020 或 十四五",
            "write 2021, 2021-H1, 2021-Q1, 2021-05, 2021-06-21, 2021-01/2021-05, 2016/2020 or 十四五")).ToException();

    /// <summary>Reads a period as it prints; null when it is none.</summary>
    public static Period? Find(string? text)
    {
        text = text?.Trim() ?? "";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return PeriodReader.Single(text);
        var (from, to) = (PeriodReader.Single(text[..slash]), PeriodReader.Single(text[(slash + 1)..]));
        return from is null || to is null || from.Kind != to.Kind || from.Kind == PeriodKind.Plan || to.FirstDay < from.FirstDay
            ? null
            : Span(from, to);
    }

    /// <summary>Whether the day lies in it.</summary>
    public bool Contains(DateOnly day) => FirstDay <= day && day <= LastDay;

    /// <summary>Whether every day of the other lies in it.</summary>
    public bool Contains(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FirstDay <= other.FirstDay && other.LastDay <= LastDay;
    }

    /// <summary>Whether both have a day in common.</summary>
    public bool Overlaps(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FirstDay <= other.LastDay && other.FirstDay <= LastDay;
    }

    /// <summary>Whether both are made of the same days, however they print.</summary>
    public bool CoversSameDaysAs(Period other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FirstDay == other.FirstDay && LastDay == other.LastDay;
    }

    /// <summary>The period this many steps of its kind later; for days, months, quarters, halves and years.</summary>
    private Period Shift(int steps)
    {
        if (Kind == PeriodKind.Day)
            return FirstDay.DayNumber + (long)steps is >= 0 and <= 3652058 ? Day(FirstDay.AddDays(steps)) : throw NothingBefore();
        var (year, part) = Math.DivRem(Ordinal + steps, PerYear);
        if (year is < 1 or > 9999) throw NothingBefore();
        return OfMonths(Kind, year, part + 1, 12 / PerYear, Kind switch
        {
            PeriodKind.Month => $"-{part + 1:00}",
            PeriodKind.Quarter => $"-Q{part + 1}",
            PeriodKind.Half => $"-H{part + 1}",
            _ => "",
        });
    }

    private static Period OfMonths(PeriodKind kind, int year, int part, int months, string suffix)
    {
        var first = new DateOnly(year, (part - 1) * months + 1, 1);
        var lastMonth = first.Month + months - 1;
        var last = new DateOnly(year, lastMonth, DateTime.DaysInMonth(year, lastMonth));
        return new(kind, first, last, year.ToString("0000", CultureInfo.InvariantCulture) + suffix);
    }

    private RefusedException NothingBefore() => new Refusal(
        "kernel.no-period-before",
        new($"{_text} 之前没有同类时期", $"there is no period of its kind before {_text}"),
        new("改用年份", "use years instead")).ToException();

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(Period? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Period);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Period? other) => other is null ? 1
        : FirstDay != other.FirstDay ? FirstDay.CompareTo(other.FirstDay)
        : LastDay != other.LastDay ? LastDay.CompareTo(other.LastDay)
        : string.CompareOrdinal(_text, other._text);

    /// <summary>Equality of print.</summary>
    public static bool operator ==(Period? left, Period? right) => Equals(left, right);

    /// <summary>Inequality of print.</summary>
    public static bool operator !=(Period? left, Period? right) => !Equals(left, right);

    /// <summary>Order by days.</summary>
    public static bool operator <(Period left, Period right) => Comparer<Period>.Default.Compare(left, right) < 0;

    /// <summary>Order by days.</summary>
    public static bool operator <=(Period left, Period right) => Comparer<Period>.Default.Compare(left, right) <= 0;

    /// <summary>Order by days.</summary>
    public static bool operator >(Period left, Period right) => Comparer<Period>.Default.Compare(left, right) > 0;

    /// <summary>Order by days.</summary>
    public static bool operator >=(Period left, Period right) => Comparer<Period>.Default.Compare(left, right) >= 0;
}
