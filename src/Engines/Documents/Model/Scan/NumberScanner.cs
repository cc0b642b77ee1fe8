using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Scan;

/// <summary>Reads one number with its unit: 1,234.5万吨, ３２０余家, 三百二十公里, 两成, 三分之一, 翻一番, 17.6∶1, 半小时.</summary>
internal sealed class NumberScanner(UnitReader units)
{
    /// <summary>Whether a number may begin with this character.</summary>
    public static bool Begins(char c) => char.IsAsciiDigit(c) || Numerals.Begins(c) || c is '半' or '翻';

    /// <summary>The number at this place; null when there is none.</summary>
    public NumberRead? At(string text, int at)
    {
        var c = text[at];
        if (c == '翻') return Doubling(text, at);
        if (c == '半') return Half(text, at);
        // 占总数的一半, 近一半.
        if (c == '一' && at > 0 && at + 1 < text.Length && text[at + 1] == '半' && text[at - 1] is '的' or '占' or '近' or '约' or '超' or '过')
            return new NumberRead { Start = at, NumberEnd = at + 2, End = at + 2, Value = 0.5m, Form = NumberForm.Fraction };
        var read = char.IsAsciiDigit(c) ? Digits(text, at) : Numeral(text, at);
        if (read is null) return null;
        if (Fraction(text, read) is { } fraction) return fraction;
        if (read.Form == NumberForm.Numeral || read.Digits <= 2)
        {
            if (Tenths(text, read) is { } tenths) return tenths;
        }
        More(text, read);
        Unit(text, read);
        return read;
    }

    /// <summary>Looks for the unit behind the number; also used again when a list shares its last unit.</summary>
    public void Unit(string text, NumberRead read)
    {
        var at = Gap(text, read.NumberEnd);
        if (at >= text.Length) return;
        if (text[at] == '个' && Piece(text, read, at)) return;
        var unit = units.At(text, at, out var end);
        if (unit is null) return;
        (read.Unit, read.UnitClass, read.End) = (unit.Name, unit.Class, end);
        if (unit.Class == "duration" && end < text.Length && text[end] == '半') (read.Value, read.End) = (read.Value + 0.5m * read.Scale, end + 1);
    }

    /// <summary>个半小时, 个多小时: half or more lies between the number and its unit.</summary>
    private static bool Piece(string text, NumberRead read, int at)
    {
        if (at + 3 >= text.Length || text[at + 1] is not ('半' or '多') || !text.AsSpan(at + 2).StartsWith("小时")) return false;
        if (text[at + 1] == '半') read.Value += 0.5m;
        else read.Comparator = ">";
        (read.Unit, read.UnitClass, read.End) = ("小时", "duration", at + 4);
        return true;
    }

