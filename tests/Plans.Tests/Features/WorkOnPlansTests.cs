using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Meetings;
using OneCity.Storage;
using OneCity.Storage.Audit;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class WorkOnPlansTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Done_counts_when_another_person_confirms_it_and_the_page_says_who_has_to(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        await office.Plans.ReportProgress(Office.Handler, item.Id, TaskEventKind.Started);
        await office.Plans.ReportProgress(Office.Handler, item.Id, TaskEventKind.Done, "通车");
        var waiting = (await office.Plans.ReadItem(Office.Planner, item.Id)).Row;
        Assert.Equal((Light.Green, "czt-office", "chen"), (waiting.Light.Light, waiting.Confirmer, waiting.Light.ReportedBy));
        office.PassDays(1);
        await office.Plans.Confirm(Office.Planner, item.Id);
        Assert.Equal(Light.Blue, (await office.Plans.ReadItem(Office.Planner, item.Id)).Row.Light.Light);
        Assert.Equal("plans.is-done", await Code(() => office.Plans.ReportProgress(Office.Handler, item.Id, TaskEventKind.Done)));
        Assert.Null((await office.Database.Read(AuditTrail.Verify)).FirstBroken);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Nobody_confirms_their_own_evidence_and_the_operator_confirms_nothing(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        await office.Plans.HandInEvidence(Office.Planner, item.Id, new("statement", "", "已完成"));
        Assert.Equal("plans.own-work", await Code(() => office.Plans.Confirm(Office.Planner, item.Id)));
        Assert.Equal("access.needs-person", await Code(() => office.Plans.Confirm(Actor.Operator, item.Id)));
        await office.Plans.Confirm(Office.Lead, item.Id);
        Assert.Equal("li", (await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence.Single().ConfirmedBy);
        Assert.Equal("plans.nothing-to-confirm", await Code(() => office.Plans.Confirm(Office.Lead, item.Id)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_past_day_shows_the_plan_and_the_light_as_they_were(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter(due: "2026-03-05");
        await office.Plans.SignPlan(Office.Lead, "list-2026");
        office.PassDays(10);
        await office.Plans.ChangeItem(Office.Planner, item.Id, new(Title: "改名", null, null, null, null, DueOn: new(2026, 9, 1), null, null, Why: "征地延期"));
        var (then, now) = (await Row(office, new(2026, 3, 8)), await Row(office, null));
        Assert.Equal(("事项 1", Light.Red), (then.Item.Title, then.Light.Light));
        Assert.Equal(("改名", Light.Yellow), (now.Item.Title, now.Light.Light));
        var change = Assert.Single(await office.Plans.CompareWithBaseline(Office.Planner, "list-2026"));
        Assert.Equal(("事项 1", "改名", "征地延期", "wang"), (change.AsSigned!.Title, change.Now!.Title, change.Changes[0].Why, change.Changes[0].By));
        Assert.Equal("plans.needs-reason", await Code(() => office.Plans.ChangeItem(Office.Planner, item.Id, new("x", null, null, null, null, null, null, null, " "))));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Waiting_shows_the_late_unit_and_the_critical_path(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter("1", "2026-02-20");
        await office.Enter("2", "2026-02-28", "list-2026/1");
        var rows = await office.Plans.ListLights(Office.Planner, null, new LightFilter());
        Assert.Equal("list-2026/1", rows[1].Light.Blames);
        var chain = await office.Plans.ListWaiting(Office.Planner);
        Assert.Equal(["list-2026/1", "list-2026/2"], chain.Select(link => link.Task));
        Assert.All(chain, link => Assert.True(link.IsCritical));
        Assert.True(chain[1].EndsOn > chain[0].EndsOn);
        Assert.Equal("plans.waits-in-a-circle", await Code(() => office.Plans.ChangeItem(Office.Planner, "list-2026/1", new(null, null, null, null, null, null, ["list-2026/2"], null, "why"))));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_meetings_decisions_become_items_and_the_next_minutes_report_on_them(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Plans.CallMeeting(Office.Planner, new Meeting("joint-1", "第一次联席会议", new(2026, 3, 2), "长沙", true, ""));
        var topic = await office.Plans.ProposeTopic(Office.Handler, "joint-1", "跨市公交", "议题材料一", "cs-jtj");
        var item = await office.Plans.Decide(Office.Planner, "joint-1", topic, new("开通跨市公交", "cs-jtj", "430100", ["zz-jtj"], new(2026, 3, 20)));
        office.PassDays(30);
        await office.Plans.CallMeeting(Office.Planner, new Meeting("joint-2", "第二次联席会议", new(2026, 4, 1), "株洲", false, ""));
        var paper = await office.Plans.Minutes(Office.Planner, "joint-2");
        Assert.Contains(paper.Blocks.OfType<Plans.Model.Papers.Grid>(), grid => grid.Rows.Any(row => row[0] == item && row[4] == "红"));
        Assert.Equal("PK"u8.ToArray(), PlansEngine.ToWord(paper)[..2]);
        Assert.Equal("plans.code-taken", await Code(() => office.Plans.Decide(Office.Planner, "joint-1", topic, new("again", null, null, null, null))));
        Assert.Equal(["joint-1"], (await office.Plans.ListMeetings(Office.Observer)).Select(page => page.Meeting.Id));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_instruction_on_a_draft_becomes_a_task(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await office.Enter();
        var draft = await office.Plans.StartDraft(Office.Planner, "brief", "plan:list-2026", "简报", "正文");
        Assert.Equal("plans.own-work", await Code(() => office.Plans.ReviewDraft(Office.Planner, draft, "countersign", "同意")));
        var task = await office.Plans.ReviewDraft(Office.Lead, draft, "instruct", "请交通局一周内报方案", new("list-2026", "cs-jtj", "430100", new(2026, 3, 9)));
        Assert.Equal("批示", (await office.Plans.ReadItem(Office.Planner, task!)).Row.Item.Field);
        await office.Plans.FreezeDraft(Office.Planner, draft);
        Assert.Equal("plans.draft-frozen", await Code(() => office.Plans.ReviewDraft(Office.Lead, draft, "review", "再看")));
        Assert.Equal(["instruct"], (await office.Plans.ReadDraft(Office.Planner, draft)).Reviews.Select(review => review.Step));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Barriers_and_promises_are_kept_with_units_and_lights(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var barrier = await office.Plans.ReportBarrier(Office.Handler, "异地门诊不能刷卡", ["430100", "430200"], "医保目录不一致", "cs-ybj");
        Assert.Equal("plans.needs-reason", await Code(() => office.Plans.MoveBarrier(Office.Planner, barrier, "removed", "")));
        await office.Plans.MoveBarrier(Office.Planner, barrier, "removed", "目录统一");
        Assert.Equal(("removed", "目录统一"), (await office.Plans.ListBarriers(Office.Planner)).Select(each => (each.State, each.RemovedByWhat)).Single());
        await office.Plans.EnterCooperation(Office.Planner, "coop-1", "合作协议", ["甲", "乙"], new(2026, 1, 1), new(2026, 2, 1), "", [new("共建平台", "cs-jtj", "430100", null)]);
        Assert.Equal(Light.Red, (await office.Plans.ListLights(Office.Planner, null, new LightFilter("coop-1"))).Single().Light.Light);
        Assert.Equal("plans.unknown-plan", await Code(() => office.Plans.ListLights(Office.Observer, null, new LightFilter("coop-1"))));
        Assert.Empty(await office.Plans.ListBarriers(Office.Observer));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_yearly_list_is_drawn_with_explicit_carry_over(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        await office.Plans.CreatePlan(Office.Planner, new("list-2027", "2027 年清单", "yearly", new(2027, 1, 1), new(2027, 12, 31), "three-cities", "list-2026", "czt-office", "default", "", false));
        var drawn = Assert.Single(await office.Plans.DrawList(Office.Planner, "list-2027", [item.Id]));
        Assert.Equal(("list-2027/1", item.Id, new DateOnly(2027, 12, 31)), (drawn.Id, drawn.CarriedFrom, drawn.DueOn));
    }

    private static async Task<LightRow> Row(Office office, DateOnly? on) => (await office.Plans.ListLights(Office.Planner, on, new LightFilter())).Single();

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusal.Code;
}
