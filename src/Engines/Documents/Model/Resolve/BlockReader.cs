using OneCity.Documents.Model.Claims;
using OneCity.Documents.Model.Lexicon;
using OneCity.Documents.Model.Scan;
using OneCity.Documents.Model.Text;
using OneCity.Kernel;

namespace OneCity.Documents.Model.Resolve;

/// <summary>Reads the figures of one block after another; what earlier blocks said frames the later ones.</summary>
internal sealed class BlockReader(string text, Grammar grammar, PlaceTracker places, PeriodTracker periods, DateOnly? document)
{
    private string? _section;
    private string? _afterDocument;

    /// <summary>Whether the title says that the document is a plan.</summary>
    public bool IsPlan => _afterDocument == "target";

    /// <summary>Sets the kind that a plan's title gives to all its sections.</summary>
    public void TitleSays(string? kind) => _afterDocument = _section = kind;

    /// <summary>The figures of a block.</summary>
    public List<Figure> Read(Block block, List<Token> tokens)
    {
        var resolved = periods.Resolve(tokens, block.Compared, block.Kind, Own(block, tokens));
        if (block.Kind == BlockKind.Heading) Heading(block, tokens);
        else places.Paragraph();
        var drafts = FigureFinder.Find(block.Compared, tokens);
        var surroundings = new Surroundings(block.Compared, tokens);
        var figures = new List<Figure>(drafts.Count);
        var (sentenceStart, next) = (0, 0);
        Draft? previous = null;
        for (var at = 0; at <= tokens.Count; at++)
        {
            if (at < tokens.Count && tokens[at].Kind != TokenKind.Stop) continue;
            for (; next < drafts.Count && drafts[next].At < at; next++)
            {
                surroundings.Read(drafts[next], previous);
                figures.Add(Build(block, tokens, resolved, drafts[next], previous, figures.Count > 0 ? figures[^1] : null));
                previous = drafts[next];
            }
            if (at >= tokens.Count) break;
            places.Sentence(tokens, block.Compared, sentenceStart, at);
            periods.Sentence(tokens, resolved, block.Compared, sentenceStart, at);
            sentenceStart = at + 1;
        }
        return figures;
    }

    /// <summary>An article quoted beside the main text has a date of its own where it opens with one.</summary>
    private PeriodResolver? Own(Block block, List<Token> tokens)
    {
        if (block.IsMain) return null;
        foreach (var token in tokens)
        {
            if (token.Start > 80) return null;
            if (token.Period is { From: YearFrom.Written, Form: PeriodForm.Day } read && new PeriodResolver(null, grammar.Festivals).Resolve(read, null, false) is { } day)
                return new PeriodResolver(day.FirstDay, grammar.Festivals);
        }
        return null;
    }

    private void Heading(Block block, List<Token> tokens)
    {
        places.Heading(tokens);
        if (!block.IsMain) return;
        foreach (var (word, kind) in grammar.Sections)
        {
            if (kind == "title" || kind == "plan" && !IsPlan || !block.Compared.Contains(word, StringComparison.Ordinal)) continue;
            // A numbered sub-heading such as (三)重点工程 does not turn a review into a plan.
            if (_section == "past" && kind != "past" && !Leads(block.Compared)) return;
            SectionSays(kind == "plan" ? "target" : kind);
            return;
        }
        if (Leads(block.Compared) && IsPlan) SectionSays(_afterDocument!);
        else if (!IsPlan && document is { } day && tokens.Exists(token => token.Period is { Form: PeriodForm.Year, From: YearFrom.Written } year && (year.Year > day.Year || year.Year == day.Year && day.Month <= 4))) SectionSays("target");
    }

    private void SectionSays(string kind)
    {
        _section = kind;
        (periods.IsReview, periods.IsOutlook) = (IsPlan && kind == "past", !IsPlan && kind == "target");
    }

