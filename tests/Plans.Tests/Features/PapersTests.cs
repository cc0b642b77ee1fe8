using System.Text;
using DocumentFormat.OpenXml.Packaging;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Papers;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class PapersTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_frozen_brief_stays_as_it_was_whatever_the_list_says_later(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("1", "2026-03-10");
        var paper = await office.Plans.Brief(Office.Planner, "督办简报", new LightFilter("list-2026"));
        var id = await office.Plans.FreezePaper(Office.Planner, "brief", "plan:list-2026", paper);
        office.PassDays(30);
        var later = await office.Plans.Brief(Office.Planner, "督办简报", new LightFilter("list-2026"));
        var kept = await office.Plans.ReadPaper(Office.Planner, id);
        Assert.Equal(Words(paper), Words(kept.Paper));
        Assert.NotEqual(Words(later), Words(kept.Paper));
        Assert.Equal(id, Assert.Single(await office.Plans.ListPapers(Office.Planner)).Id);
        Assert.Empty(await office.Plans.ListPapers(Office.Observer));
    }

    [Fact]
    public async Task Every_number_of_the_brief_has_its_note()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter();
        var paper = await office.Plans.Brief(Office.Planner, "督办简报", new LightFilter());
        var text = string.Concat(paper.Blocks.OfType<Paragraph>().Select(block => block.Text));
        Assert.NotEmpty(paper.Notes);
        for (var note = 1; note <= paper.Notes.Count; note++) Assert.Contains($"[{note}]", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d 项(?!\[)", text);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_frozen_draft_is_kept_with_its_countersigning_and_instruction(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter();
        var draft = await office.Plans.StartDraft(Office.Planner, "decision", "", "关于公交互通的决定", "第一段\n第二段");
        await office.Plans.ReviewDraft(Office.Lead, draft, "countersign", "同意");
        await office.Plans.FreezeDraft(Office.Planner, draft);
        var kept = Assert.Single(await office.Plans.ListPapers(Office.Planner));
        Assert.Equal($"draft:{draft}", kept.Subject);
        Assert.Contains("会签", Words(kept.Paper), StringComparison.Ordinal);
        Assert.Equal(draft, Assert.Single(await office.Plans.ListDrafts(Office.Planner)).Id);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_week_says_what_turned_red_what_was_done_and_what_comes(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("late", "2026-03-05");
        await office.Enter("next", "2026-03-12");
        var done = await office.Enter("done", "2026-06-30");
        await office.Plans.ReportProgress(Office.Handler, done.Id, TaskEventKind.Done);
        await office.Plans.Confirm(Office.Lead, done.Id);
        office.PassDays(6);
        var week = await office.Plans.Digest(Office.Planner, null, new LightFilter());
        Assert.Equal(["list-2026/late"], week.TurnedRed.Select(row => row.Item.Id));
        Assert.Equal([done.Id], week.Done.Select(row => row.Item.Id));
        Assert.Equal(["list-2026/next"], week.DueNext.Select(row => row.Item.Id));
        Assert.Equal((1, 0), (week.Red, week.RedBefore));
    }

    [Fact]
    public async Task A_paper_prints_as_docx_and_pdf()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        await office.Enter();
        var paper = await office.Plans.Brief(Office.Planner, "督办简报", new LightFilter());
        using var docx = WordprocessingDocument.Open(new MemoryStream(PlansEngine.ToWord(paper)), isEditable: false);
        Assert.Contains("督办简报", docx.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(PlansEngine.ToPdf(paper)[..4]));
    }

    private static string Words(Paper paper) => string.Join('|', paper.Blocks.Select(block => block switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        Grid grid => string.Join(';', grid.Rows.SelectMany(row => row)),
        _ => "",
    }).Prepend(paper.Under).Concat(paper.Notes));
}
