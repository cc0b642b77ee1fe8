using OneCity.Documents.Model.Claims;
using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Text;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Finds projects, agreements, meetings and assigned tasks in prose, and gathers the figures that belong to a project.</summary>
internal sealed class ClaimFinder(string text, ProjectWords words)
{
    private static readonly (string Word, string Stage)[] Stages =
        [("达产", "达产"), ("投产", "投产"), ("竣工", "竣工"), ("建成", "竣工"), ("完工", "竣工"), ("开工", "开工"), ("动工", "开工"), ("奠基", "开工"), ("签约", "签约"), ("落户", "签约")];

    /// <summary>Projects found.</summary>
    public List<Project> Projects { get; } = [];

    /// <summary>Agreements found.</summary>
    public List<Agreement> Agreements { get; } = [];

    /// <summary>Meetings found.</summary>
    public List<Meeting> Meetings { get; } = [];

    /// <summary>Tasks found.</summary>
    public List<AssignedTask> Tasks { get; } = [];

    /// <summary>Looks through one block whose figures are known.</summary>
    public void Look(Block block, List<Figure> figures, int first)
    {
        if (!block.IsMain || block.Kind == BlockKind.Title) return;
        var form = block.Compared;
        FindProjects(block, form, figures, first);
        FindNamed(block, form, figures, first);
        FindTask(block, form);
    }

    private void FindProjects(Block block, string form, List<Figure> figures, int first)
    {
        for (var at = form.IndexOf("项目", StringComparison.Ordinal); at >= 0 && Projects.Count < 10_000; at = form.IndexOf("项目", at + 2, StringComparison.Ordinal))
        {
            var start = NameStart(form, at);
            if (at - start < 3 || form.AsSpan(at).StartsWith("项目化") || form.AsSpan(at).StartsWith("项目建设年") || IsCommon(form[start..at])) continue;
            var sentence = SentenceOf(form, at);
            var (from, to) = (block.Span(sentence.Start, sentence.Start).Start, block.Span(0, sentence.End).End);
            var own = Enumerable.Range(first, figures.Count - first).Where(index => figures[index].Start >= from && figures[index].End <= to).ToList();
            var investment = own.Select(index => figures[index]).FirstOrDefault(each => each.Unit is "元" or "美元" && each.Change is null && each.Kind != "forecast" && Near(each, "投资"));
            var stage = Stages.FirstOrDefault(each => form.AsSpan(sentence.Start, sentence.End - sentence.Start).IndexOf(each.Word) >= 0).Stage;
            if (investment is null && stage is null) continue;
            var area = own.Select(index => figures[index]).FirstOrDefault(each => each.Unit is "亩" or "公顷" or "平方公里" or "平方米");
            var span = block.Span(start, at + 2);
            var known = own.Count > 0 ? figures[own[0]] : null;
            if (Projects.Any(each => each.Name == text[span.Start..span.End])) continue;
            Projects.Add(new Project(
                span.Start, span.End, text[span.Start..span.End], known?.Place, known?.Region, Investor(form, sentence), investment?.Value, investment?.Unit,
                area?.Value, area?.Unit, stage, known?.Period, own));
        }
    }

    private bool Near(Figure figure, string word)
    {
        var from = Math.Max(0, figure.Start - 10);
        return text.AsSpan(from, figure.Start - from).IndexOf(word, StringComparison.Ordinal) >= 0;
    }

    /// <summary>Where the project's name begins: behind the last word that cannot be part of it.</summary>
    private int NameStart(string form, int end)
    {
        var start = end;
        while (start > 0 && end - start < 24 && (form[start - 1] is >= '\u4e00' and <= '\u9fff' || char.IsAsciiLetterOrDigit(form[start - 1]) || form[start - 1] is '·' or '“' or '”' or '(' or ')' or '（' or '）')) start--;
        foreach (var cut in words.Cuts)
        {
            var found = form.AsSpan(start, end - start).LastIndexOf(cut, StringComparison.Ordinal);
            if (found >= 0) start += found + cut.Length;
        }
        // 16个项目 is a count, 150万吨选矿项目 a name.
        var digits = start;
        while (digits < end && (char.IsAsciiDigit(form[digits]) || form[digits] is '多' or '余')) digits++;
        if (digits > start && digits < end && form[digits] is '个' or '家') start = digits + 1;
        while (start < end && form[start] is '”' or '）' or ')') start++;
        return start;
    }

    /// <summary>全市新签约重大产业项目: words that name no project of their own.</summary>
    private bool IsCommon(string name)
    {
        var place = name.IndexOfAny(['市', '县', '区']);
        if (place is >= 1 and <= 4) name = name[(place + 1)..];
        foreach (var word in words.Common) name = name.Replace(word, "", StringComparison.Ordinal);
        return name.Count(letter => letter is >= '\u4e00' and <= '\u9fff' || char.IsAsciiLetter(letter)) < 2;
    }

