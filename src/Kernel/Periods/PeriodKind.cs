namespace OneCity.Kernel;

/// <summary>The kinds of period a figure can be about.</summary>
public enum PeriodKind
{
    /// <summary>One day, <c>2021-06-21</c>.</summary>
    Day,

    /// <summary>A calendar month, <c>2021-05</c>.</summary>
    Month,

    /// <summary>A quarter, <c>2021-Q1</c>.</summary>
    Quarter,

    /// <summary>Half a year, <c>2021-H1</c>.</summary>
    Half,

    /// <summary>A calendar year, <c>2021</c>.</summary>
    Year,

    /// <summary>From one period to another of the same kind, <c>2021-01/2021-05</c> or <c>2016/2020</c>.</summary>
    Span,

    /// <summary>A five-year plan of the state, <c>十四五</c> (2021 to 2025).</summary>
    Plan,
}
