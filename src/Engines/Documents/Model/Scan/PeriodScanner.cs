using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Scan;

/// <summary>A word of time.</summary>
/// <param name="Form">Form of the grammar file.</param>
/// <param name="Value">Its value.</param>
internal sealed record PeriodWord(string Form, string Value);

/// <summary>Reads dates and periods: 2021年6月21日, 1至5月, 去年上半年, 2016—2020年, “十四五”末, 近三年, 春节假期.</summary>
internal sealed class PeriodScanner(Trie<PeriodWord> words)
{
    /// <summary>Whether a period may begin with this character.</summary>
    public bool Begins(char c) => char.IsAsciiDigit(c) || words.Begins(c) || Numerals.Digit(c) >= 0 || c is '十' or '近' or '过' or '未' or '今' or '前' or '“' or '"' or '头' or '用' or '廿';

    /// <summary>The period at this place; null when there is none.</summary>
    public PeriodRead? At(string text, int at)
    {
        var read = Year(text, at) ?? Dashed(text, at) ?? Named(text, at) ?? Counted(text, at) ?? Months(text, at, null) ?? DayOnly(text, at);
        if (read is null) return null;
        read.Start = at;
        Tail(text, read);
        Head(text, read);
        return read;
    }

    /// <summary>2021年…, 二〇二一年…, 2016—2020年, with month, quarter or half behind.</summary>
    private PeriodRead? Year(string text, int at)
    {
        if (YearNumber(text, at, out var next) is not { } year) return null;
        var gap = Blank(text, next);
        if (IsAt(text, gap, '年')) return AfterYear(text, new PeriodRead { Form = PeriodForm.Year, From = YearFrom.Written, Year = year, End = gap + 1 });
        var dash = Dash(text, next);
        if (dash < 0 || YearNumber(text, Blank(text, dash), out var second) is not { } to || to <= year) return null;
        var end = Blank(text, second);
        var hasYear = IsAt(text, end, '年');
        return new PeriodRead
        {
            Form = PeriodForm.YearSpan, From = YearFrom.Written, Year = year, EndYear = to, End = hasYear ? end + 1 : second, IsName = !hasYear,
        };
    }

    /// <summary>What may follow a year: a part of it, or a second year.</summary>
    private PeriodRead AfterYear(string text, PeriodRead year)
    {
        var next = Blank(text, year.End);
        if (IsAt(text, next, '度')) year.End = next = next + 1;
        if (next < text.Length && text[next] is '第' or '的') next = next + (text[next] == '的' ? 1 : 0);
        if (next < text.Length && words.Begins(text[next]) && words.Longest(text, next, out var length) is { Form: "half" or "quarter" or "threequarters" or "festival" } part)
        {
            Part(year, part);
            year.End = next + length;
            return year;
        }
        if (Months(text, next, year) is not null) return year;
        if (next < text.Length && text[next] == '前' && Counted(text, next) is { } months)
        {
            (year.Form, year.Month, year.EndMonth, year.End) = (months.Form, months.Month, months.EndMonth, months.End);
            return year;
        }
        var dash = Dash(text, next);
        if (dash > 0 && YearNumber(text, Blank(text, dash), out var second) is { } to && to > year.Year && year.From == YearFrom.Written)
        {
            var end = Blank(text, second);
            if (IsAt(text, end, '年')) (year.Form, year.EndYear, year.End) = (PeriodForm.YearSpan, to, end + 1);
        }
        return year;
    }

    private static void Part(PeriodRead read, PeriodWord part)
    {
        (read.Form, read.Number) = part.Form switch
        {
            "half" => (PeriodForm.Half, part.Value[0] - '0'),
            "quarter" => (PeriodForm.Quarter, part.Value[0] - '0'),
            "threequarters" => (PeriodForm.ThreeQuarters, 0),
            _ => (PeriodForm.Festival, 0),
        };
        if (read.Form == PeriodForm.Festival) read.Festival = part.Value;
    }

