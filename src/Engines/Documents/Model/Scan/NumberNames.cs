namespace OneCity.Documents.Model.Scan;

/// <summary>Digits that are names, not amounts: telephone and document numbers, roads, formulas, times, ordinals, list numbers.</summary>
internal static class NumberNames
{
    private static readonly string[] Labels = ["电话", "手机", "热线", "传真", "邮编", "编号", "证号", "号码", "微信", "QQ", "代码", "账号", "邮箱", "点击", "浏览", "阅读量", "备案", "ICP备", "批准文号", "文号", "座机", "专线", "咨询"];

    /// <summary>Whether the number is a name or a part of one.</summary>
    public static bool Hides(string text, NumberRead number)
    {
        if (number.IsCodeLike || number.UnitClass == "none") return true;
        var (before, after) = (Before(text, number.Start), number.NumberEnd < text.Length ? text[number.NumberEnd] : '\0');
        if (before == '第') return !Ranks(text, number);
        if (number.Form == NumberForm.Numeral) return HiddenNumeral(text, number, before, after);
        if (number.Unit is null or "线" or "道" or "段" && IsRoad(text, number.Start) || number.Unit == "道" && number.End < text.Length && text[number.End] == '班') return true;
        if (number.IsLeadingZero || number.Form == NumberForm.Digits && Labelled(text, number)) return true;
        if (number.Unit is not null && number.Form != NumberForm.Digits) return false;
        if (number.Unit == "日" && !number.HasFraction && number.Value <= 31 && number.End < text.Length && text[number.End] is '前' or '起' or '之' or '后') return true;
        if (IsClock(text, number) || Formula(text, number, before, after)) return true;
        if (before is '〔' or '[' or '【' && after is '〕' or ']' or '】') return true;
        if (IsLabel(text, number.Start, before)) return true;
        if (before is '#' or '№' || UnitReader.IsLetter(before) && !number.HasScale && number.Unit is null) return true;
        if (number.Unit is null && after < 128 && UnitReader.IsLetter(after)) return true;
        if (number.Unit is null && !number.HasScale && number.Digits >= 7 && !number.HasFraction) return true;
        if (number.Unit is null && !number.HasScale && after == '-' && number.Digits >= 3 && number.NumberEnd + 7 < text.Length && IsPhoneTail(text, number.NumberEnd + 1)) return true;
        return Enumerates(text, number, after);
    }

