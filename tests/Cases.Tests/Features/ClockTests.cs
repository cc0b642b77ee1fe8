using OneCity.Kernel;
using OneCity.Storage;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>Clocks in working days, stop-clock, marks and the inbox.</summary>
public sealed class ClockTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_legal_clock_travels_and_the_time_for_corrections_does_not_count(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        // Monday 2 March 2026; 20 working days later is Monday 30 March.
        var id = (await cities.Submit(Changsha)).Header.Id;
        Assert.Equal(new DateOnly(2026, 3, 30), (await cities.Show(Changsha, id)).LegalDue.On);
        await Refused("cases.reason-missing", async () => await cities.Cases.Pause(At(Changsha), Changsha, id, ""));
        await cities.Cases.Pause(At(Changsha), Changsha, id, "缺经办人身份证");
        cities.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HopLight.Stopped, (await cities.Show(Changsha, id)).Light);
        await cities.Cases.Resume(At(Changsha), Changsha, id);
        Assert.Equal(new DateOnly(2026, 4, 2), (await cities.Show(Changsha, id)).LegalDue.On);
        await cities.HandOver(id, Changsha, Zhuzhou);
        cities.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var city in new[] { Changsha, Zhuzhou })
        {
            var view = await cities.Show(city, id);
            Assert.Equal(new DateOnly(2026, 4, 2), view.LegalDue.On);
            Assert.Equal((new DateOnly(2026, 3, 5), 3, 3), (view.Record.Header.Clock.HopStartedOn, view.Record.Header.Clock.HopDays, view.Record.Header.Clock.PausedDays));
        }
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_late_hop_is_marked_once_and_both_cities_and_the_flow_show_it(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        Assert.Equal(0, await cities.Desks.MarkHops(Zhuzhou));
        cities.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await cities.Desks.MarkHops(Zhuzhou));
        cities.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await cities.Desks.MarkHops(Zhuzhou));
        Assert.Equal(0, await cities.Desks.MarkHops(Zhuzhou));
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou })
            Assert.Equal(["near-limit", "late"], (await cities.Show(city, id)).Events.Select(line => line.Kind).Where(kind => kind is "near-limit" or "late"));
        var line = Assert.Single((await cities.Desks.Flow(Planner)).Lines);
        Assert.Equal((Changsha, Zhuzhou, 1L, 1L, 1L, 0m), (line.From, line.To, line.Hops, line.Open, line.Late, line.OnTimePercent));
        Assert.Equal(line, (await cities.Desks.Flow(Planner)).Bottleneck);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task My_work_is_in_order_of_time_left_and_holds_no_finished_case(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var slow = (await cities.Submit(Changsha, "multi-city-project")).Header.Number;
        var fast = (await cities.Submit(Changsha)).Header.Number;
        var done = await cities.Submit(Changsha, "consultation");
        foreach (var to in new[] { CaseState.Admitted, CaseState.Decided, CaseState.Delivered }) await cities.Cases.Advance(At(Changsha), Changsha, done.Header.Id, to);
        Assert.Equal([fast, slow], (await cities.Desks.ListWork(At(Changsha), Changsha)).Select(view => view.Record.Header.Number));
        await Refused("access.not-yours", async () => await cities.Desks.ListWork(At(Zhuzhou), Changsha));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Only_papers_complete_and_in_order_lead_to_a_decision(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, without: "application")).Header.Id;
        await Refused("cases.papers-missing", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Admitted));
        await Refused("cases.wrong-state", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Delivered));
        await cities.Cases.Complete(At(Changsha), Changsha, id, new Dictionary<string, string>(), [new Paper("application", new string('d', 64), "a.pdf", 5)]);
        await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Admitted);
        await Refused("access.not-allowed", async () => await cities.Cases.Advance(At(Changsha, Roles.Clerk), Changsha, id, CaseState.Decided));
        await Refused("cases.fields-missing", async () => await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "business-change",
            cities.Content("business-change") with { Fields = new Dictionary<string, string>() })));
        await Refused("cases.unknown-procedure", async () => await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "nothing", cities.Content("business-change"))));
    }
}