    /// <summary>Whether a heading opens a chapter: 一、, 第二章, or one without a number.</summary>
    private static bool Leads(string heading) => heading.Length > 1 && heading[0] is not ('(' or '（') && !char.IsAsciiDigit(heading[0]);

    private static bool Continues(string form, List<Token> tokens, Draft draft, Draft? before) =>
        before is not null && before.Number.UnitClass == draft.Number.UnitClass && draft.Number.Start > before.Number.End && tokens[draft.At].Sentence == tokens[before.At].Sentence
        && PlaceTracker.IsListGap(form.AsSpan(before.Number.End, draft.Number.Start - before.Number.End));

    private Figure Build(Block block, List<Token> tokens, Period?[] resolved, Draft draft, Draft? before, Figure? last)
    {
        var form = block.Compared;
        var number = draft.Number;
        var period = periods.Of(draft, tokens, resolved, form, out var told);
        var kind = new KindReader(form, tokens, document, block.IsMain ? _section : null).Of(draft, period, told);
        // 分别为37.25亿元、33亿元…: what the first of a list is, the others are.
        if (kind == "actual" && last is { Kind: not "actual" } && Continues(form, tokens, draft, before)) kind = last.Kind;
        period = Due(period, kind, draft, told);
        var place = places.Of(draft, tokens, form);
        var (words, indicator) = Measures.Of(form, tokens, draft);
        var (start, end) = block.Span(number.Start - (number.IsOrdinal || number.IsNegative && number.Start > 0 && form[number.Start - 1] == '-' ? 1 : 0), Measures.WithNoun(form, number));
        return new Figure(
            start, end, text[start..end], Plain(number.Value), number.High is { } high ? Plain(high) : null, number.Unit, words, indicator,
            place?.Name, place is { Code.Length: > 0 } ? place.Code : null, period?.ToString(), kind, draft.Comparator, draft.Change, block.IsMain,
            Certainty(draft, place, period, kind, block));
    }

    /// <summary>A target carries the year it is due; a yearly growth the years it runs over.</summary>
    private Period? Due(Period? period, string kind, Draft draft, Told told)
    {
        if (period is null) return null;
        // An aim cannot lie in the past that the paragraph told of before: without a due year of its own it is of the document's time.
        if (kind == "target" && told != Told.Due && document is { } now && period.LastDay < now && period.LastDay.Year < now.Year && _section != "target") return Period.Year(now.Year);
        // Nor in the half or quarter that the text reports.
        if (kind == "target" && told is Told.Around or Told.Before or Told.Paragraph && document is { } read && period.Kind is not (PeriodKind.Year or PeriodKind.Plan) && period.LastDay < read && period.FirstDay.Year == read.Year) return Period.Year(read.Year);
        var isYears = period.Kind == PeriodKind.Plan || period.Kind == PeriodKind.Span && period.Begin.Kind == PeriodKind.Year;
        if (draft.Change == "avg")
        {
            return period.Kind == PeriodKind.Year && document is { } day && period.FirstDay.Year > day.Year ? Period.Span(Period.Year(day.Year), period) : period;
        }
        return isYears && (kind == "target" || kind == "planned" && told is not (Told.Here or Told.Paragraph or Told.Due)) ? period.End : period;
    }

    private static double Certainty(Draft draft, Place? place, Period? period, string kind, Block block)
    {
        var certainty = 0.98;
        if (draft.Number.Unit is null) certainty -= 0.12;
        if (draft.Number.IsSmallNumeral) certainty -= 0.15;
        if (place is null) certainty -= 0.1;
        if (period is null) certainty -= 0.1;
        if (kind is "forecast" or "planned") certainty -= 0.04;
        if (draft.SharesWith is not null) certainty -= 0.03;
        if (!block.IsMain) certainty -= 0.2;
        return Math.Round(Math.Max(certainty, 0.1), 2);
    }

    /// <summary>The number without trailing zeros.</summary>
    internal static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

}
