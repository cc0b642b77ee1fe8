using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Registry.Model;

/// <summary>One row of a pack's table: hands out its cells as the words of the kernel and notes what is wrong with them.</summary>
internal sealed class PackRow(string file, int line, string[] header, string[] cells, PackFaults faults)
{
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>The line it begins on, from 1.</summary>
    public int Line => line;

    /// <summary>Whether a cell of this row was found wrong so far.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>The cell as it stands; empty when the table has no such column.</summary>
    public string Raw(string column)
    {
        var at = Array.IndexOf(header, column);
        return at < 0 ? "" : cells[at];
    }

    /// <summary>Notes a fault of this row.</summary>
    public void Fault(Words what, Words remedy)
    {
        IsWrong = true;
        faults.Add(file, line, what, remedy);
    }

    /// <summary>Text that a spreadsheet will not take for a formula; may be empty.</summary>
    public string Text(string column)
    {
        var text = Raw(column);
        if (text.Length > 0 && FormulaStarts.Contains(text[0]))
            Fault(new($"{column} 以“{text[0]}”开头,表格软件会当成公式", $"{column} begins with \"{text[0]}\", which spreadsheets run as a formula"),
                new("去掉开头的符号", "take the sign away"));
        return text;
    }

    /// <summary>Text that must be there.</summary>
    public string Needed(string column)
    {
        var text = Text(column);
        if (text.Length == 0) Fault(new($"{column} 没有填", $"{column} is empty"), new($"填写 {column}", $"fill in {column}"));
        return text;
    }

    /// <summary>A code of small letters, digits, hyphens and underscores.</summary>
    public string Code(string column)
    {
        var code = Needed(column);
        if (code.Length > 0 && (code.Length > 80 || !code.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '-' or '_')))
            Fault(new($"{column} “{code}”不是代码", $"{column} \"{code}\" is no code"),
                new("用小写字母、数字、连字符", "use small letters, digits and hyphens"));
        return code;
    }

    /// <summary>A region's six digits; null when empty or wrong.</summary>
    public RegionCode? Region(string column, bool needed = false)
    {
        var text = needed ? Needed(column) : Raw(column);
        if (text.Length == 0) return null;
        if (RegionCode.Find(text) is { } code) return code;
        Fault(new($"{column} “{text}”不是行政区划代码", $"{column} \"{text}\" is no region code"),
            new("写六位数字(GB/T 2260)", "write the six digits of GB/T 2260"));
        return null;
    }

    /// <summary>A day; null when empty or wrong.</summary>
    public DateOnly? Day(string column, bool needed = false)
    {
        var text = needed ? Needed(column) : Raw(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(new($"{column} “{text}”不是日期", $"{column} \"{text}\" is no date"), new("写作 2021-06-21", "write it as 2021-06-21"));
        return null;
    }

    /// <summary>The columns <c>from</c> and <c>to</c>.</summary>
    public InForce InForce()
    {
        var (from, to) = (Day("from"), Day("to"));
        if (from > to) Fault(new("from 晚于 to", "from lies after to"), new("检查两个日期", "check the two dates"));
        return new(from, to);
    }

    /// <summary>A period; null when empty or wrong.</summary>
    public Period? Period(string column, bool needed = false)
    {
        var text = needed ? Needed(column) : Raw(column);
        if (text.Length == 0) return null;
        if (Kernel.Period.Find(text) is { } period) return period;
        Fault(new($"{column} “{text}”不是时期", $"{column} \"{text}\" is no period"),
            new("写作 2021、2021-H1、2021-Q1、2021-05、2021-06-21、2021-01/2021-05 或 十四五", "write 2021, 2021-H1, 2021-Q1, 2021-05, 2021-06-21, 2021-01/2021-05 or 十四五"));
        return null;
    }

    /// <summary>A unit; null when empty or unknown.</summary>
    public Unit? Unit(string column)
    {
        var text = Needed(column);
        if (text.Length == 0) return null;
        if (Kernel.Unit.Find(text) is { } unit) return unit;
        var refusal = Kernel.Unit.UnknownUnit(text);
        Fault(refusal.What, refusal.Remedy);
        return null;
    }

    /// <summary>A number written with digits and a point; null when empty or wrong.</summary>
    public decimal? Number(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            Fault(new($"{column} 没有填", $"{column} is empty"), new("没有数就不要这一行;缺数不是零", "leave the row out: a missing value is not zero"));
            return null;
        }
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text[0] != '+' && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)) return number;
        Fault(new($"{column} “{text}”不是数", $"{column} \"{text}\" is no number"),
            new("只写数字和小数点,如 952.6", "write digits and a decimal point only, such as 952.6"));
        return null;
    }

    /// <summary>One of these words; the first when empty.</summary>
    public string Choice(string column, params ReadOnlySpan<string> words)
    {
        var text = Raw(column);
        if (text.Length == 0) return words[0];
        foreach (var word in words)
            if (word == text) return word;
        var known = string.Join(", ", words.ToArray());
        Fault(new($"{column} “{text}”不在 {known} 之中", $"{column} \"{text}\" is none of {known}"),
            new($"最接近的是 {Nearest.Of(text, words.ToArray())}", $"the nearest is {Nearest.Of(text, words.ToArray())}"));
        return words[0];
    }
}
