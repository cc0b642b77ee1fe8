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
    public async Task A_correction_moves_the_limit_of_its_hop_for_good_and_only_follows_what_is_not_decided(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await Refused("cases.wrong-state", async () => await cities.Cases.Resume(At(Changsha), Changsha, id));
        await cities.HandOver(id, Changsha, Zhuzhou);
        // Three working days of the hop end on Thursday 5 March; the clock stands from Tuesday to Monday, four working days.
        Assert.Equal(new DateOnly(2026, 3, 5), (await cities.Show(Zhuzhou, id)).HopDue.On);
        cities.Clock.Advance(TimeSpan.FromDays(1));
        await cities.Cases.Pause(At(Zhuzhou), Zhuzhou, id, "缺住所证明");
        await Refused("cases.wrong-state", async () => await cities.Cases.Pause(At(Zhuzhou), Zhuzhou, id, "again"));
        cities.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(new DateOnly(2026, 3, 11), (await cities.Show(Zhuzhou, id)).HopDue.On);
        await cities.Cases.Resume(At(Zhuzhou), Zhuzhou, id);
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou }) Assert.Equal(new DateOnly(2026, 3, 11), (await cities.Show(city, id)).HopDue.On);
        foreach (var to in new[] { CaseState.Admitted, CaseState.Decided }) await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, to);
        await Refused("cases.wrong-state", async () => await cities.Cases.Pause(At(Zhuzhou), Zhuzhou, id, "too late"));
        await Refused("cases.wrong-state", async () => await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, CaseState.Closed, "too late"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_limit_beyond_the_last_notice_is_provisional_and_counted_again_when_the_notice_is_loaded(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        cities.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 29, 1, 0, 0, TimeSpan.Zero));
        var id = (await cities.Submit(Changsha)).Header.Id;
        Assert.True((await cities.Show(Changsha, id)).HopDue.IsProvisional);
        Assert.Equal(1, await cities.Desks.CountAgain(Changsha));
        cities.Directory.Load(2027, new(2027, 1, 1), new(2027, 1, 4));
        var view = await cities.Show(Changsha, id);
        Assert.Equal((new DateOnly(2027, 1, 7), false), (view.HopDue.On, view.HopDue.IsProvisional));
        Assert.Equal(1, await cities.Desks.CountAgain(Changsha));
        Assert.Equal(0, await cities.Desks.CountAgain(Changsha));
        foreach (var table in new[] { "cases_records", "cases_hops" })
            Assert.Equal("2027-01-07", await cities.Database.Read(session => session.Get<string>($"SELECT due_on FROM {table}")));
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
