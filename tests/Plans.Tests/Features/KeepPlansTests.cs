using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;
using Xunit;

namespace OneCity.Plans.Tests.Features;

/// <summary>Making a plan by hand, signing it, drawing from it, and holding it against what was signed.</summary>
public sealed class KeepPlansTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_plan_is_made_by_hand_from_goal_to_milestone(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await Draft(office, "five");
        var goal = Assert.Single(await office.Plans.AddRows(Office.Planner, "five", [new("同城化", ItemLevel.Goal, Field: "交通")]));
        var item = Assert.Single(await office.Plans.AddRows(Office.Planner, "five", [new("公交互通", ItemLevel.Item, goal.Id, Lead: "cs-jtj")]));
        var task = Assert.Single(await office.Plans.AddRows(Office.Planner, "five", [new("票制统一", ItemLevel.Task, item.Id, Lead: "cs-jtj", DueOn: new(2026, 9, 30))]));
        var milestone = Assert.Single(await office.Plans.AddRows(Office.Planner, "five", [new("清分规则定稿", ItemLevel.Milestone, task.Id, DueOn: new(2026, 5, 31))]));
        Assert.Equal(["five/1", "five/2", "five/3", "five/4"], new[] { goal, item, task, milestone }.Select(row => row.Id));
        Assert.Equal(("交通", "430100", new DateOnly(2026, 12, 31)), (item.Field, item.City, item.DueOn));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.AddRows(Office.Planner, "five", [new("倒挂", ItemLevel.Goal, task.Id)])));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.AddRows(Office.Planner, "five", [new("先完后始", StartsOn: new(2026, 9, 1), DueOn: new(2026, 8, 1))])));
        Assert.Equal("plans.unknown-item", await Code(() => office.Plans.AddRows(Office.Planner, "five", [new("悬空", ItemLevel.Task, "five/99")])));
        Assert.Equal("access.not-allowed", await Code(() => office.Plans.AddRows(Office.Handler, "five", [new("越权")])));
        Assert.Equal(4, (await office.Plans.ListLights(Office.Planner, null, new LightFilter("five"))).Count);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Changes_before_the_signing_belong_to_the_baseline_also_on_the_same_day(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await Draft(office, "list");
        await office.Plans.AddRows(Office.Planner, "list", [new("甲", Lead: "cs-jtj", DueOn: new(2026, 6, 30)), new("乙"), new("丙")]);
        await office.Plans.ChangeItem(Office.Planner, "list/1", Changed("改字", title: "甲（改）", due: new(2026, 7, 31)));
        await office.Plans.ChangeItem(Office.Planner, "list/3", Changed("不办", isRemoved: true));
        Assert.Empty(await office.Plans.CompareWithBaseline(Office.Planner, "list"));
        await office.Plans.SignPlan(Office.Lead, "list");
        Assert.Empty(await office.Plans.CompareWithBaseline(Office.Planner, "list"));
        await office.Plans.ChangeItem(Office.Planner, "list/1", Changed("征地", due: new(2026, 9, 30)));
        await office.Plans.ChangeItem(Office.Planner, "list/2", Changed("并入他项", isRemoved: true));
        await office.Plans.AddRows(Office.Planner, "list", [new("丁")], "会议增列");
        var changes = (await office.Plans.CompareWithBaseline(Office.Planner, "list")).ToDictionary(each => each.Item);
        Assert.Equal(["list/1", "list/2", "list/4"], changes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new ItemDifference(ItemPart.DueOn, "2026-07-31", "2026-09-30"), Assert.Single(changes["list/1"].Differences));
        Assert.Equal(("征地", "wang"), (Assert.Single(changes["list/1"].Changes).Why, changes["list/1"].Changes[0].By));
        Assert.Equal(("乙", (PlanItem?)null), (changes["list/2"].AsSigned!.Title, changes["list/2"].Now));
        Assert.Equal(((PlanItem?)null, "丁"), (changes["list/4"].AsSigned, changes["list/4"].Now!.Title));
        Assert.Equal("plans.needs-reason", await Code(() => office.Plans.AddRows(Office.Planner, "list", [new("戊")], " ")));
        Assert.Equal("plans.code-taken", await Code(() => office.Plans.SignPlan(Office.Lead, "list")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_row_taken_off_is_put_back_with_its_history_and_its_light(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await Draft(office, "list");
        await office.Plans.AddRows(Office.Planner, "list", [new("甲", DueOn: new(2026, 3, 5)), new("甲之一", ItemLevel.Task, "list/1")]);
        office.PassDays(10);
        await office.Plans.SignPlan(Office.Lead, "list");
        Assert.Equal("plans.has-rows-below", await Code(() => office.Plans.ChangeItem(Office.Planner, "list/1", Changed("移出", isRemoved: true))));
        await office.Plans.ChangeItem(Office.Planner, "list/2", Changed("移出", isRemoved: true));
        await office.Plans.ChangeItem(Office.Planner, "list/1", Changed("移出", isRemoved: true));
        Assert.Equal(["list/1", "list/2"], (await office.Plans.ListTakenOff(Office.Planner, "list")).Select(last => last.Item.Id));
        Assert.Empty(await office.Plans.ListLights(Office.Planner, null, new LightFilter("list")));
        Assert.Equal("plans.unknown-item", await Code(() => office.Plans.ChangeItem(Office.Planner, "list/1", Changed("改字", title: "不在册"))));
        Assert.Equal("plans.unknown-item", await Code(() => office.Plans.ChangeItem(Office.Planner, "list/2", Changed("放回", isRemoved: false))));
        await office.Plans.ChangeItem(Office.Planner, "list/1", Changed("放回", isRemoved: false));
        var back = Assert.Single(await office.Plans.ListLights(Office.Planner, null, new LightFilter("list")));
        Assert.Equal(Light.Red, back.Light.Light);
        var change = (await office.Plans.CompareWithBaseline(Office.Planner, "list")).Single(each => each.Item == "list/1");
        Assert.Equal((0, "移出 放回"), (change.Differences.Count, string.Join(' ', change.Changes.Select(each => each.Why))));
        Assert.Equal(["list/2"], (await office.Plans.ListTakenOff(Office.Planner, "list")).Select(last => last.Item.Id));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Any_two_days_are_held_against_each_other(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await Draft(office, "list");
        await office.Plans.AddRows(Office.Planner, "list", [new("甲", Lead: "cs-jtj"), new("乙")]);
        var first = office.Plans.Today;
        office.PassDays(3);
        await office.Plans.ChangeItem(Office.Planner, "list/1", Changed("换牵头", lead: "cs-gxj"));
        office.PassDays(3);
        await office.Plans.ChangeItem(Office.Planner, "list/2", Changed("改字", title: "乙（改）"));
        var early = await office.Plans.CompareWithBaseline(Office.Planner, "list", first.AddDays(4), first);
        Assert.Equal(new ItemDifference(ItemPart.Lead, "cs-jtj", "cs-gxj"), Assert.Single(Assert.Single(early).Differences));
        Assert.Equal("list/2", Assert.Single(await office.Plans.CompareWithBaseline(Office.Planner, "list", null, first.AddDays(4))).Item);
        Assert.Equal(2, (await office.Plans.CompareWithBaseline(Office.Planner, "list", null, first)).Count);
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.CompareWithBaseline(Office.Planner, "list", first, first.AddDays(1))));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_is_drawn_keeps_its_order_says_from_where_and_comes_once(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        await Draft(office, "five");
        await office.Plans.AddRows(Office.Planner, "five", [new("甲", Lead: "cs-jtj", DueOn: new(2026, 6, 30)), new("甲之二", ItemLevel.Task, "five/1", DueOn: new(2026, 6, 30)), new("乙", WaitsFor: ["five/1"])]);
        await office.Plans.CreatePlan(Office.Planner, Plan("list-2027") with { StartsOn = new(2027, 1, 1), EndsOn = new(2027, 12, 31), DrawnFrom = "five" });
        var drawn = await office.Plans.DrawList(Office.Planner, "list-2027", ["five/1", "five/2", "five/3", "five/3"]);
        Assert.Equal([("list-2027/1", "five/1", (string?)null), ("list-2027/2", "five/2", "list-2027/1"), ("list-2027/3", "five/3", null)], drawn.Select(item => (item.Id, item.CarriedFrom!, item.Parent)));
        Assert.Equal(["list-2027/1"], drawn[2].WaitsFor);
        Assert.All(drawn, item => Assert.Equal(new DateOnly(2027, 12, 31), item.DueOn));
        Assert.Equal("plans.code-taken", await Code(() => office.Plans.DrawList(Office.Planner, "list-2027", ["five/1"])));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.DrawList(Office.Planner, "list-2027", [])));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.DrawList(Office.Planner, "list-2027", ["list-2027/1"])));
        await office.Plans.CreatePlan(Office.Planner, Plan("list-2026"));
        Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(await office.Plans.DrawList(Office.Planner, "list-2026", ["five/1"])).DueOn);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_head_of_a_plan_changes_while_it_is_a_draft_and_is_never_signed_by_typing(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var made = await office.Plans.CreatePlan(Office.Planner, Plan("list") with { SignedOn = new(2026, 1, 1), SignedBy = "somebody" });
        Assert.Equal(((DateOnly?)null, (string?)null), (made.SignedOn, (await office.Plans.GetPlan(Office.Planner, "list")).SignedBy));
        Assert.Equal("plans.nothing-to-sign", await Code(() => office.Plans.SignPlan(Office.Lead, "list")));
        await office.Plans.ChangePlan(Office.Planner, "list", new(Title: "新名", EndsOn: new(2027, 6, 30)));
        await office.Plans.AddRows(Office.Planner, "list", [new("甲")]);
        await office.Plans.SignPlan(Office.Lead, "list");
        Assert.Equal("plans.is-signed", await Code(() => office.Plans.ChangePlan(Office.Planner, "list", new(Title: "再改"))));
        Assert.True((await office.Plans.ChangePlan(Office.Planner, "list", new(IsPublic: true))).IsPublic);
        var plan = Assert.Single(await office.Plans.ListPlans(Office.Observer));
        Assert.Equal(("新名", new DateOnly(2027, 6, 30), "li"), (plan.Title, plan.EndsOn, plan.SignedBy));
        Assert.Equal("plans.unknown-plan", await Code(() => office.Plans.ChangePlan(Office.Planner, "none", new(Title: "x"))));
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.CreatePlan(Office.Planner, Plan("other") with { Rules = "none" })));
    }

    private static Plan Plan(string id) => new(id, $"计划 {id}", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", false);

    private static Task<Plan> Draft(Office office, string id) => office.Plans.CreatePlan(Office.Planner, Plan(id));

    private static ChangeItem.Request Changed(string why, string? title = null, DateOnly? due = null, string? lead = null, bool? isRemoved = null) =>
        new(title, null, lead, null, null, due, null, isRemoved, why);

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusal.Code;
}