    private static string? Investor(string form, (int Start, int End) sentence)
    {
        var span = form.AsSpan(sentence.Start, sentence.End - sentence.Start);
        var by = span.IndexOf("由", StringComparison.Ordinal);
        if (by < 0) return null;
        var invests = span[by..].IndexOf("投资");
        return invests is > 2 and < 30 ? span[(by + 1)..(by + invests)].ToString() : null;
    }

    /// <summary>Agreements (签署…协议) and meetings (召开…会议).</summary>
    private void FindNamed(Block block, string form, List<Figure> figures, int first)
    {
        foreach (var verb in (ReadOnlySpan<string>)["签署", "签订", "召开", "举行"])
        {
            for (var at = form.IndexOf(verb, StringComparison.Ordinal); at >= 0; at = form.IndexOf(verb, at + 2, StringComparison.Ordinal))
            {
                var isAgreement = verb[0] == '签';
                var begin = at + 2 < form.Length && form[at + 2] is '了' or '的' ? at + 3 : at + 2;
                var end = NameEnd(form, begin, isAgreement ? ["协议书", "协议", "备忘录", "合同"] : ["联席会议", "动员大会", "推进会", "大会", "会议", "座谈会", "仪式", "论坛"]);
                if (end < 0) continue;
                var (from, to) = block.Span(begin, end);
                var near = figures.Skip(first).FirstOrDefault(each => Math.Abs(each.Start - from) < 60);
                if (isAgreement) Agreements.Add(new Agreement(from, to, text[from..to], Parties(form, at), near?.Period));
                else Meetings.Add(new Meeting(from, to, text[from..to], near?.Place, near?.Period));
            }
        }
    }

    private static int NameEnd(string form, int begin, string[] ends)
    {
        for (var at = begin; at < form.Length && at - begin < 40 && form[at] is not ('。' or '，' or ',' or '；'); at++)
        {
            foreach (var end in ends)
            {
                if (form.AsSpan(at).StartsWith(end, StringComparison.Ordinal)) return at + end.Length;
            }
        }
        return -1;
    }

    private static List<string> Parties(string form, int verb)
    {
        var sentence = SentenceOf(form, verb);
        var head = form[sentence.Start..verb];
        var with = head.LastIndexOf('与');
        if (with < 0) with = head.LastIndexOf('和');
        if (with <= 0) return [];
        var left = head[..with];
        var comma = left.LastIndexOfAny(['，', ',', '：']);
        return [left[(comma + 1)..].Trim(), head[(with + 1)..].Trim()];
    }

    /// <summary>由湘潭市农业农村局牵头,长沙、株洲参与的…行动; （牵头单位：…；配合单位：…）.</summary>
    private void FindTask(Block block, string form)
    {
        for (var at = form.IndexOf("牵头", StringComparison.Ordinal); at >= 0; at = form.IndexOf("牵头", at + 2, StringComparison.Ordinal))
        {
            var sentence = SentenceOf(form, at);
            if (form.AsSpan(at).StartsWith("牵头单位"))
            {
                var open = form.LastIndexOfAny(['(', '（', '【', '。'], at);
                var start = open > 0 ? SentenceOf(form, open - 1).Start : sentence.Start;
                var span = block.Span(start, Math.Max(open, start + 1));
                Tasks.Add(new AssignedTask(span.Start, span.End, text[span.Start..span.End], Labelled(form, at + 4).FirstOrDefault(), After(form, at, "配合单位", "责任单位", "参与单位"), After(form, at, "完成时限", "时限", "完成时间").FirstOrDefault()));
                continue;
            }
            var by = form.LastIndexOf('由', at);
            if (by < sentence.Start || at - by > 40) continue;
            var whole = block.Span(sentence.Start, sentence.End);
            var joins = form.IndexOf("参与", at, StringComparison.Ordinal);
            var helpers = joins > 0 && joins < sentence.End ? form[(at + 2)..joins].Trim('，', ',', ' ').Split('、', StringSplitOptions.RemoveEmptyEntries) : [];
            Tasks.Add(new AssignedTask(whole.Start, whole.End, text[whole.Start..whole.End], form[(by + 1)..at], helpers, null));
        }
    }

    private static string[] After(string form, int from, params string[] labels)
    {
        foreach (var label in labels)
        {
            var at = form.IndexOf(label, from, StringComparison.Ordinal);
            if (at >= 0 && at - from < 200) return Labelled(form, at + label.Length);
        }
        return [];
    }

    private static string[] Labelled(string form, int at)
    {
        while (at < form.Length && form[at] is ':' or '：' or ' ') at++;
        var end = at;
        while (end < form.Length && form[end] is not ('；' or ';' or '。' or ')' or '）' or '】' or '，')) end++;
        return form[at..end].Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static (int Start, int End) SentenceOf(string form, int at)
    {
        var start = at > 0 ? form.LastIndexOfAny(['。', '！', '!', '?', '？', '；'], at - 1) + 1 : 0;
        var end = form.IndexOfAny(['。', '！', '!', '?', '？', '；'], at);
        return (Math.Min(start, at), end < 0 ? form.Length : end);
    }
}
