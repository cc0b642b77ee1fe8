namespace OneCity.Documents.Model.Scan;

/// <summary>The shape of a stretch of time as it is written.</summary>
internal enum PeriodForm : byte
{
    Year,
    Half,
    Quarter,
    ThreeQuarters,
    Month,
    Day,
    YearSpan,
    MonthSpan,
    DaySpan,
    Plan,
    Festival,
    Past,
    Coming,
    ToDate,
    Now,
    Recent,
    Frame,
}

/// <summary>Where the year of a period comes from.</summary>
internal enum YearFrom : byte
{
    /// <summary>Not written: from the words before, else from the document's date.</summary>
    Open,

    /// <summary>Written out.</summary>
    Written,

    /// <summary>Steps from the document's year (去年).</summary>
    Document,

    /// <summary>Steps from the year last named (次年).</summary>
    Last,
}

/// <summary>A stretch of time as it stands in the text, not yet resolved by the document's date.</summary>
internal sealed class PeriodRead
{
    public int Start;
    public int End;
    public PeriodForm Form;
    public YearFrom From;
    public int Year;
    public int EndYear;
    public int Month;
    public int EndMonth;
    public int Day;
    public int EndDay;
    public int Number;
    public string Festival = "";

    /// <summary>比2020年, 较上年末: what something is compared with, not what the figure is about.</summary>
    public bool IsBase;

    /// <summary>恢复到2019年的68.2%: compared with, and what stands behind is no value of that year.</summary>
    public bool IsMeasure;

    /// <summary>到2025年, 2030年前: by when.</summary>
    public bool IsBy;

    /// <summary>自2021年…以来: from then until the document's date.</summary>
    public bool IsSince;

    /// <summary>Inside a plan's name or brackets after it.</summary>
    public bool IsName;

    /// <summary>同期 behind a year: the same stretch of that year.</summary>
    public bool IsSame;

    /// <summary>去年同期, 上年结转, 三年年均: holds for its own clause only.</summary>
    public bool IsAside;

    /// <summary>“十四五”前四年: how many years of a plan; 0 for all.</summary>
    public int Years;

    /// <summary>五年年均: behind the text or ahead of it, as the sentence says.</summary>
    public bool IsLoose;

    /// <summary>末, 底.</summary>
    public bool IsEnd;

    /// <summary>Month and day relative to the document's date.</summary>
    public bool IsRelative;
}
