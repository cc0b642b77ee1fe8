using OneCity.Kernel;
using OneCity.Storage;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>Who holds a case, from offer to every end it can have.</summary>
public sealed class HandOverTests
{
    public static TheoryData<Dialect, string> Procedures()
    {
        var data = new TheoryData<Dialect, string>();
        foreach (var dialect in new[] { Dialect.Sqlite, Dialect.Postgres })
            foreach (var code in new[] { "pension-transfer", "business-change", "multi-city-project", "river-enforcement", "consultation" }) data.Add(dialect, code);
        return data;
    }

    [Theory, MemberData(nameof(Procedures))]
    public async Task A_case_of_each_kind_goes_to_the_deciding_city_is_decided_and_comes_back(Dialect dialect, string procedure)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, procedure)).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, CaseState.Admitted);
        await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, CaseState.Decided, "", cities.Desks.FindProcedure(procedure)!.Results[0].Code);
        await cities.HandOver(id, Zhuzhou, Changsha, "return");
        await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Delivered);
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou })
        {
            var header = (await cities.Show(city, id)).Record.Header;
            Assert.Equal((CaseState.Delivered, Changsha, 2), (header.State, header.Holder, header.Hop));
        }
        Assert.Equal((1, 0), await Count(cities));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_offerer_holds_until_acceptance_is_recorded_and_the_accepter_may_not_act_before_the_confirmation(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
        await cities.Deliver();
        Assert.Equal(Standing.Previewed, (await cities.Show(Zhuzhou, id)).Record.Standing);
        Assert.True((await cities.Show(Changsha, id)).MayAct);
        await cities.Cases.Accept(At(Zhuzhou), Zhuzhou, id);
        Assert.Equal(Standing.Awaiting, (await cities.Show(Zhuzhou, id)).Record.Standing);
        await Refused("cases.awaits-confirmation", async () => await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, CaseState.Admitted));
        await cities.Deliver();
        Assert.True((await cities.Show(Zhuzhou, id)).MayAct);
        await Refused("cases.not-the-holder", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Admitted));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_decline_needs_a_reason_that_the_holder_sees_and_the_case_can_be_offered_again(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, without: "identity")).Header.Id;
        await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
        await cities.Deliver();
        await Refused("cases.reason-missing", async () => await cities.Cases.Decline(At(Zhuzhou), Zhuzhou, id, " "));
        await cities.Cases.Decline(At(Zhuzhou), Zhuzhou, id, "缺经办人身份证");
        await cities.Deliver();
        var holder = await cities.Show(Changsha, id);
        Assert.Equal((HandOverOutcome.Declined, "缺经办人身份证"), (holder.HandOvers[0].Outcome, holder.HandOvers[0].Reason));
        Assert.True(holder.MayAct);
        Assert.Null((await cities.Show(Zhuzhou, id)).Record.Content);
        await cities.Cases.Complete(At(Changsha), Changsha, id, new Dictionary<string, string>(), [new Paper("identity", new string('b', 64), "id.pdf", 5)]);
        await cities.HandOver(id, Changsha, Zhuzhou);
        Assert.Equal(2, (await cities.Show(Zhuzhou, id)).Record.Header.Offer);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_revoked_offer_cannot_be_accepted_and_an_accepted_one_cannot_be_revoked(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
        await Refused("cases.awaits-acceptance", async () => await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Xiangtan)));
        await cities.Deliver();
        await cities.Cases.Revoke(At(Changsha), Changsha, id, "申请人改在本市办");
        await cities.Deliver();
        await Refused("cases.offer-ended", async () => await cities.Cases.Accept(At(Zhuzhou), Zhuzhou, id));
        await cities.HandOver(id, Changsha, Xiangtan);
        await Refused("cases.offer-ended", async () => await cities.Cases.Revoke(At(Changsha), Changsha, id));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_offer_lapses_by_the_holders_clock_alone(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
        await cities.Deliver();
        Assert.Equal(0, await cities.Cases.Lapse(Changsha));
        cities.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(0, await cities.Cases.Lapse(Zhuzhou));
        Assert.Equal(1, await cities.Cases.Lapse(Changsha));
        await cities.Deliver();
        Assert.Equal(HandOverOutcome.Lapsed, (await cities.Show(Zhuzhou, id)).HandOvers[0].Outcome);
        await Refused("cases.offer-ended", async () => await cities.Cases.Accept(At(Zhuzhou), Zhuzhou, id));
        Assert.True((await cities.Show(Changsha, id)).MayAct);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_joint_office_orders_a_case_to_another_city_and_no_city_can(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement")).Header.Id;
        await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
        await cities.Deliver();
        await Refused("access.not-yours", async () => await cities.Desks.Recall(At(Xiangtan, Roles.Planner), Office, Changsha, id, Xiangtan, "mine"));
        await cities.Desks.Recall(Planner, Office, Changsha, id, Xiangtan, "联席会议指定湘潭管辖");
        await cities.Deliver();
        Assert.Equal(HandOverOutcome.Revoked, (await cities.Show(Zhuzhou, id)).HandOvers[0].Outcome);
        var asked = await cities.Show(Xiangtan, id);
        Assert.Equal((Standing.Previewed, "recall", "联席会议指定湘潭管辖"), (asked.Record.Standing, asked.HandOvers[0].Intent, asked.HandOvers[0].Terms));
        await cities.Cases.Accept(At(Xiangtan), Xiangtan, id);
        await cities.Deliver();
        Assert.True((await cities.Show(Xiangtan, id)).MayAct);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_case_is_split_over_cities_and_its_parts_come_together_again(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var whole = await cities.Submit(Changsha, "multi-city-project");
        var id = whole.Header.Id;
        cities.Clock.Advance(TimeSpan.FromDays(2));
        var parts = await cities.Desks.Split(At(Changsha), Changsha, id, [Zhuzhou, Xiangtan]);
        Assert.Equal([$"{whole.Header.Number}-1", $"{whole.Header.Number}-2"], parts.Select(part => part.Header.Number));
        Assert.All(parts, part => Assert.Equal(whole.Header.Clock.StartedOn, part.Header.Clock.StartedOn));
        await cities.Deliver();
        await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Admitted);
        await Refused("cases.parts-open", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Decided));
        Assert.Empty((await cities.Desks.Surroundings(At(Changsha), Changsha, parts[0].Header.Id)).Same);
        await Refused("cases.not-the-same", async () => await cities.Desks.Merge(At(Changsha), Changsha, id, [(await cities.Submit(Changsha)).Header.Id]));
        foreach (var (part, city) in parts.Zip([Zhuzhou, Xiangtan]))
        {
            await cities.Cases.Accept(At(city), city, part.Header.Id);
            await cities.Deliver();
            await cities.Cases.Complete(At(city), city, part.Header.Id, new Dictionary<string, string>(), [new Paper("opinion", city[..4].PadRight(64, 'c'), $"{city}.pdf", 1)]);
            await cities.HandOver(part.Header.Id, city, Changsha, "return");
        }
        var merged = await cities.Desks.Merge(At(Changsha), Changsha, id, [.. parts.Select(part => part.Header.Id)]);
        Assert.Equal(2, merged.Content!.Papers.Count(paper => paper.Kind == "opinion"));
        Assert.Equal("joint-opinion", (await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Decided)).Header.Result);
        Assert.All((await cities.Desks.Surroundings(At(Changsha), Changsha, id)).Parts, part => Assert.Equal(CaseState.Closed, part.State));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_the_procedure_keeps_back_never_travels_nor_do_tasks_and_side_notes(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.Cases.Jot(At(Changsha), Changsha, id, JottingKind.Task, "secret task");
        await cities.Cases.Jot(At(Changsha), Changsha, id, JottingKind.SideNote, "secret note");
        await cities.Cases.Jot(At(Changsha), Changsha, id, JottingKind.Remark, "please hurry");
        await cities.HandOver(id, Changsha, Zhuzhou);
        var content = await cities.Desks.LookAtPerson(At(Zhuzhou), Zhuzhou, id, "办理");
        Assert.Equal(["please hurry"], content.Remarks);
        Assert.DoesNotContain("window_note", content.Fields.Keys);
        Assert.Contains("firm", content.Fields.Keys);
        var journal = await cities.Payloads();
        Assert.Contains(journal, payload => payload.Contains("please hurry", StringComparison.Ordinal));
        Assert.DoesNotContain(journal, payload => payload.Contains("secret", StringComparison.Ordinal) || payload.Contains("window_note", StringComparison.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Either_side_checks_the_signed_receipts_of_a_case_alone_and_a_changed_one_is_named(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        Assert.Equal([("offered", Changsha, true), ("confirmed", Changsha, true)], await Receipts(Zhuzhou));
        Assert.Equal([("accepted", Zhuzhou, true)], await Receipts(Changsha));
        await cities.Database.Write(session => session.Execute(
            $"UPDATE exchange_journal SET payload = REPLACE(payload, '{Zhuzhou}', '{Xiangtan}') WHERE keeper = '{Zhuzhou}' AND kind = 'case.confirmed'"));
        Assert.Contains(("confirmed", Changsha, false), await Receipts(Zhuzhou));
        Assert.Contains((await cities.Desks.Verify(At(Zhuzhou), [Zhuzhou], null)).Broken, each => each.What == "receipt-broken");

        async Task<IReadOnlyList<(string, string, bool)>> Receipts(string city) =>
            [.. (await cities.Desks.Verify(At(city), [city], id)).Receipts.Select(each => (each.Kind, each.Sender, each.Holds))];
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_revocation_that_races_the_arriving_acceptance_leaves_one_holder_whichever_comes_first(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var ends = new List<HandOverOutcome>();
        for (var round = 0; round < 24; round++)
        {
            var id = (await cities.Submit(Changsha)).Header.Id;
            await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, Zhuzhou));
            await cities.Deliver();
            await cities.Cases.Accept(At(Zhuzhou), Zhuzhou, id);
            // The acceptance waits in the journal; it is taken in while the holder takes its offer back, now one ahead, now the other.
            var taken = round % 3 == 0 ? Task.Run(() => cities.Deliver()) : Task.CompletedTask;
            var revoked = Task.Run(async () =>
            {
                try
                {
                    await cities.Cases.Revoke(At(Changsha), Changsha, id, "改变主意");
                    return true;
                }
                catch (RefusedException refused) when (refused.Refusal.Code == "cases.offer-ended")
                {
                    return false;
                }
            });
            if (round % 3 != 0) taken = Task.Run(() => cities.Deliver());
            await Task.WhenAll(taken, revoked);
            await cities.Deliver();
            var (one, other) = (await cities.Show(Changsha, id), await cities.Show(Zhuzhou, id));
            Assert.Single((CaseView[])[one, other], view => view.MayAct);
            Assert.Equal(await revoked, one.MayAct);
            Assert.Equal(one.HandOvers[0].Outcome, other.HandOvers[0].Outcome);
            ends.Add(one.HandOvers[0].Outcome);
        }
        Assert.All(ends, outcome => Assert.True(outcome is HandOverOutcome.Accepted or HandOverOutcome.Revoked));
        Assert.Empty((await cities.Desks.Verify(At(Changsha), [Changsha, Zhuzhou], null)).Broken);
    }

    private static async Task<(int Cases, int Broken)> Count(ThreeCities cities)
    {
        var verdict = await cities.Desks.Verify(At(Changsha), [Changsha, Zhuzhou, Xiangtan], null);
        return (verdict.Cases, verdict.Broken.Count);
    }
}
