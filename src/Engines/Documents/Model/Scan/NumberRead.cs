namespace OneCity.Documents.Model.Scan;

/// <summary>How a number is written.</summary>
internal enum NumberForm : byte
{
    /// <summary>Arabic digits.</summary>
    Digits,

    /// <summary>Chinese numerals.</summary>
    Numeral,

    /// <summary>A part of a whole: 三分之一, 1/3, 百分之五, 两成, 一半.</summary>
    Fraction,

    /// <summary>翻番, 翻两番.</summary>
    Doubling,

    /// <summary>17.6∶1, 6.8:51:42.2.</summary>
    Ratio,
}

/// <summary>A number with its unit as it stands in the text, before it is known what it says.</summary>
internal sealed class NumberRead
{
    public int Start;
    public int End;
    public int NumberEnd;
    public decimal Value;
    public decimal? High;
    public string? Unit;
    public string UnitClass = "";
    public NumberForm Form;
    public bool HasScale;
    public decimal Scale = 1;
    public bool IsBareScale;
    public string? Comparator;
    public bool HasFraction;
    public bool IsLeadingZero;
    public bool IsNegative;
    public bool IsCodeLike;
    public int Digits;

    /// <summary>第 stands before it and belongs to its slice.</summary>
    public bool IsOrdinal;

    /// <summary>A numeral up to ten without 百, 千, 万, 亿: often part of a name.</summary>
    public bool IsSmallNumeral => Form == NumberForm.Numeral && !HasScale && Value <= 10;
}
