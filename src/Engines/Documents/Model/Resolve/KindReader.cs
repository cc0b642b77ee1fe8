using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Tells what has happened from what is planned, aimed at or expected.</summary>
internal sealed class KindReader(string text, List<Token> tokens, DateOnly? document, string? section)
{
    /// <summary>actual, preliminary, target, planned or forecast.</summary>
    public string Of(Draft draft, Period? period, Told told)
    {
        if (told == Told.Base && (LooksBack(period) || period is { Kind: PeriodKind.Month } && document is { } now && period.FirstDay <= now)) return "actual";
        if (IsWhole(draft)) return text.AsSpan(0, draft.Number.Start).EndsWith("计划") ? "planned" : "target";
        var (future, past, expected, isOther) = (false, false, false, false);
        for (var back = draft.At - 1; back >= 0 && draft.At - back < tokens[back].Reach; back--)
        {
            var token = tokens[back];
            if (token.Kind == TokenKind.Stop)
            {
                if (text[token.Start] is not ('；' or ';')) break;
                if (past) break;
                // …投产后可年产500台；总投资10亿元的另一个项目: what the next project costs is no forecast.
                isOther |= NamesProject(token.End, draft.Number.End);
                continue;
            }
            // 用4年左右时间突破…: an aim, also where nobody knows the document's date.
            if (token is { Kind: TokenKind.Period, Period.Form: PeriodForm.Coming }) future = !past;
            if (token is { Kind: TokenKind.Period, Period: { Form: PeriodForm.Past, IsLoose: false } } && token.Clause == tokens[draft.At].Clause && !future) past = true;
            if (token.Kind != TokenKind.Word || token.IsTitled || IsMeasured(token, draft) || IsShared(back, draft)) continue;
            // 今年同比增长了10%: told as done.
            if (token.Clause == tokens[draft.At].Clause && token.Word!.Role is Role.Glue or Role.Change && token.Word.Text[^1] == '了' && !future) past = true;
            switch (token.Word!.Role)
            {
                case Role.Kind:
                    switch (token.Word.Value)
                    {
                        case "preliminary" when !past: return "preliminary";
                        case "forecast" when !past && !isOther: return "forecast";
                        case "expected": expected |= !isOther; break;
                        case "target" when !past && !IsDone(token): return Lies(period, "target");
                        case "planned" when token.Clause == tokens[draft.At].Clause && IsNear(token, draft): return HasBuilt(draft) ? "actual" : "planned";
                        case "planned" when token.Word.Text is "计划" or "拟" or "规划" && !past: future = true; break;
                        case "past" when token.Clause >= tokens[draft.At].Clause - 1: past |= !expected && !(section == "target" && IsWeak(token.Word.Text)); break;
                        default: break;
                    }
                    break;
                case Role.Future when !past: future = true; break;
                default: break;
            }
        }
        return Settle(draft, period, future || !past && Ahead(draft), past, expected, told);
    }

    private bool NamesProject(int from, int to) => text.AsSpan(from, to - from) is var part && (part.IndexOf("项目") >= 0 || part.IndexOf("工程") >= 0 || part.IndexOf("总投资") >= 0 || part.IndexOf("期投资") >= 0);

    /// <summary>15个项目今年将陆续开工: the verb behind the count says that it is to come.</summary>
    private bool Ahead(Draft draft)
    {
        if (draft.Number.UnitClass is "rate" or "times" || draft.Change is not null) return false;
        for (var next = draft.At + 1; next < tokens.Count && tokens[next].Clause == tokens[draft.At].Clause && tokens[next].Start - draft.Number.End <= 16; next++)
        {
            if (tokens[next].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.Number) return false;
            if (tokens[next].Is(Role.Kind) && tokens[next].Word!.Text is "可望" or "有望") return true;
            if (tokens[next].Is(Role.Future)) return tokens[next].Word!.Text[0] is '将' or '拟' or '即' || tokens[next].Word!.Text.Contains('将', StringComparison.Ordinal);
        }
        return false;
    }

