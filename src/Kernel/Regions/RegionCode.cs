namespace OneCity.Kernel;

/// <summary>The level of a region in the administrative order.</summary>
public enum RegionLevel
{
    /// <summary>The whole country, 100000.</summary>
    Country,

    /// <summary>Province, autonomous region or municipality (省级).</summary>
    Province,

    /// <summary>Prefecture-level city (地级市).</summary>
    City,

    /// <summary>County, county-level city or district (县级).</summary>
    County,
}

/// <summary>Six digits of GB/T 2260 that name a region of county level or above: two each for province, city, county.</summary>
public readonly record struct RegionCode : IComparable<RegionCode>
{
    private readonly string? _digits;

    private RegionCode(string digits) => _digits = digits;

    /// <summary>The country as a whole.</summary>
    public static RegionCode China { get; } = new("100000");

    /// <summary>The six digits.</summary>
    public string Digits => _digits ?? "100000";

    /// <summary>The level that the digits mean: 430000 a province, 430100 a city, 430281 a county.</summary>
    public RegionLevel Level => Digits == "100000" ? RegionLevel.Country
        : Digits.EndsWith("0000", StringComparison.Ordinal) ? RegionLevel.Province
        : Digits.EndsWith("00", StringComparison.Ordinal) ? RegionLevel.City
        : RegionLevel.County;

    /// <summary>The region above by digits: 430200 for 430281; null for the country.</summary>
    public RegionCode? Parent => Level switch
    {
        RegionLevel.Country => null,
        RegionLevel.Province => China,
        RegionLevel.City => new(Digits[..2] + "0000"),
        RegionLevel.County => new(Digits[..4] + "00"),
    };

    /// <summary>Reads six digits whose first two are a province's number (11 to 82), or 100000.</summary>
    /// <exception cref="RefusedException"><c>kernel.unreadable-region-code</c>.</exception>
    public static RegionCode Parse(string text) => Find(text) ?? throw new Refusal(
        "kernel.unreadable-region-code",
        new($"“{text}”不是行政区划代码", $"\"{text}\" is no region code"),
        new("写六位数字(GB/T 2260),如 430281", "write six digits (GB/T 2260) such as 430281")).ToException();

    /// <summary>Reads a region code; null when it is none.</summary>
    public static RegionCode? Find(string? text)
    {
        if (text is not { Length: 6 } || !text.All(char.IsAsciiDigit)) return null;
        if (text == "100000") return China;
        if (string.CompareOrdinal(text, "110000") < 0 || string.CompareOrdinal(text, "829999") > 0) return null;
        return text[2..4] == "00" && text[4..] != "00" ? null : new(text);
    }

    /// <summary>Whether the other lies inside this region by its digits; a region contains itself.</summary>
    public bool Contains(RegionCode other) => Level switch
    {
        RegionLevel.Country => true,
        RegionLevel.Province => other.Digits.StartsWith(Digits[..2], StringComparison.Ordinal),
        RegionLevel.City => other.Digits.StartsWith(Digits[..4], StringComparison.Ordinal),
        RegionLevel.County => this == other,
    };

    /// <inheritdoc/>
    public int CompareTo(RegionCode other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>The six digits.</summary>
    public override string ToString() => Digits;

    /// <summary>Order of the digits.</summary>
    public static bool operator <(RegionCode left, RegionCode right) => left.CompareTo(right) < 0;

    /// <summary>Order of the digits.</summary>
    public static bool operator <=(RegionCode left, RegionCode right) => left.CompareTo(right) <= 0;

    /// <summary>Order of the digits.</summary>
    public static bool operator >(RegionCode left, RegionCode right) => left.CompareTo(right) > 0;

    /// <summary>Order of the digits.</summary>
    public static bool operator >=(RegionCode left, RegionCode right) => left.CompareTo(right) >= 0;
}
