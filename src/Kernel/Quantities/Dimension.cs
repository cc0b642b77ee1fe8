namespace OneCity.Kernel;

/// <summary>What a unit measures; quantities of different dimensions never convert into each other.</summary>
public enum Dimension
{
    /// <summary>Renminbi; the base is fen.</summary>
    Money,

    /// <summary>Another currency; each is a base of its own.</summary>
    ForeignMoney,

    /// <summary>Persons (人), by head.</summary>
    Persons,

    /// <summary>Visits or trips of persons (人次): one person may count many times.</summary>
    Visits,

    /// <summary>Area; the base is the square metre.</summary>
    Area,

    /// <summary>Length; the base is the metre.</summary>
    Length,

    /// <summary>Volume; the base is the cubic metre.</summary>
    Volume,

    /// <summary>Mass; the base is the kilogram.</summary>
    Mass,

    /// <summary>Energy; each kind of accounting is a base of its own.</summary>
    Energy,

    /// <summary>Power; the base is the watt.</summary>
    Power,

    /// <summary>Duration by the clock; the base is the second.</summary>
    Duration,

    /// <summary>Duration by the calendar (年, 月, 工作日), which no fixed number of seconds equals.</summary>
    CalendarTime,

    /// <summary>Speed; the base is kilometres an hour.</summary>
    Speed,

    /// <summary>A share of a whole (%, ‰); the base is one hundredth.</summary>
    Share,

    /// <summary>A difference between two shares (百分点); never a share.</summary>
    SharePoints,

    /// <summary>A multiple (倍).</summary>
    Multiple,

    /// <summary>A place in a ranking (位): it orders and does not add up.</summary>
    Rank,

    /// <summary>Things counted with a measure word; each word is a base of its own.</summary>
    Count,

    /// <summary>One dimension by another, such as 元/人 or 人/平方公里.</summary>
    Ratio,
}