    /// <summary>Where the name ends: formulas and telephone numbers are passed over whole.</summary>
    public static int EndOf(string text, NumberRead number)
    {
        var end = Math.Max(number.End, number.NumberEnd);
        if (number.Unit == "点") return ClockEnd(text, end - 1);
        if (number.UnitClass == "none" || number.Unit is not null) return end;
        if (end < text.Length && text[end] is '时' or '点' or ':' or '：') return ClockEnd(text, end);
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '+' or ':' or '-' or '.' or '/' or '_' || UnitReader.IsLetter(text[end])))
        {
            if (!char.IsAsciiDigit(text[end]) && !(end + 1 < text.Length && text[end + 1] < 128 && char.IsAsciiLetterOrDigit(text[end + 1]))) break;
            end++;
        }
        return Math.Max(end, number.NumberEnd);
    }

    /// <summary>9时31分, 14:30: the minutes belong to the hour.</summary>
    private static int ClockEnd(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 4 && (char.IsAsciiDigit(text[end]) || text[end] == ':')) end++;
        return end < text.Length && text[end] is '分' or '半' or '许' or '整' ? end + 1 : end;
    }

    /// <summary>Gives the number its sign: 增长-3.2%, 零下20℃.</summary>
    public static void Sign(string text, NumberRead number, int lastNumberEnd)
    {
        var at = number.Start - 1;
        while (at >= 0 && text[at] == ' ') at--;
        if (at < 0) return;
        var isMinus = text[at] == '-' && lastNumberEnd != at && !(at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '%' or ')' or '）' or '亿' or '万' or '元' or '℃'));
        var isBelow = at > 0 && text[at] == '下' && text[at - 1] == '零';
        if (!isMinus && !isBelow) return;
        number.Value = -number.Value;
        number.IsNegative = true;
    }

    /// <summary>第45位, 第1名: a rank; other ordinals are names.</summary>
    public static bool Ranks(string text, NumberRead number)
    {
        if (number.Unit is "位" or "名") return !text.AsSpan(number.End).StartsWith("次");
        if (number.HasScale || number.HasFraction || number.NumberEnd < text.Length && text[number.NumberEnd] is not ('。' or '，' or ',' or '、' or '；' or ';' or '”' or '）' or ')' or '\n' or ' ' or '和' or '！' or '!')) return false;
        var from = Math.Max(0, number.Start - 12);
        var head = text.AsSpan(from, number.Start - from);
        foreach (var word in RankWords)
        {
            if (head.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    private static readonly string[] RankWords = ["排名", "位居", "居", "列", "排", "全国第", "全省第", "全市第", "世界第", "全球第", "位次", "保持", "夺得", "名次"];

    private static bool HiddenNumeral(string text, NumberRead number, char before, char after)
    {
        if (number.Unit is null && !number.HasScale) return true;
        if (!number.IsSmallNumeral) return number.Unit == "点" || number.Unit is null && number.Value < 100;
        if (number.Unit is null) return true;
        if (before is '“' or '"' or '’' or '每' or '某' or '这' or '那' or '各' or '同' or '另' or '逐' or '挨' or '前' or '上' or '下' or '唯' or '单' or '任') return number.UnitClass is not ("duration" or "money" or "area" or "length");
        if (number.Value <= 1) return number.UnitClass is not ("duration" or "length" or "area" or "mass") || number.Unit.Length < 2;
        return !Counts(text, number);
    }

    private static bool Counts(string text, NumberRead number)
    {
        if (number.UnitClass is "grades" or "days" or "energy" or "volume" or "temperature" or "data" or "pressure") return false;
        if (number.Unit is "方" or "度" or "角" or "斤" or "担" or "丈" or "尺" or "平" or "安" or "瓦" or "次" or "回" or "趟" or "口" or "片" or "对" or "双" or "把" or "节" or "眼" or "样" or "顶" or "款" or "门" or "根" or "羽") return false;
        if (number.Unit is "位" or "名" && number.Value < 2) return false;
        if (number.Unit != "个") return true;
        var rest = text.AsSpan(number.End);
        foreach (var word in Abstract)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private static readonly string[] Abstract =
    [
        "方面", "全覆盖", "值得", "细节", "阶段", "环节", "层面", "坚持", "必须", "确保", "更加", "“", "统筹", "凡是", "藩篱", "维护", "确立", "意识", "自信", "文明", "代表", "务必", "结合", "转变", "转型", "突破", "提升", "关键", "维度", "一", "全面", "高地", "原则", "问题", "月", "巩固", "着力", "聚焦", "强化", "注重", "毛", "月", "小康", "轮子", "拳头", "台阶", "季", "字", "关系",
    ];

    /// <summary>如图3所示, 见表2, 附表1: the number of a picture or table.</summary>
    private static bool IsLabel(string text, int start, char before)
    {
        if (before is not ('图' or '表')) return false;
        while (start > 0 && text[start - 1] == ' ') start--;
        var head = start >= 2 ? text[start - 2] : '，';
        return before == '图' ? head is not ('版' or '地' or '宏' or '企' or '绘' or '构') : head is '如' or '见' or '附' or '下' or '上' or '和' or '，' or '。' or '(' or '（' or '\n';
    }

    /// <summary>国道318线, 省道 301: the number of a road.</summary>
    private static bool IsRoad(string text, int start)
    {
        while (start > 0 && text[start - 1] == ' ') start--;
        return start >= 2 && text[start - 1] == '道' && text[start - 2] is '国' or '省' or '县' or '乡';
    }

    private static char Before(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] == ' ') at--;
        return at < 0 ? '\0' : text[at];
    }

    private static bool Labelled(string text, NumberRead number)
    {
        if (number.Unit is not (null or "字" or "次") || number.HasScale || number.HasFraction) return false;
        var from = Math.Max(0, number.Start - 12);
        var head = text.AsSpan(from, number.Start - from);
        var stop = head.LastIndexOfAny('。', '，', ',');
        if (stop >= 0) head = head[(stop + 1)..];
        foreach (var label in Labels)
        {
            if (head.IndexOf(label, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    private static bool IsClock(string text, NumberRead number)
    {
        var at = number.NumberEnd;
        if (number.HasFraction || number.HasScale || number.Value > 24 || at + 2 >= text.Length || text[at] is not (':' or '：' or '时' or '点')) return number.Unit == "点" && number.Value <= 24 && !number.HasFraction;
        if (text[at] is '时' or '点') return true;
        return char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && !(at + 3 < text.Length && (char.IsAsciiDigit(text[at + 3]) || text[at + 3] == '.'));
    }

    /// <summary>3+5+2, 7×24, 5·18, 1+X: parts of a formula or a name.</summary>
    private static bool Formula(string text, NumberRead number, char before, char after)
    {
        var isSum = before == '+' && number.Start >= 2 && (char.IsAsciiLetterOrDigit(text[number.Start - 2]) || Numerals.Begins(text[number.Start - 2]));
        if (number.Unit is not null && after != '×' && !isSum) return false;
        if (isSum || before == '×' && number.UnitClass == "duration" || before is '·' && number.Digits <= 2 && number.Unit is null) return true;
        var next = number.NumberEnd + 1 < text.Length ? text[number.NumberEnd + 1] : '\0';
        return after is '×' or '*' or 'x' || after == '+' && (char.IsAsciiLetterOrDigit(next) || Numerals.Begins(next)) || after == '·' && char.IsAsciiDigit(next);
    }

    private static bool IsPhoneTail(string text, int at)
    {
        var digits = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-')) { if (char.IsAsciiDigit(text[at])) digits++; at++; }
        return digits is >= 7 and <= 9;
    }

    /// <summary>1. 2、 (3) at the beginning of a block or sentence.</summary>
    private static bool Enumerates(string text, NumberRead number, char after)
    {
        if (number.Unit is not null || number.HasScale || number.HasFraction || number.Digits > 2) return false;
        var at = number.Start - 1;
        while (at >= 0 && text[at] is ' ' or '(' or '（') at--;
        var isFirst = at < 0 || text[at] is '。' or '；' or '：' or '\n' or ':' or ';';
        return isFirst && after is '.' or '、' or ')' or '）' or '．';
    }
}