    /// <summary>占年度计划的68.4%, 完成任务，: the plan is what something is measured by.</summary>
    private bool IsMeasured(Token token, Draft draft) =>
        token.Word!.Role == Role.Kind && token.Word.Value is "planned" or "target" && IsAim(token.Word.Text)
        && (token.End >= text.Length || text[token.End] == '的' || text[token.End] is '，' or '。' or '；' && section != "target"
            || draft.At > 0 && draft.Number.UnitClass == "rate" && draft.Number.Start - token.End is > 0 and <= 4 && text[draft.Number.Start - 1] == '的' || token.Word.Text == "规划" && token.Start > 0 && text[token.Start - 1] is '”' or '’' or '五');

    private static bool IsAim(string word) => word.EndsWith("计划", StringComparison.Ordinal) || word.EndsWith("目标", StringComparison.Ordinal) || word == "规划";

    /// <summary>占年计划14.84亿元的91%: the plan belongs to the number right behind it, not to what is measured by it.</summary>
    private bool IsShared(int at, Draft draft)
    {
        var token = tokens[at];
        if (token.Word!.Role != Role.Kind || token.Word.Value is not ("planned" or "target")) return false;
        var number = at + 1;
        while (number < draft.At && tokens[number].Kind != TokenKind.Number) number++;
        return number < draft.At && tokens[number].Start - token.End <= 2 && tokens[number].End < text.Length && text[tokens[number].End] == '的' && tokens[number + 1].Kind == TokenKind.Number;
    }

    /// <summary>完成年任务75亿元的23.7%: the whole that a share is measured by.</summary>
    private bool IsWhole(Draft draft) =>
        draft.Number.UnitClass != "rate" && draft.Number.End < text.Length && text[draft.Number.End] == '的' && draft.At + 1 < tokens.Count && tokens[draft.At + 1] is { Kind: TokenKind.Number, Number.UnitClass: "rate" } share && share.Start == draft.Number.End + 1
        && text.AsSpan(0, draft.Number.Start) is var head && (head.EndsWith("任务") || head.EndsWith("计划") || head.EndsWith("目标"));

    /// <summary>In a section of aims these say what is to be done: 建成保障性住房3万套.</summary>
    private static bool IsWeak(string past) => past is "完成" or "实现" or "建成" or "共" or "竣工" or "实际" or "获评" or "获批" or "共有" or "累计" or "完成投资";

    private string Settle(Draft draft, Period? period, bool future, bool past, bool expected, Told told)
    {
        var (isTold, isDue) = (told != Told.Around, told == Told.Due);
        if (Invests(draft)) return HasBuilt(draft) ? "actual" : "planned";
        var ahead = document is { } day && period is not null && (period.FirstDay > day || !past && period.LastDay.Year > day.Year);
        ahead |= isTold && !past && period is { Kind: PeriodKind.Year } && document is { Month: <= 3 } early && period.FirstDay.Year == early.Year;
        // A half year or quarter that has only begun.
        ahead |= isTold && !past && period is { Kind: PeriodKind.Half or PeriodKind.Quarter } && document is { } today && period.LastDay > today && (today.DayNumber - period.FirstDay.DayNumber) * 5 < (period.LastDay.DayNumber - period.FirstDay.DayNumber) * 3;
        ahead |= isDue && document is { } now && period is not null && period.LastDay > now;
        if (!past && Starts(draft)) return "planned";
        if (expected) return future || ahead ? "forecast" : "preliminary";
        // 2019年计划停窑60天，实际停窑60.15天: of a year that is over, what is not itself the plan has happened.
        if (future && told == Told.Here && LooksBack(period) && section != "target") return "actual";
        if (ahead) return IsBuilding(draft) ? "planned" : "target";
        if (future) return IsBuilding(draft) ? "planned" : "target";
        if (past) return "actual";
        if (LooksBack(period)) return "actual";
        if (draft.Comparator is "≥" or "≤" && IsGoal(draft) || section == "target") return IsBuilding(draft) && section == "target" && draft.Number.UnitClass == "money" ? "planned" : "target";
        return "actual";
    }