    private NumberRead? Digits(string text, int at, decimal below = decimal.MaxValue)
    {
        var end = at;
        var value = 0m;
        var digits = 0;
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                if (++digits > 20) return Code(text, at);
                value = value * 10 + (text[end++] - '0');
            }
            else if (text[end] is ',' or '，' && IsThousands(text, at, end)) end++;
            else break;
        }
        var read = new NumberRead { Start = at, Form = NumberForm.Digits, IsLeadingZero = text[at] == '0' && digits > 1, Digits = digits };
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            var scale = 1m;
            var point = end + 1;
            for (; point < text.Length && char.IsAsciiDigit(text[point]); point++)
            {
                if (point - end > 12) return Code(text, at);
                value += (text[point] - '0') * (scale /= 10);
            }
            if (point + 1 < text.Length && text[point] == '.' && char.IsAsciiDigit(text[point + 1])) return Code(text, at);
            (end, read.HasFraction) = (point, true);
        }
        read.Value = value;
        read.NumberEnd = read.End = end;
        Scale(text, read, below);
        return read;
    }

    /// <summary>A run of digits, points and letters that is a number of a thing, not an amount.</summary>
    private static NumberRead Code(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        return new NumberRead { Start = at, End = end, NumberEnd = end, IsCodeLike = true };
    }

    private static bool IsThousands(string text, int start, int comma)
    {
        var head = comma - start;
        for (var back = comma - 1; back >= start; back--)
        {
            if (text[back] is ',' or '，') { head = comma - back - 1; break; }
        }
        if (head > 3 || (head != 3 && text.AsSpan(start, comma - start).ContainsAny(',', '，')) || text[start] == '0') return false;
        // 12，345.6万元: a full-width comma also parts clauses (居第3，450家…).
        if (text[comma] == '，' && (start > 0 && text[start - 1] is '第' or '.' || comma + 4 >= text.Length)) return false;
        return Three(text, comma + 1);
    }

    private static bool Three(string text, int at) =>
        at + 3 <= text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));

    private NumberRead? Numeral(string text, int at)
    {
        if (Numerals.At(text, at) is not { } numeral) return null;
        var read = new NumberRead
        {
            Start = at, NumberEnd = numeral.End, End = numeral.End, Value = numeral.Value, Form = NumberForm.Numeral,
            HasScale = numeral.HasScale, IsBareScale = numeral.IsBareScale, IsCodeLike = numeral.IsDigits,
        };
        if (!numeral.HasScale) Scale(text, read);
        return read;
    }

    /// <summary>Folds 十, 百, 千, 万, 亿 behind the digits into the value, also 1亿2000万; 千瓦 and the like stay units.</summary>
    private void Scale(string text, NumberRead read, decimal below = decimal.MaxValue)
    {
        var at = Gap(text, read.NumberEnd);
        var factor = 1m;
        while (at < text.Length && factor < 1e13m && Numerals.Factor(text[at]) is var next and > 0)
        {
            if (next <= 1000 && factor > 1) break;
            if (units.At(text, at, out var unitEnd) is { Class: not "none" } && unitEnd > at + 1) break;
            factor *= next;
            read.NumberEnd = ++at;
        }
        if (factor == 1m) return;
        if (read.Value > 1e14m) { read.IsCodeLike = true; return; }
        (read.Value, read.Scale, read.HasScale, read.End) = (read.Value * factor, factor, true, read.NumberEnd);
        if (factor < 10_000 || factor >= below || at >= text.Length) return;
        if (text[at] == '零') at++;
        if (at < text.Length && char.IsAsciiDigit(text[at]) && Digits(text, at, factor) is { HasScale: true, IsCodeLike: false } tail && tail.Scale < factor)
            (read.Value, read.NumberEnd, read.End) = (read.Value + tail.Value, tail.NumberEnd, tail.NumberEnd);
    }

    /// <summary>余, 多, 来, 几 between number and unit; a scale may follow: 10余万人.</summary>
    private void More(string text, NumberRead read)
    {
        var at = Gap(text, read.NumberEnd);
        if (at >= text.Length) return;
        var word = text[at];
        if (word == '+' && at + 1 < text.Length && !char.IsAsciiDigit(text[at + 1])) word = '余';
        if (word is not ('余' or '多' or '来' or '几')) return;
        if (word is '来' or '几' && read.Value % 10 != 0) return;
        if (word == '多' && at + 1 < text.Length && text[at + 1] is '个' or '年' or '月' && read.Value % 10 != 0) return;
        read.NumberEnd = read.End = at + 1;
        read.Comparator = word == '来' ? "≈" : ">";
        read.IsBareScale = false;
        Scale(text, read);
    }

    /// <summary>Skips blanks, and one line break, between a number and its unit.</summary>
    internal static int Gap(string text, int at)
    {
        var (next, lines) = (at, 0);
        while (next < text.Length && next - at < 12 && text[next] is ' ' or '\n' or '\r')
        {
            if (text[next] == '\n' && ++lines > 1) return at;
            next++;
        }
        return next;
    }

    /// <summary>三分之一, 百分之十五, 千分之三, 1/3.</summary>
    private static NumberRead? Fraction(string text, NumberRead read)
    {
        var at = read.NumberEnd;
        if (text.AsSpan(at).StartsWith("分之") && read.Value > 0 && at + 2 < text.Length) return Part(text, read, at + 2);
        if (read.Form != NumberForm.Digits || at + 1 >= text.Length || text[at] != '/' || !char.IsAsciiDigit(text[at + 1])) return null;
        if (read.HasFraction || read.HasScale || read.Digits > 2 || read.Value == 0) return null;
        var (end, below) = (at + 1, 0m);
        for (; end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 4; end++) below = below * 10 + (text[end] - '0');
        if (below <= read.Value || end < text.Length && (text[end] == '/' || char.IsAsciiDigit(text[end]))) return null;
        return Whole(read, NumberForm.Fraction, read.Value / below, null, end);
    }

    private static NumberRead? Part(string text, NumberRead read, int at)
    {
        decimal above;
        int end;
        if (char.IsAsciiDigit(text[at]))
        {
            (end, above) = (at, 0m);
            var scale = 0m;
            for (; end < text.Length && end - at < 12 && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && scale == 0)); end++)
            {
                if (text[end] == '.') { scale = 1m; continue; }
                if (scale > 0) above += (text[end] - '0') * (scale /= 10);
                else above = above * 10 + (text[end] - '0');
            }
        }
        else if (Numerals.At(text, at) is { } numeral) (above, end) = (numeral.Value, numeral.End);
        else return null;
        return read.Value switch
        {
            100 => Whole(read, NumberForm.Fraction, above, "%", end),
            1000 => Whole(read, NumberForm.Fraction, above, "‰", end),
            10_000 when read.HasScale => Whole(read, NumberForm.Fraction, above, "‱", end),
            _ => Whole(read, NumberForm.Fraction, above / read.Value, null, end),
        };
    }

    /// <summary>两成, 六成五, 三成半.</summary>
    private static NumberRead? Tenths(string text, NumberRead read)
    {
        var at = read.NumberEnd;
        if (at >= text.Length || text[at] != '成' || read.Value is < 1 or > 10 || read.HasScale) return null;
        var value = read.Value * 10;
        var end = at + 1;
        if (end < text.Length)
        {
            if (text[end] is '立' or '为' or '功' or '效' or '果' or '长' or '员' or '都' or '交' or '本' or '绩' or '熟' or '就' or '分' or '品' or '型' or '新' or '人') return null;
            var tail = Numerals.Digit(text[end]);
            if (tail > 0) (value, end) = (value + tail, end + 1);
            else if (text[end] == '半') (value, end) = (value + 5, end + 1);
        }
        var whole = Whole(read, NumberForm.Fraction, value, "%", end);
        if (end < text.Length && text[end] is '多' or '余') (whole.Comparator, whole.End, whole.NumberEnd) = (">", end + 1, end + 1);
        return whole;
    }

    private static NumberRead Whole(NumberRead read, NumberForm form, decimal value, string? unit, int end) => new()
    {
        Start = read.Start, NumberEnd = end, End = end, Value = value, Unit = unit, UnitClass = unit is null ? "" : "rate", Form = form,
    };

    private static NumberRead? Doubling(string text, int at)
    {
        if (at > 0 && text[at - 1] == '个') return null;
        var next = at + 1;
        if (next < text.Length && text[next] == '了') next++;
        var times = 1;
        if (next < text.Length && Numerals.Digit(text[next]) is > 0 and <= 4 and var digit) (times, next) = (digit, next + 1);
        else if (next < text.Length && text[next] is >= '1' and <= '4') (times, next) = (text[next] - '0', next + 1);
        if (next >= text.Length || text[next] != '番') return null;
        return new NumberRead
        {
            Start = at, NumberEnd = next + 1, End = next + 1, Value = 1 << times, Unit = "倍", UnitClass = "times", Form = NumberForm.Doubling,
        };
    }

    private static NumberRead? Half(string text, int at)
    {
        if (at > 0 && (text[at - 1] is '个' or '年' or '天' or '过' or '大' or '上' or '下' or '前' or '后' or '一' || Numerals.Begins(text[at - 1]))) return null;
        var rest = text.AsSpan(at + 1);
        var length = rest.StartsWith("小时") ? 2 : rest.StartsWith("个小时") ? 3 : 0;
        if (length == 0) return null;
        return new NumberRead
        {
            Start = at, NumberEnd = at + 1, End = at + 1 + length, Value = 0.5m, Unit = "小时", UnitClass = "duration", Form = NumberForm.Fraction,
        };
    }
}
