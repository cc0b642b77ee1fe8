using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Text;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>What tells the period of a figure.</summary>
internal enum Told : byte
{
    /// <summary>Its own sentence.</summary>
    Here,

    /// <summary>An earlier sentence of its paragraph.</summary>
    Paragraph,

    /// <summary>Its own sentence, as the time by which it is to be: 年底前.</summary>
    Due,

    /// <summary>The year it is compared with: 由2008年的5.6亿元增长到….</summary>
    Base,

    /// <summary>A paragraph before it.</summary>
    Before,

    /// <summary>The heading, the title, the lead or the document's date.</summary>
    Around,
}

/// <summary>Follows which time a text speaks of: through the sentence, the paragraph, the section, the title and the lead.</summary>
internal sealed class PeriodTracker(PeriodResolver resolver)
{
    private Period? _section;
    private Period? _paragraph;
    private Period? _carried;
    private bool _isMixed;
    private int? _year;

    /// <summary>The period of the whole document: the title's year; null when the title names none.</summary>
    public Period? Document { get; set; }

    /// <summary>The day of the event a news item tells, from its first paragraphs.</summary>
    public Period? Event { get; set; }

    /// <summary>Whether the section looks back from a plan: the plan's own years do not frame it.</summary>
    public bool IsReview { get; set; }

    /// <summary>Whether the section of a yearly report tells what the year of its date is to bring.</summary>
    public bool IsOutlook { get; set; }

    /// <summary>Words of the event (开工, 签约), as its first paragraph has them.</summary>
    public HashSet<string> EventWords { get; } = [];