    /// <summary>A year that lies whole before the document's date is told as it was.</summary>
    private bool LooksBack(Period? period) => document is { } day && period is not null && period.LastDay < day && period.LastDay.Year < day.Year;

    private string Lies(Period? period, string kind) => LooksBack(period) && section != "target" ? "actual" : kind;

    private bool IsDone(Token goal)
    {
        var from = Math.Max(0, goal.Start - 8);
        var head = text.AsSpan(from, goal.Start - from);
        return head.IndexOf("完成") >= 0 || head.IndexOf("超额") >= 0 || head.IndexOf("好于") >= 0 || head.IndexOf("围绕") >= 0 || head.IndexOf("对照") >= 0 || head.IndexOf("按照") >= 0 || head.IndexOf("根据") >= 0 || head.IndexOf("紧盯") >= 0 || head.IndexOf("高于") >= 0 || goal.Word!.Text is "任务" or "目标" && text.AsSpan(goal.End).StartsWith("的");
    }

    private static bool IsNear(Token token, Draft draft) => draft.Number.Start - token.End <= 10;

    private bool IsGoal(Draft draft)
    {
        var (start, end) = Clause(draft);
        var clause = text.AsSpan(start, end - start);
        return clause.IndexOfAny('已', '了') < 0 && clause.IndexOf("不低于") + clause.IndexOf("不少于") + clause.IndexOf("不高于") + clause.IndexOf("控制在") > -4;
    }

    /// <summary>投资100亿元的…项目: what a project is to cost.</summary>
    private bool Invests(Draft draft)
    {
        if (draft.Number.UnitClass != "money" || draft.Change is not null) return false;
        var at = draft.At - 1;
        while (at >= 0 && tokens[at].Kind == TokenKind.Word && tokens[at].Word!.Role is Role.Glue or Role.Before && tokens[at].End >= (at + 1 < draft.At ? tokens[at + 1].Start : draft.Number.Start)) at--;
        var before = at >= 0 ? tokens[at] : null;
        if (before is null || !before.Is(Role.Indicator) || before.Word!.Text is not ("投资" or "项目投资" or "总投资" or "总投资额" or "计划投资" or "年度计划投资" or "协议投资" or "合同引资" or "投资额" or "预算" or "概算") || (at + 1 < draft.At ? tokens[at + 1].Start : draft.Number.Start) - before.End > 2) return false;
        var head = text.AsSpan(Math.Max(0, before.Start - 16), before.Start - Math.Max(0, before.Start - 16));
        head = head[(head.LastIndexOfAny('，', '。', '；') + 1)..];
        if (head.IndexOf("完成") >= 0 || head.IndexOf("累计") >= 0 || head.IndexOf("资产") >= 0) return false;
        var sentence = Sentence(draft);
        var words = text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        return words.IndexOf("项目") >= 0 || words.IndexOf("占地") >= 0 || words.IndexOf("建筑面积") >= 0 || words.IndexOf("一期") >= 0 || before.Word.Text is "总投资" or "总投资额" or "计划投资" or "年度计划投资" or "协议投资" or "合同引资" or "预算" or "概算";
    }

    private bool HasBuilt(Draft draft)
    {
        var (start, end) = Sentence(draft);
        for (var near = Math.Max(0, draft.At - 81); near < Math.Min(tokens.Count, draft.At + 82); near++)
        {
            var token = tokens[near];
            if (token.Start >= start && token.End <= end && token.Is(Role.Built) && !NegatedOrAhead(token, near > 0 && tokens[near - 1].Clause == token.Clause ? tokens[near - 1] : null)) return true;
        }
        return false;
    }