    /// <summary>2021-06-21, 2021/6/21, 2021.6.21; 2023-06.</summary>
    private static PeriodRead? Dashed(string text, int at)
    {
        if (YearNumber(text, at, out var next) is not { } year || next >= text.Length || text[next] is not ('-' or '/' or '.') || text[at] > '9') return null;
        var separator = text[next];
        if (Small(text, next + 1, 12, out var afterMonth) is not { } month) return null;
        if (afterMonth < text.Length && text[afterMonth] == separator && Small(text, afterMonth + 1, 31, out var afterDay) is { } day)
            return new() { Form = PeriodForm.Day, From = YearFrom.Written, Year = year, Month = month, Day = day, End = Clock(text, afterDay) };
        if (separator == '-' && afterMonth - next == 3 && !(afterMonth < text.Length && char.IsAsciiDigit(text[afterMonth])))
            return new() { Form = PeriodForm.Month, From = YearFrom.Written, Year = year, Month = month, End = afterMonth };
        return null;
    }

    /// <summary>A clock time behind a date belongs to it.</summary>
    private static int Clock(string text, int at)
    {
        var next = Blank(text, at);
        if (next < text.Length && text[next] == 'T') next++;
        if (Small(text, next, 24, out var end) is null || !IsAt(text, end, ':')) return at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == ':')) end++;
        return end;
    }

    /// <summary>今年, 去年, 上半年, 十四五, 目前 and the other words of time.</summary>
    private PeriodRead? Named(string text, int at)
    {
        var quoted = text[at] is '“' or '"' ? 1 : 0;
        var begin = at + quoted;
        if (begin >= text.Length || !words.Begins(text[begin])) return null;
        if (words.Longest(text, begin, out var length) is not { } word || word.Form == "fixed" && at > 0 && text[at - 1] == '年') return null;
        var read = new PeriodRead { End = begin + length, From = YearFrom.Open };
        switch (word.Form)
        {
            case "year": (read.Form, read.From, read.Year) = (PeriodForm.Year, YearFrom.Document, Step(word)); break;
            case "fixed": (read.Form, read.From, read.Year) = (PeriodForm.Year, YearFrom.Written, Step(word)); break;
            case "next": (read.Form, read.From, read.Year) = (PeriodForm.Year, YearFrom.Last, Step(word)); break;
            case "month": (read.Form, read.Month, read.IsRelative) = (PeriodForm.Month, Step(word), true); break;
            case "day": (read.Form, read.Day, read.IsRelative) = (PeriodForm.Day, Step(word), true); break;
            case "now": read.Form = PeriodForm.Now; break;
            case "recent": read.Form = PeriodForm.Recent; break;
            case "coming": (read.Form, read.Number) = (PeriodForm.Coming, Step(word)); break;
            case "ytd": read.Form = PeriodForm.ToDate; break;
            case "frame" or "same": read.Form = PeriodForm.Frame; break;
            case "plan": (read.Form, read.Number) = (PeriodForm.Plan, Step(word)); break;
            default: Part(read, word); break;
        }
        if (read.Festival == "labour" && quoted == 0 && word.Value == "labour" && length == 2 && !HolidayFollows(text, read.End)) return null;
        if (quoted == 1)
        {
            if (read.Form is not (PeriodForm.Plan or PeriodForm.Festival) || read.End >= text.Length || text[read.End] is not ('”' or '"')) return null;
            read.End++;
        }
        else if (read.Form == PeriodForm.Plan && read.End < text.Length && text[read.End] is '”' or '"') read.End++;
        if (read.Form == PeriodForm.Plan && FiveYearPlanName(text, read.End)) read.IsName = true;
        if (read.Form == PeriodForm.Plan && IsAt(text, read.End, '前') && Count(text, read.End + 1, out var after) is { } years && years < 5 && IsAt(text, after, '年')) (read.Years, read.End) = (years, after + 1);
        return read.Form == PeriodForm.Year ? AfterYear(text, read) : read;
    }

    private static bool HolidayFollows(string text, int at) => text.AsSpan(at).StartsWith("假期") || text.AsSpan(at).StartsWith("小长假") || text.AsSpan(at).StartsWith("期间") || text.AsSpan(at).StartsWith("黄金周") || at < text.Length && text[at] is '，' or ',' or '、' or '”';

    private static bool FiveYearPlanName(string text, int at) => text.AsSpan(at).StartsWith("规划") || text.AsSpan(at).StartsWith("发展规划") || text.AsSpan(at).StartsWith("计划");

    private static int Step(PeriodWord word) => int.Parse(word.Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>近三年, 过去五年, 未来5年, 今后三年, 前5个月, 五年来, 今后五年.</summary>
    private static PeriodRead? Counted(string text, int at)
    {
        var rest = text.AsSpan(at);
        var (length, form) = rest.StartsWith("过去的") ? (3, PeriodForm.Past) : rest.StartsWith("未来的") || rest.StartsWith("今后的") ? (3, PeriodForm.Coming) : rest.StartsWith("过去") || rest.StartsWith("最近") ? (2, PeriodForm.Past)
            : rest.StartsWith("未来") || rest.StartsWith("今后") ? (2, PeriodForm.Coming) : rest[0] == '近' ? (1, PeriodForm.Past) : rest[0] == '用' ? (1, PeriodForm.Coming)
            : rest[0] is '前' or '头' ? (1, PeriodForm.MonthSpan) : (0, PeriodForm.Year);
        if (length == 0) return Within(text, at);
        if (Count(text, Blank(text, at + length), out var next) is not { } count) return null;
        next = Blank(text, next);
        if (rest[0] == '用' && Dash(text, next) is > 0 and var dash && Count(text, Blank(text, dash), out var longer) is { } most) (count, next) = (most, Blank(text, longer));
        if (form == PeriodForm.MonthSpan)
        {
            var unit = text.AsSpan(next).StartsWith("个月") ? 2 : rest[0] == '前' && IsAt(text, next, '月') && !IsAt(text, next + 1, '份') ? 1 : 0;
            return count is > 1 and <= 12 && unit > 0 ? new() { Form = form, Month = 1, EndMonth = count, End = next + unit } : null;
        }
        if (!IsAt(text, next, '年') || count is < 1 or > 50) return null;
        return new() { Form = form, Number = count, End = next + 1 };
    }

    /// <summary>三年内, 5年内: the years to come.</summary>
    private static PeriodRead? Within(string text, int at)
    {
        if (Count(text, at, out var next) is not { } count || count > 20) return null;
        next = Blank(text, next);
        // 五年年均增长, 十年增加: the years that the text speaks of, to come where it aims at something.
        if (count > 1 && IsAt(text, next, '年') && OpensClause(text, at) && IsRun(text.AsSpan(next + 1))) return new() { Form = PeriodForm.Past, Number = count, IsLoose = true, IsAside = true, End = next + 1 };
        if (count > 1 && (text.AsSpan(next).StartsWith("年来") || text.AsSpan(next).StartsWith("年间"))) return new() { Form = PeriodForm.Past, Number = count, End = next + 2 };
        // 五年后，…: that year, counted from the document's.
        if (text.AsSpan(next).StartsWith("年后") && next + 2 < text.Length && text[next + 2] is '，' or ',' && OpensClause(text, at)) return new() { Form = PeriodForm.Year, From = YearFrom.Document, Year = count, IsBy = true, End = next + 2 };
        return text.AsSpan(next).StartsWith("年内") ? new() { Form = PeriodForm.Coming, Number = count, End = next + 2 } : null;
    }

    private static bool IsRun(ReadOnlySpan<char> after) => after.StartsWith("年均") || after.StartsWith("增加") || after.StartsWith("增长") && !after.StartsWith("增长率");

    private static bool OpensClause(string text, int at) => at == 0 || text[at - 1] is '，' or ',' or '。' or '；' or ';' or '：' or ':' or '、' or '”' or '“' or '\n';

    /// <summary>6月21日, 1—5月, 1至5月份, 6月18日至20日; fills the year before it when there is one.</summary>
    private static PeriodRead? Months(string text, int at, PeriodRead? year)
    {
        if (Small(text, at, 12, out var next) is not { } month && (month = CountOrZero(text, at, out next)) is < 1 or > 12) return null;
        var read = year ?? new PeriodRead { From = YearFrom.Open };
        next = Blank(text, next);
        var dash = Dash(text, next);
        if (dash > 0 && (Small(text, Blank(text, dash), 12, out var second) ?? Count(text, Blank(text, dash), out second)) is <= 12 and var to && to > month && IsAt(text, Blank(text, second), '月'))
        {
            (read.Form, read.Month, read.EndMonth, read.End) = (PeriodForm.MonthSpan, month, to, MonthEnd(text, Blank(text, second) + 1));
            return read;
        }
        if (!IsAt(text, next, '月')) return null;
        (read.Form, read.Month, read.End) = (PeriodForm.Month, month, MonthEnd(text, next + 1));
        var after = Blank(text, read.End);
        if (DayNumber(text, after, out next) is { } day)
        {
            (read.Form, read.Day, read.End) = (PeriodForm.Day, day, next);
            dash = Dash(text, next);
            if (dash > 0) DaySpan(text, read, Blank(text, dash));
            return read;
        }
        dash = Dash(text, read.End);
        if (dash > 0 && Small(text, Blank(text, dash), 12, out second) is { } last && last > month && IsAt(text, Blank(text, second), '月') && !char.IsAsciiDigit(CharAt(text, Blank(text, second) + 1)))
            (read.Form, read.EndMonth, read.End) = (PeriodForm.MonthSpan, last, MonthEnd(text, Blank(text, second) + 1));
        return read;
    }

    private static void DaySpan(string text, PeriodRead read, int at)
    {
        var month = read.Month;
        if (Small(text, at, 12, out var next) is { } second && IsAt(text, Blank(text, next), '月')) (month, at) = (second, Blank(text, Blank(text, next) + 1));
        if (DayNumber(text, at, out next) is not { } day) return;
        (read.Form, read.EndMonth, read.EndDay, read.End) = (PeriodForm.DaySpan, month, day, next);
    }

    /// <summary>21日: a day of the document's month.</summary>
    private static PeriodRead? DayOnly(string text, int at)
    {
        if (at > 0 && text[at - 1] is '第' or '每' or '.' or '-' or '—' or '/' or '满' or '前' or '近' or '过') return null;
        if (!char.IsAsciiDigit(text[at]) || DayNumber(text, at, out var next) is not { } day || text[next - 1] != '日') return null;
        if (next < text.Length && text[next] is '内' or '游' or '均' or '产' or '起' or '达' or '以' or '后' or '前' or '之' or '有') return null;
        var read = new PeriodRead { Form = PeriodForm.Day, Day = day, From = YearFrom.Open, End = next };
        var dash = Dash(text, next);
        if (dash > 0) DaySpan(text, read, Blank(text, dash));
        return read;
    }

    /// <summary>末, 底, 以来, 前, 期间, 假期, 同期 behind the period.</summary>
    private static void Tail(string text, PeriodRead read)
    {
        for (var rounds = 0; rounds < 3; rounds++)
        {
            var rest = text.AsSpan(Blank(text, read.End));
            var skipped = Blank(text, read.End) - read.End;
            var length = 0;
            foreach (var word in Tails)
            {
                if (rest.StartsWith(word, StringComparison.Ordinal)) { length = word.Length; break; }
            }
            if (length == 0) return;
            if (rest[0] == '前' && length == 1 && length < rest.Length && (char.IsAsciiDigit(rest[1]) || Numerals.Begins(rest[1]) || rest[1] is '往' or '景' or '沿' or '后' or '端' or '期')) return;
            if (length == 1 && length < rest.Length && rest[0] switch
                {
                    '来' => rest[1] is '自' or '源' or '到' or '湘' or '醴' or '访' or '华' or '看' or '说' or '临',
                    '间' => rest[1] is '隔' or '接',
                    '内' => rest[1] is '蒙' or '容' or '陆' or '部' or '需' or '外',
                    '起' => rest[1] is '步' or '草' or '降' or '点' or '重',
                    '初' => rest[1] is '步' or '心' or '级' or '期' or '中',
                    '底' => rest[1] is '线' or '层' or '部',
                    _ => false,
                }) return;
            var tail = rest[..length];
            if (tail is "以来" or "起" or "来") read.IsSince = read.Form is not (PeriodForm.Past or PeriodForm.Plan);
            else if (tail is "前" or "之前" or "以前") read.IsBy = true;
            else if (tail is "同期") read.IsSame = read.IsAside = read.Form == PeriodForm.Year;
            else if (tail is "末" or "底" or "年底" or "年末" or "期末" or "月底" or "月末") read.IsEnd = true;
            read.End += skipped + length;
        }
    }

    private static readonly string[] Tails =
    [
        "期末", "时期", "期间", "年底", "年末", "以来", "之前", "以前", "假期", "黄金周", "小长假", "长假", "同期", "月底", "月末", "末", "底", "初", "前", "起", "间", "内", "来",
    ];

    /// <summary>到, 截至, 自, 比 before the period.</summary>
    private static void Head(string text, PeriodRead read)
    {
        var at = read.Start - 1;
        while (at >= 0 && text[at] is ' ' or '\n' or '\r' or '“' or '"') at--;
        if (read.IsSame && (at >= 0 && text[at] is not ('，' or '。' or '；' or ',' or ';') || text.AsSpan(read.End).StartsWith("相比"))) read.IsBase = true;
        if (at < 0) return;
        // 上年结转: an amount brought over, told aside.
        if (read is { From: YearFrom.Last, Year: -1 } && (text.AsSpan(read.End).StartsWith("结转") || text.AsSpan(read.End).StartsWith("结余"))) read.IsAside = true;
        var head = text[at];
        if (head is '年' && at > 1 && text[at - 1] is '去' or '上' && text[at - 2] is '比' or '较' or '同') read.IsBase = true;
        if (head is '由' or '从' && read.Form is not PeriodForm.Plan && read.End < text.Length && text[read.End] == '的') read.IsBase = true;
        if (head is '比' or '较' or '同' && !(at > 0 && text[at - 1] is '会' or '相' or '共' or '一')) read.IsBase = true;
        else if (head == '与') read.IsBase = text.AsSpan(read.End, Math.Min(36, text.Length - read.End)) is var rest && (rest.IndexOfAny('，', '。') is >= 0 and var comma ? rest[..comma] : rest).IndexOf("相比") >= 0;
        else if (IsMeasure(text, at, read.End)) (read.IsBase, read.IsMeasure) = (true, true);
        else if (head == '是' || head == '于') read.IsBase = text.AsSpan(read.End, Math.Min(1, text.Length - read.End)).StartsWith("的") && text.AsSpan(read.End, Math.Min(12, text.Length - read.End)).Contains('倍');
        else if (head == '到' && read.Form is not (PeriodForm.Now or PeriodForm.Recent or PeriodForm.Past) && !(at > 0 && text[at - 1] is '达' or '止' or '得' or '受' or '直' or '提' or '感' or '做' or '加' or '升' or '增' or '长' or '高' or '降' or '少' or '大' or '小' or '涨' or '缩' or '延' or '推' or '复')) read.IsBy = true;
        else if (head is '自' or '从' && text.AsSpan(read.End, Math.Min(24, text.Length - read.End)) is var after && Since(after)) read.IsSince = true;
    }

    /// <summary>恢复到2019年的68.2%, 为上年的1.3倍: a share of what that year was.</summary>
    private static bool IsMeasure(string text, int at, int end)
    {
        var head = text.AsSpan(0, at + 1);
        var rest = text.AsSpan(end, Math.Min(14, text.Length - end));
        if (rest.StartsWith("同期")) rest = rest[2..];
        if (!rest.StartsWith("的")) return false;
        var number = 1;
        while (number < rest.Length && (char.IsAsciiDigit(rest[number]) || Numerals.Digit(rest[number]) >= 0 || rest[number] is '.' or '约' or '近' or ' ')) number++;
        if (number < 2 || number >= rest.Length || rest[number] is not ('%' or '倍' or '成')) return false;
        return head.EndsWith("恢复到") || head.EndsWith("恢复至") || head.EndsWith("相当于") || head.EndsWith("达") || rest[number] != '成' && (head.EndsWith("为") || head.EndsWith("是"));
    }

    private static bool Since(ReadOnlySpan<char> after)
    {
        var stop = after.IndexOfAny('，', '。', ',');
        return (stop < 0 ? after : after[..stop]).IndexOf("以来") >= 0 || (stop < 0 ? after : after[..stop]).IndexOf("至今") >= 0;
    }

    private static int MonthEnd(string text, int at) => IsAt(text, at, '份') ? at + 1 : at;

    private static int? DayNumber(string text, int at, out int end)
    {
        var day = Small(text, at, 31, out end) ?? Count(text, at, out end);
        if (day is null or < 1 or > 31) return null;
        end = Blank(text, end);
        if (end >= text.Length || text[end] is not ('日' or '号') || text.AsSpan(end).StartsWith("号线") || text.AsSpan(end).StartsWith("号楼")) return null;
        end++;
        return day;
    }

    private static int? YearNumber(string text, int at, out int end)
    {
        end = at;
        if (at + 4 > text.Length) return null;
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.')) return null;
        var year = 0;
        for (; end < at + 4; end++)
        {
            var digit = char.IsAsciiDigit(text[end]) ? text[end] - '0' : text[end] == '两' ? -1 : Numerals.Digit(text[end]);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }
        return year is >= 1900 and <= 2099 && !(end < text.Length && char.IsAsciiDigit(text[end])) ? year : null;
    }

    private static int? Small(string text, int at, int most, out int end)
    {
        (end, var value) = (at, 0);
        while (end < text.Length && end - at < 3 && char.IsAsciiDigit(text[end])) value = value * 10 + (text[end++] - '0');
        return end > at && end - at <= 2 && value >= 1 && value <= most ? value : null;
    }

    private static int CountOrZero(string text, int at, out int end) => Count(text, at, out end) ?? 0;

    /// <summary>A small count in digits or numerals.</summary>
    private static int? Count(string text, int at, out int end)
    {
        if (Small(text, at, 99, out end) is { } value) return value;
        if (at >= text.Length || !Numerals.Begins(text[at]) || Numerals.At(text.AsSpan(0, Math.Min(text.Length, at + 6)), at) is not { IsBareScale: false, Value: >= 1 and < 100 } numeral) return null;
        end = numeral.End;
        return (int)numeral.Value;
    }

    private static int Dash(string text, int at)
    {
        var next = Blank(text, at);
        if (next >= text.Length) return -1;
        if (text[next] is '-' or '—' or '~' or '至' or '到') return text.AsSpan(next).StartsWith("——") ? next + 2 : next + 1;
        return -1;
    }

    private static char CharAt(string text, int at) => at < text.Length ? text[at] : '\0';

    private static bool IsAt(string text, int at, char c) => at < text.Length && text[at] == c;

    private static int Blank(string text, int at) => NumberScanner.Gap(text, at);
}