    /// <summary>Resolves every period of a block once, in order.</summary>
    public Period?[] Resolve(List<Token> tokens, string text, BlockKind block, PeriodResolver? own = null)
    {
        var isHeading = block is BlockKind.Heading or BlockKind.Title;
        var by = own ?? resolver;
        var resolved = new Period?[tokens.Count];
        if (isHeading) _carried = null;
        else _paragraph = null;
        _year = (isHeading ? null : _section)?.LastDay.Year;
        Period? last = null;
        var named = isHeading ? null : _year;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Period) continue;
            var read = tokens[at].Period!;
            if (read is { Form: PeriodForm.Day, Month: 0, IsRelative: false } && last is not null) (read.Month, read.From, read.Year) = (last.FirstDay.Month, YearFrom.Written, last.FirstDay.Year);
            resolved[at] = by.Resolve(read, read.From == YearFrom.Last ? named ?? Document?.LastDay.Year : named, IsFuture(tokens, at) || read.IsLoose && IsOutlook);
            if (read.IsSame) resolved[at] = YearBefore(resolved[at], tokens, resolved, at);
            if (resolved[at] is { Kind: PeriodKind.Day or PeriodKind.Month } day) last = day;
            if (resolved[at] is { } period && !read.IsBase && !read.IsBy && !tokens[at].IsTitled && (read.From is YearFrom.Written or YearFrom.Document or YearFrom.Last || read is { Form: PeriodForm.Coming, Number: 1 }) && read.Form != PeriodForm.YearSpan && resolved[at] is not null)
                named = resolved[at]!.FirstDay.Year;
        }
        _isMixed = Differ(tokens, resolved);
        if (_isMixed) _carried = null;
        _ = text;
        if (block == BlockKind.Heading) Section(tokens, resolved);
        return resolved;
    }

    /// <summary>The period of a figure; null when neither its words nor those around it say.</summary>
    /// <remarks><paramref name="told"/> answers who says so.</remarks>
    public Period? Of(Draft draft, List<Token> tokens, Period?[] resolved, string text, out Told told)
    {
        var found = Within(draft, tokens, resolved, text, out told);
        // 预计全年完成…: the whole of the year whose half or quarter the text reports.
        return found is not null && found.Kind != PeriodKind.Year && found.FirstDay.Year == found.LastDay.Year && SaysWholeYear(draft, tokens, text) ? Period.Year(found.FirstDay.Year) : found;
    }

    /// <summary>Of what stands before a semicolon only a period before its first number holds behind it.</summary>
    private static bool Leads(List<Token> tokens, int at)
    {
        while (at > 0 && tokens[at - 1].Kind is not (TokenKind.Stop or TokenKind.Number)) at--;
        return at == 0 || tokens[at - 1].Kind == TokenKind.Stop;
    }

    private static bool SaysWholeYear(Draft draft, List<Token> tokens, string text)
    {
        for (var back = draft.At - 1; back >= 0 && tokens[back].Kind != TokenKind.Stop && draft.At - back < 24; back--)
        {
            if (tokens[back].Is(Role.Kind) && tokens[back].Word!.Text.EndsWith("全年", StringComparison.Ordinal)) return true;
            if (tokens[back].Kind != TokenKind.Period) continue;
            var rest = text.AsSpan(tokens[back].End);
            return (text.AsSpan(tokens[back].Start).StartsWith("全年") || text.AsSpan(tokens[back].Start).StartsWith("年内")) && !(rest.StartsWith("目标") || rest.StartsWith("任务") || rest.StartsWith("计划") || rest.StartsWith("预算") || rest.StartsWith("预期"));
        }
        return false;
    }

    private Period? Within(Draft draft, List<Token> tokens, Period?[] resolved, string text, out Told told)
    {
        (told, var isDue) = (Told.Here, false);
        if (Attached(draft, tokens, resolved, text) is { } attached)
        {
            told = Told.Base;
            return attached;
        }
        var (clause, loose, isBeyond, isFar) = (tokens[draft.At].Clause, (Period?)null, false, false);
        Period? within = null;
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop && text[token.Start] is not ('；' or ';')) break;
            isBeyond |= token.Kind == TokenKind.Stop;
            if (token.Kind != TokenKind.Period || resolved[back] is null || !Frames(token)) continue;
            if (within is not null && !token.Period!.IsSince || token.Period!.IsAside && token.Clause + (token.End < text.Length && text[token.End] is '，' or ',' ? 1 : 0) < clause || isBeyond && !Leads(tokens, back)) continue;
            if (token.Period!.IsBy && token.Clause != clause && resolved[back]!.Kind is PeriodKind.Month or PeriodKind.Day && back > 0 && !(tokens[back - 1].Kind == TokenKind.Stop || tokens[back - 1].Is(Role.Level) && (back == 1 || tokens[back - 2].Kind == TokenKind.Stop))) continue;
            if (token.Clause != clause && !Opens(text, token.Start) && !token.Period!.IsBy)
            {
                loose ??= resolved[back];
                continue;
            }
            (within, isDue, isFar) = (resolved[back], token.Period!.IsBy, token.Clause != clause);
            if (token.Period!.Form is not (PeriodForm.Now or PeriodForm.Recent)) break;
        }
        within ??= loose;
        if (Yearly(draft, tokens, text, within) is { } yearly) return yearly;
        if (draft.Change == "avg" && Following(draft, tokens, resolved) is { } coming && (within is null || within.Kind == PeriodKind.Year && coming.Kind == PeriodKind.Span)) return coming;
        if (draft.Change == "avg" && within is { Kind: PeriodKind.Year } last && From(draft, tokens, resolved) is { } start && start.FirstDay.Year < last.FirstDay.Year) return Period.Span(Period.Year(start.FirstDay.Year + 1), last);
        if (within is not null && isDue) told = Told.Due;
        // 机位将于5月投用: the figure's own clause comes before an earlier one.
        if (within is not null && isFar && Near(draft, tokens, resolved, text, true) is { } own) return own;
        if (within is not null) return within;
        if (_paragraph is null && Near(draft, tokens, resolved, text) is { } near) return near;
        told = Told.Paragraph;
        if (_paragraph is not null) return _paragraph;
        told = Told.Before;
        if (_carried is not null) return _carried;
        told = Told.Around;
        return _section ?? Eventful(draft, tokens, text) ?? Whole();
    }

    /// <summary>由2016年的4221元提高到2019年的9313元，年均增长30.2%: the year that the growth starts from.</summary>
    private static Period? From(Draft draft, List<Token> tokens, Period?[] resolved)
    {
        for (var back = draft.At - 1; back >= 0 && draft.At - back < 16 && tokens[back].Kind != TokenKind.Stop; back--)
        {
            if (tokens[back].Kind == TokenKind.Period && tokens[back].Period! is { IsBase: true, Form: PeriodForm.Year, From: YearFrom.Written }) return resolved[back];
        }
        return null;
    }

    /// <summary>What the document as a whole speaks of.</summary>
    private Period? Whole() =>
        IsReview && resolver.Document is { } now ? Period.Year(now.Year - 1) : IsOutlook && resolver.Document is { } coming ? Period.Year(coming.Year) : Document ?? (resolver.Document is { } day ? Period.Year(day.Year) : null);

    /// <summary>Whether the block speaks of more than one year: then none of them frames what follows.</summary>
    private static bool Differ(List<Token> tokens, Period?[] resolved)
    {
        int? year = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (resolved[at] is not { } period || !Frames(tokens[at])) continue;
            if (year is not null && year != period.LastDay.Year) return true;
            year = period.LastDay.Year;
        }
        return false;
    }

    /// <summary>去年同期: the stretch the text speaks of, a year earlier.</summary>
    private Period? YearBefore(Period? year, List<Token> tokens, Period?[] resolved, int at)
    {
        if (year is null) return null;
        var frame = Document;
        for (var back = at - 1; back >= 0; back--)
        {
            if (resolved[back] is { } known && Frames(tokens[back])) { frame = known; break; }
        }
        return frame is not null && frame.FirstDay.Year == year.FirstDay.Year + 1 && frame.LastDay.Year == frame.FirstDay.Year && frame.Kind != PeriodKind.Year
            ? Period.Find(frame.ToString()!.Replace(Years(frame.FirstDay.Year), Years(year.FirstDay.Year), StringComparison.Ordinal)) ?? year : year;
    }

    private static string Years(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>After a sentence: a period that opened it frames those behind it.</summary>
    public void Sentence(List<Token> tokens, Period?[] resolved, string text, int from, int to)
    {
        var (open, isFirst) = (from == 0 ? 0 : tokens[from - 1].End, true);
        for (var at = from; at < to && tokens[at].Kind != TokenKind.Number; at++)
        {
            if (tokens[at].Kind != TokenKind.Period || resolved[at] is null || !Frames(tokens[at]) || tokens[at].Period!.Form is PeriodForm.Recent or PeriodForm.Now) continue;
            var isNear = tokens[at].Start - open <= 14;
            // 海关昨日公布，1—11月…: of several the last that opens a clause.
            if (isFirst ? isNear || Opens(text, tokens[at].Start) : Opens(text, tokens[at].Start) && !tokens[at].Period!.IsBy) _paragraph = resolved[at];
            if (isFirst && from == 0 && !_isMixed && isNear && !tokens[at].Period!.IsSince && Carries(resolved[at]!)) _carried = resolved[at];
            isFirst = false;
        }
    }

    /// <summary>Whether the period that opens a paragraph holds for the paragraphs behind it: years to come, in a review also years gone.</summary>
    private bool Carries(Period period) =>
        (period.Kind is PeriodKind.Year or PeriodKind.Plan || period.Kind == PeriodKind.Span && period.Begin.Kind == PeriodKind.Year)
        && (IsReview || resolver.Document is { } day && period.LastDay.Year >= day.Year);

    private static bool Frames(Token token) => !token.Period!.IsBase && !token.Period.IsName && !token.IsTitled && token.Period.Form != PeriodForm.Frame;

    /// <summary>比2015年的5%提高: the figure that hangs on the compared year.</summary>
    private static Period? Attached(Draft draft, List<Token> tokens, Period?[] resolved, string text)
    {
        if (draft.At == 0 || draft.Change is not null) return null;
        for (var back = draft.At - 1; back >= 0 && back > draft.At - 4; back--)
        {
            if (tokens[back].Kind is TokenKind.Number or TokenKind.Comma or TokenKind.Stop) return null;
            if (tokens[back].Kind != TokenKind.Period) continue;
            var end = tokens[back].End;
            return resolved[back] is not null && tokens[back].Period! is { IsBase: true, IsMeasure: false } && end < text.Length && text[end] == '的' && (text[end - 1] != '期' || tokens[back].Start > 0 && text[tokens[back].Start - 1] is '由' or '从') && draft.Number.Start - end <= 8 && draft.Number.UnitClass != "times" ? resolved[back] : null;
        }
        return null;
    }

    /// <summary>年度计划投资, 完成年任务75亿元的…: of the whole year that the text speaks of.</summary>
    private Period? Yearly(Draft draft, List<Token> tokens, string text, Period? within)
    {
        var isYearly = draft.At > 0 && tokens[draft.At - 1] is { Kind: TokenKind.Word } before && before.Word!.Text.StartsWith("年度", StringComparison.Ordinal) && draft.Number.Start - before.End <= 1;
        if (!isYearly && !IsYearAim(text.AsSpan(0, draft.Number.Start)) || resolver.Document is not { } day) return null;
        var around = within ?? _paragraph ?? _carried ?? _section ?? (IsOutlook ? null : Document);
        return Period.Year(around is not null && around.FirstDay.Year == around.LastDay.Year ? around.LastDay.Year : day.Year);
    }

    private static bool IsYearAim(ReadOnlySpan<char> head)
    {
        if (!(head.EndsWith("任务") || head.EndsWith("计划") || head.EndsWith("目标"))) return false;
        head = head[..^2];
        return head.EndsWith("年") || head.EndsWith("年度");
    }

    /// <summary>Whether a clause begins with the period.</summary>
    internal static bool Opens(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] is ' ' or '“' or '\n' or '自' or '从') at--;
        return at < 0 || text[at] is '，' or ',' or '。' or '；' or ';' or '：' or ':' or '、' or '）' or ')' or '到' or '至' or '在' or '（' or '(' or '！' or '于' or '据' or '争';
    }

    private static Period? Following(Draft draft, List<Token> tokens, Period?[] resolved)
    {
        for (var next = draft.At + 1; next < tokens.Count && next < draft.At + 12; next++)
        {
            if (tokens[next].Kind == TokenKind.Stop) return null;
            if (tokens[next].Kind == TokenKind.Period && resolved[next] is not null && tokens[next].Period!.Form is PeriodForm.Coming or PeriodForm.YearSpan or PeriodForm.Plan) return resolved[next];
        }
        return null;
    }

    /// <summary>A period behind the figure in its clause, in brackets or before a verb of finishing.</summary>
    private static Period? Near(Draft draft, List<Token> tokens, Period?[] resolved, string text, bool isAt = false)
    {
        for (var next = draft.At + 1; next < tokens.Count && next < draft.At + 8; next++)
        {
            if (tokens[next].Kind is TokenKind.Stop or TokenKind.Number) return null;
            if (isAt && (tokens[next].Clause != tokens[draft.At].Clause || tokens[next].Kind == TokenKind.Period && text[tokens[next].Start - 1] != '于')) return null;
            if (tokens[next].Kind == TokenKind.Period && resolved[next] is not null && Frames(tokens[next]) && tokens[next].Period!.Form != PeriodForm.Past && (tokens[next].Clause == tokens[draft.At].Clause || draft.Number.End < text.Length && text[draft.Number.End] is '(' or '（' && tokens[next].Start - draft.Number.End <= 2)) return resolved[next];
        }
        return null;
    }

    private Period? Eventful(Draft draft, List<Token> tokens, string text)
    {
        if (Event is null) return null;
        foreach (var word in (ReadOnlySpan<string>)["其中", "此次", "本次", "这批", "集中", "当天", "活动", "一期", "二期"])
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return Event;
        }
        if (EventWords.Count > 0 && text.Contains("项目", StringComparison.Ordinal)) return Event;
        var sentence = tokens[draft.At].Sentence;
        for (var at = Math.Max(0, draft.At - 40); at < tokens.Count && at < draft.At + 40; at++)
        {
            if (tokens[at].Kind == TokenKind.Word && tokens[at].Sentence == sentence && EventWords.Contains(tokens[at].Word!.Text)) return Event;
        }
        return null;
    }

    private void Section(List<Token> tokens, Period?[] resolved)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (resolved[at] is { } period && Frames(tokens[at]) && period.Kind is PeriodKind.Year or PeriodKind.Span or PeriodKind.Half or PeriodKind.Plan or PeriodKind.Quarter && resolved[at] is not null)
            {
                _section = resolved[at];
                return;
            }
        }
    }

    private static bool IsFuture(List<Token> tokens, int at)
    {
        for (var near = Math.Max(0, at - 6); near < tokens.Count && near < at + 6; near++)
        {
            if (tokens[near].Sentence != tokens[at].Sentence) continue;
            if (tokens[near].Is(Role.Future) || tokens[near].Is(Role.Kind) && tokens[near].Word!.Value is "target" or "planned" && tokens[near].Kind == TokenKind.Word) return true;
            // 预计9月试生产; 到2025年…，三年年均增长.
            if (near == at - 1 && tokens[near].Is(Role.Kind) && tokens[near].Word!.Value == "expected" || near < at && tokens[at].Period!.IsLoose && tokens[near].Period is { IsBy: true }) return true;
        }
        return tokens[at].Period!.IsBy;
    }
}