    private bool NegatedOrAhead(Token built, Token? before)
    {
        var from = Math.Max(0, built.Start - 10);
        var head = text.AsSpan(from, built.Start - from);
        if (before is { Period: { } read } && document is { } day && (read.From == YearFrom.Written ? read.Year > day.Year || read.Year == day.Year && read.Month > day.Month : read is { From: YearFrom.Document, Year: > 0 })) return true;
        return head.IndexOfAny('将', '拟', '可') >= 0 || head.IndexOf("预计") >= 0 || head.IndexOf("计划") >= 0 || head.IndexOf("力争") >= 0 || head.EndsWith("前") || built.End < text.Length && text[built.End] == '后';
    }

    /// <summary>A project that begins, told with its size: 开工…建设标准厂房45万平方米.</summary>
    private bool Starts(Draft draft)
    {
        if (draft.Number.UnitClass is not ("area" or "length" or "mass" or "volume" or "power" or "energy") && draft.Number.Unit is not ("条" or "栋") || draft.Change is not null || HasBuilt(draft)) return false;
        var (start, end) = Clause(draft);
        var clause = text.AsSpan(start, end - start);
        if (clause.IndexOf("建设") < 0 && clause.IndexOf("新建") < 0 && clause.IndexOf("年产") < 0 && clause.IndexOf("生产线") < 0 && clause.IndexOf("占地") < 0 && clause.IndexOf("用地") < 0) return false;
        (start, end) = Sentence(draft);
        var sentence = text.AsSpan(start, end - start);
        return (sentence.IndexOf("项目") >= 0 || sentence.IndexOf("生产线") >= 0) && (sentence.IndexOf("总投资") >= 0 || sentence.IndexOf("正在建设") >= 0 || sentence.IndexOf("在建") >= 0 || sentence.IndexOf("开工") >= 0 || sentence.IndexOf("签约") >= 0 || sentence.IndexOf("落户") >= 0 || sentence.IndexOf("动工") >= 0 || sentence.IndexOf("奠基") >= 0);
    }

    /// <summary>What is to be built or spent, as told apart from what is to be reached.</summary>
    private bool IsBuilding(Draft draft)
    {
        var (start, end) = Clause(draft);
        var clause = text.AsSpan(start, end - start);
        if (draft.Number.UnitClass is "money") return clause.IndexOf("投资") >= 0 && clause.IndexOf("固定资产") < 0 && clause.IndexOf("完成") < 0 && draft.Change is null;
        if (draft.Number.UnitClass is "rate" or "times" || draft.Comparator is "≥" or ">" or "≤") return false;
        foreach (var word in (ReadOnlySpan<string>)["建筑面积", "占地", "用地", "将建", "拟建", "规划建设", "规划新建"])
        {
            if (clause.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        }
        if (section == "target") return false;
        foreach (var word in (ReadOnlySpan<string>)["新建", "建设", "改造", "扩建"])
        {
            if (clause.IndexOf(word, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    private (int Start, int End) Clause(Draft draft) => Around(draft, static kind => kind is TokenKind.Stop or TokenKind.Comma);

    private (int Start, int End) Sentence(Draft draft) => Around(draft, static kind => kind is TokenKind.Stop);

    private (int Start, int End) Around(Draft draft, Func<TokenKind, bool> stops)
    {
        var (first, last) = (draft.At, draft.At);
        while (first > 0 && draft.At - first < 80 && !stops(tokens[first - 1].Kind)) first--;
        while (last + 1 < tokens.Count && last - draft.At < 80 && !stops(tokens[last + 1].Kind)) last++;
        var start = first > 0 ? tokens[first - 1].End : 0;
        var end = last + 1 < tokens.Count ? tokens[last + 1].Start : text.Length;
        return (Math.Min(start, draft.Number.Start), Math.Max(end, draft.Number.End));
    }
}
