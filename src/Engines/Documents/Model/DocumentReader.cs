using OneCity.Documents.Model.Claims;
using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Resolve;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Tables;
using OneCity.Documents.Model.Text;
using OneCity.Kernel;

namespace OneCity.Documents.Model;

/// <summary>Reads a text: blocks, main text, numbers and periods, figures, then what figures say together.</summary>
/// <remarks>Linear in the length of the text; the same text and date always give the same reading.</remarks>
internal sealed class DocumentReader
{
    private readonly Grammar _grammar;
    private readonly Scanner _scanner;

    /// <summary>A reader over a grammar; it keeps nothing between texts and may serve many threads.</summary>
    public DocumentReader(Grammar grammar)
    {
        _grammar = grammar;
        _scanner = new Scanner(grammar.Words, grammar.Places, grammar.Names, new NumberScanner(new UnitReader(grammar.Units)), new PeriodScanner(grammar.Periods));
    }

    /// <summary>Everything the text says; <paramref name="date"/> comes before a date found in it.</summary>
    /// <param name="text">The text as decoded.</param>
    /// <param name="date">The document's date, when somebody knows it.</param>
    /// <param name="aside">Spans that the file itself marks as no main text, in order.</param>
    public Reading Read(string text, DateOnly? date, IReadOnlyList<(int Start, int End)>? aside = null)
    {
        var compared = _grammar.Glyphs.Compared(text);
        var blocks = Segmenter.Cut(compared);
        if (aside is { Count: > 0 }) Aside(blocks, aside);
        var title = Furniture.Mark(blocks, _grammar.Furniture);
        var day = date ?? DateFinder.Find(blocks, title);
        var places = new PlaceTracker(_grammar.Places, _grammar.Above);
        var periods = new PeriodTracker(new PeriodResolver(day, _grammar.Festivals));
        var reader = new BlockReader(text, _grammar, places, periods, day);
        var named = new Known();
        Lead(blocks, title, places, periods, reader, day, named);
        named.About = places.Document;
        var (figures, scanned) = (new List<Figure>(), new ClaimFinder(text, _grammar.Projects));
        var tables = new TableReader(text, _grammar, _scanner, places, periods, day);
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Kind == BlockKind.Row && Table(tables, blocks, at, figures, reader, places, named) is > 0 and var rows) { at += rows - 1; continue; }
            var tokens = Scan(blocks[at], named);
            var first = figures.Count;
            figures.AddRange(reader.Read(blocks[at], tokens));
            scanned.Look(blocks[at], figures, first);
        }
        var titleText = title is null ? null : text[title.Start..title.End].TrimStart('•', '·', '●', '■', '◆', ' ');
        return new Reading
        {
            Title = titleText, Date = day, Text = text, Figures = figures, Targets = TargetFinder.Find(figures, text, day),
            Projects = scanned.Projects, Agreements = scanned.Agreements, Meetings = scanned.Meetings, Tasks = [.. tables.Tasks, .. scanned.Tasks],
            Checks = ReadingChecks.Of(figures, text), Aside = [.. blocks.Where(block => !block.IsMain).Select(block => (block.Start, block.End))],
        };
    }

    /// <summary>Reads the table that begins here, with what its cells say in words; answers how many rows it took.</summary>
    private int Table(TableReader tables, List<Block> blocks, int at, List<Figure> figures, BlockReader reader, PlaceTracker places, Known named)
    {
        var first = figures.Count;
        var rows = tables.Read(blocks, at, figures);
        foreach (var (cell, place) in tables.Prose)
        {
            foreach (var figure in reader.Read(cell, Scan(cell, named)))
                figures.Add(place is not null && figure.Place == places.Document?.Name ? figure with { Place = place.Name, Region = place.Code.Length > 0 ? place.Code : null } : figure);
        }
        if (tables.Prose.Count > 0) figures.Sort(first, figures.Count - first, Comparer<Figure>.Create((one, other) => one.Start.CompareTo(other.Start)));
        return rows;
    }

    /// <summary>The tokens of a block; the short form of a county is a place once the text has named the county whole.</summary>
    private List<Token> Scan(Block block, Known named)
    {
        var tokens = _scanner.Scan(block.Compared);
        foreach (var token in tokens)
        {
            if (token.Place is not { } place) continue;
            if (token.Word!.Sort != "short") named.Names.Add(place.Name);
            else if (!named.Names.Contains(place.Name) && !(IsNear(place, named.About) && PeriodTracker.Opens(block.Compared, token.Start))) token.Kind = TokenKind.Skip;
        }
        return tokens;
    }

    /// <summary>What the text has told so far: places named whole, and the one it is about.</summary>
    private sealed class Known
    {
        public HashSet<string> Names { get; } = [];

        public Place? About { get; set; }
    }

    /// <summary>婺源 in a text about 江西省 or 上饶市, or about a county beside it.</summary>
    private bool IsNear(Place county, Place? about)
    {
        if (about is null || _grammar.Above.GetValueOrDefault(county.Name) is not { } city) return false;
        return city == about.Name || _grammar.Above.GetValueOrDefault(city) == about.Name || _grammar.Above.GetValueOrDefault(about.Name) == city;
    }

    private static void Aside(List<Block> blocks, IReadOnlyList<(int Start, int End)> aside)
    {
        var next = 0;
        foreach (var block in blocks)
        {
            while (next < aside.Count && aside[next].End <= block.Start) next++;
            block.IsMain = !(next < aside.Count && aside[next].Start <= block.Start);
        }
    }

    /// <summary>Learns from the title and the first paragraphs what the document is about, and when.</summary>
    private void Lead(List<Block> blocks, Block? title, PlaceTracker places, PeriodTracker periods, BlockReader reader, DateOnly? day, Known named)
    {
        var votes = new Dictionary<Place, int>();
        var (looked, paragraphs, isFramed, hasNumbers) = (0, 0, false, false);
        foreach (var block in blocks)
        {
            if (!block.IsMain || looked > 6000) continue;
            looked += block.Compared.Length;
            var tokens = Scan(block, named);
            if (block == title) Title(block, tokens, places, periods, new PeriodResolver(day, _grammar.Festivals), reader);
            foreach (var token in tokens)
            {
                if (token.Is(Role.Place) && !token.IsInName && !token.IsTitled && token.Place is { } place && (place.Sort != "country" || PlaceTracker.IsOpening(token, block.Compared))) votes[place] = votes.GetValueOrDefault(place) + Weight(place, token, block, paragraphs);
            }
            if (block.Kind != BlockKind.Paragraph || ++paragraphs > 2 || day is not { } date) continue;
            Event(tokens, periods, date, block, title);
            if (!isFramed && hasNumbers) isFramed = true;
            hasNumbers |= tokens.Exists(token => token.Kind == TokenKind.Number);
            if (!isFramed && periods.Document is null && periods.Event is null) isFramed = Frame(block.Compared, tokens, periods, new PeriodResolver(day, _grammar.Festivals), reader.IsPlan);
        }
        var most = votes.Count == 0 ? null : votes.MaxBy(vote => vote.Value).Key;
        places.Document = Narrowed(places.Document, most, title) ?? most;
        if (places.Document is null && title is not null) places.Document = Scan(title, named).Find(token => token.Is(Role.Place) && token.IsInName && token.Place!.Sort is "city" or "county")?.Place;
    }

    /// <summary>广西来宾: a title that leads with a province is about the city it names, also where the city's short name is a common word.</summary>
    private static Place? Narrowed(Place? place, Place? most, Block? title) =>
        place is { Sort: "province" } && most is { Sort: "city" or "county", Name.Length: 3 } && title!.Compared.Contains(most.Name[..2], StringComparison.Ordinal) ? most : place;

    /// <summary>How much a mention says about what the document is about: the first to open the text says most, a province named in passing least.</summary>
    private static int Weight(Place place, Token token, Block block, int paragraphs)
    {
        var opens = paragraphs == 0 && token.Sentence == 0 && token.Start <= 16 && block.Kind is BlockKind.Paragraph or BlockKind.Heading;
        return place.Sort switch { "country" => 2, "province" => opens ? 301 : 1, "town" => 60, _ => opens ? 300 : 100 };
    }

    private void Title(Block title, List<Token> tokens, PlaceTracker places, PeriodTracker periods, PeriodResolver resolver, BlockReader reader)
    {
        places.Document = places.MostSpecific(tokens, title.Compared);
        if (IsPlanTitle(title.Compared)) reader.TitleSays("target");
        // A work report that names no year, read out early in one, tells of the year before.
        if (title.Compared.Contains("工作报告", StringComparison.Ordinal) && resolver.Document is { Month: <= 4 } early) periods.Document = Period.Year(early.Year - 1);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Period && token.Period is { Form: not (PeriodForm.Now or PeriodForm.Recent or PeriodForm.Day or PeriodForm.Past or PeriodForm.Coming or PeriodForm.Frame) } read
                && !(read.IsName && read.Form == PeriodForm.YearSpan) && !(read.Form is PeriodForm.Quarter or PeriodForm.Half && Gathers(title.Compared.AsSpan(token.End))))
            {
                var period = Report(title.Compared, resolver.Resolve(read, null, false), resolver.Document);
                // 四川新建4条公路 2015年建成: the year to come is of that one thing, not of the text.
                if (reader.IsPlan || period is null || resolver.Document is not { } now || period.FirstDay <= now) periods.Document = period;
                break;
            }
        }
    }

    /// <summary>一季度项目集中签约: the quarter names the projects, the text tells of the day.</summary>
    private static bool Gathers(ReadOnlySpan<char> after) => after.StartsWith("项目") || after.StartsWith("重大") || after.StartsWith("重点") || after.StartsWith("集中");

    /// <summary>Whether the title is that of a plan: 规划, 实施方案, 工作要点.</summary>
    private bool IsPlanTitle(string title)
    {
        var name = title.TrimEnd('》', '”', ' ');
        var bracket = name.LastIndexOfAny(['（', '(']);
        if (bracket > 4) name = name[..bracket];
        if (name.EndsWith("的通知", StringComparison.Ordinal)) name = name[..^3].TrimEnd('》', ' ');
        return _grammar.Sections.Any(section => section.Kind == "title" && name.EndsWith(section.Word, StringComparison.Ordinal));
    }

    /// <summary>2023年政府工作报告, read out in January 2023, tells what 2022 brought.</summary>
    private static Period? Report(string title, Period? year, DateOnly? day) =>
        year is { Kind: PeriodKind.Year } && day is { Month: <= 4 } read && read.Year == year.FirstDay.Year && title.Contains("工作报告", StringComparison.Ordinal)
            ? Period.Year(read.Year - 1) : year;

    /// <summary>Without a period in the title, the first one of the opening sentences frames the rest.</summary>
    private static bool Frame(string text, List<Token> tokens, PeriodTracker periods, PeriodResolver resolver, bool isPlan)
    {
        foreach (var token in tokens)
        {
            if (token.Sentence > 0 || token.Start > 14) return false;
            if (token.Period is { Form: PeriodForm.ToDate or PeriodForm.Now, IsBase: false }) return true;
            // 2020年11月1日零时，…: the day of a count taken in an earlier year; the year is what the text tells of.
            if (token.Period is { Form: PeriodForm.Day, From: YearFrom.Written, IsBase: false } counted && resolver.Document is { } told && counted.Year < told.Year && token.Start == 0)
            {
                periods.Document = Period.Year(counted.Year);
                return true;
            }
            if (token.Kind != TokenKind.Period || token.IsTitled || !PeriodTracker.Opens(text, token.Start) && text[token.Start - 1] is not ('市' or '区' or '县' or '省' or '州') || token.Period is not { IsBase: false, IsName: false, IsSince: false, IsSame: false, Form: PeriodForm.Year or PeriodForm.Half or PeriodForm.Quarter or PeriodForm.ThreeQuarters or PeriodForm.MonthSpan or PeriodForm.Festival or PeriodForm.Plan } read) continue;
            if (read.IsBy && !isPlan || resolver.Resolve(read, null, isPlan) is not { } period || !isPlan && resolver.Document is { } day && (period.FirstDay > day || period.LastDay.Year < (read.Form == PeriodForm.Year && (day.Month <= 4 || read.From == YearFrom.Written) ? day.Year - 1 : day.Year))) continue;
            periods.Document = isPlan && read.IsBy ? LastDue(tokens, resolver, period) : period;
            return true;
        }
        return false;
    }

    /// <summary>到2023年…；到2025年…: a plan is about the last year it names.</summary>
    private static Period LastDue(List<Token> tokens, PeriodResolver resolver, Period first)
    {
        foreach (var token in tokens)
        {
            if (token.Period is { IsBy: true, IsBase: false, Form: PeriodForm.Year } read && resolver.Resolve(read, null, true) is { } due && due.LastDay > first.LastDay) first = due;
        }
        return first;
    }

    private static void Event(List<Token> tokens, PeriodTracker periods, DateOnly day, Block block, Block? title)
    {
        if (periods.Event is not null) return;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Period || token.Period is not { Form: PeriodForm.Day, IsBase: false } read) continue;
            // 武汉海关7月19日发布: the day of the news, no event.
            if (block.Compared.AsSpan(token.End, Math.Min(4, block.Compared.Length - token.End)) is var after && (after.IndexOf("发布") >= 0 || after.IndexOf("公布") >= 0 || after.IndexOf("获悉") >= 0 || after.IndexOf("消息") >= 0 || after.IndexOf('电') == 0 || after.IndexOf('讯') == 0)) continue;
            if (new PeriodResolver(day, new Dictionary<(string, int), (DateOnly, DateOnly)>()).Resolve(read, null, false) is not { } period || period.FirstDay > day || day.DayNumber - period.FirstDay.DayNumber > 10) continue;
            periods.Event = period;
            foreach (var word in (ReadOnlySpan<string>)["开工", "签约", "竣工", "投产", "揭牌", "建成", "投入使用", "投用", "启动", "开展", "引进"])
            {
                if (block.Compared.Contains(word, StringComparison.Ordinal) || title?.Compared.Contains(word, StringComparison.Ordinal) == true) periods.EventWords.Add(word);
            }
            return;
        }
    }
}
