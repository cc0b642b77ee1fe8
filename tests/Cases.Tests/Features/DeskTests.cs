using OneCity.Kernel;
using OneCity.Storage;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>What a window and a handler rely on: complete forms, agents with authorisation, results, search, drafts, notes that stay.</summary>
public sealed class DeskTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_form_is_refused_when_it_has_fields_that_nobody_asked_for_or_an_agent_without_authorisation(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var content = cities.Content("business-change");
        await Refused("cases.unknown-field", () => Submit(content with { Fields = With(content, "informat", "x") }));
        await Refused("cases.fields-missing", () => Submit(content with { Applicant = " " }));
        await Refused("cases.fields-missing", () => Submit(content with { Fields = new Dictionary<string, string> { ["firm"] = "x" } }));
        var acted = content with { Fields = With(content, "agent", "李四") };
        await Refused("cases.authorisation-missing", () => Submit(acted));
        var id = (await Submit(acted with { Papers = [.. content.Papers, Paper.Original(Procedure.Authorisation)] })).Header.Id;
        Assert.Equal("李*", (await cities.Show(Changsha, id)).Record.Content!.Fields["agent"]);
        await Refused("cases.unknown-field", async () => await cities.Cases.Complete(At(Changsha), Changsha, id, new Dictionary<string, string> { ["colour"] = "red" }, []));

        async Task<CaseRecord> Submit(CaseContent given) => (await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "business-change", given))).Record;
        static Dictionary<string, string> With(CaseContent given, string code, string value) => new(given.Fields) { [code] = value };
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_city_that_is_no_member_neither_takes_cases_in_nor_is_offered_any(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        await Refused("cases.unknown-member", async () => await cities.Cases.Submit(Actor.Operator, new SubmitCase.Request("999999", "business-change", cities.Content("business-change"))));
        var id = (await cities.Submit(Changsha, "multi-city-project")).Header.Id;
        await Refused("cases.unknown-member", async () => await cities.Cases.Offer(At(Changsha), new OfferCase.Request(Changsha, id, "999999")));
        await Refused("cases.unknown-member", async () => await cities.Desks.Split(At(Changsha), Changsha, id, [Zhuzhou, "999999"]));
        await Refused("cases.unknown-member", async () => await cities.Desks.Recall(Planner, Office, Changsha, id, "999999", "x"));
        Assert.Empty((await cities.Desks.Surroundings(At(Changsha), Changsha, id)).Parts);
        Assert.Equal(Standing.Held, (await cities.Show(Changsha, id)).Record.Standing);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_original_without_scan_counts_as_handed_in_and_travels_as_a_name_only(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var content = cities.Content("business-change") with { Papers = [Paper.Original("application"), Paper.Original("identity")] };
        var answer = await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "business-change", content));
        Assert.Empty(answer.Missing);
        await cities.HandOver(answer.Record.Header.Id, Changsha, Zhuzhou);
        Assert.All((await cities.Show(Zhuzhou, answer.Record.Header.Id)).Record.Content!.Papers, paper => Assert.True(paper.IsOriginal));
        await Refused("cases.paper-absent", async () => await cities.Desks.OpenPaper(At(Zhuzhou), Zhuzhou, answer.Record.Header.Id, ""));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_decision_names_its_result_and_closing_its_ground(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement")).Header.Id;
        await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Admitted);
        await Refused("cases.unknown-result", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Decided));
        await Refused("cases.unknown-result", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Decided, "", "medal"));
        await Refused("cases.reason-missing", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Closed, " "));
        await Refused("cases.wrong-state", async () => await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Correcting));
        Assert.Equal("penalty", (await cities.Cases.Advance(At(Changsha), Changsha, id, CaseState.Decided, "", "penalty")).Header.Result);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Cases_are_found_by_number_person_item_state_and_what_is_late_and_only_in_ones_own_city(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var first = await cities.Submit(Changsha, person: "430204199001011234");
        var second = await cities.Submit(Changsha, "pension-transfer", person: "430204199001019999");
        await cities.Submit(Zhuzhou);
        Assert.Equal([first.Header.Number], await Found(new("000001")));
        Assert.Equal([first.Header.Number], await Found(new(first.Header.Number)));
        Assert.Empty(await Found(new(first.Header.Number, Item: second.Header.Item)));
        Assert.Equal([second.Header.Number], await Found(new("430204199001019999")));
        Assert.Empty(await Found(new("430204199001010000")));
        Assert.Empty(await Found(new("%")));
        Assert.Equal([second.Header.Number], await Found(new(Item: "pension-transfer", State: CaseState.Received)));
        Assert.Empty(await Found(new(IsLate: true)));
        cities.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal([first.Header.Number], await Found(new(IsLate: true)));
        await cities.Cases.Pause(At(Changsha), Changsha, first.Header.Id, "补正");
        Assert.Empty(await Found(new(IsLate: true)));
        Assert.Equal(2, (await cities.Desks.ListWork(At(Changsha), Changsha)).Count);
        Assert.All(await cities.Desks.ListWork(At(Changsha), Changsha), view => Assert.Empty(view.Record.PersonKey));
        await Refused("access.not-yours", async () => await cities.Desks.Search(At(Zhuzhou), Changsha, new()));

        async Task<IReadOnlyList<string>> Found(CaseFilter filter) => [.. (await cities.Desks.Search(At(Changsha), Changsha, filter)).Select(view => view.Record.Header.Number)];
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_half_typed_acceptance_is_kept_sealed_for_its_clerk_and_goes_after_a_fortnight(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var form = new Dictionary<string, string> { ["applicant"] = "张三丰", ["person"] = "430204199001011234", ["contact"] = "" };
        await cities.Desks.KeepDraft(At(Changsha), Changsha, form);
        Assert.Equal(["张三丰", "430204199001011234"], (await cities.Desks.FindDraft(At(Changsha), Changsha)).Values);
        var stored = await cities.Database.Read(session => session.Get<string>("SELECT form FROM cases_drafts"));
        Assert.DoesNotContain("430204", stored, StringComparison.Ordinal);
        await Refused("access.not-yours", async () => await cities.Desks.FindDraft(At(Zhuzhou), Changsha));
        await Refused("cases.draft-too-long", async () => await cities.Desks.KeepDraft(At(Changsha), Changsha, new Dictionary<string, string> { ["applicant"] = new('x', 70_000) }));
        cities.Clock.Advance(TimeSpan.FromDays(KeepDraft.DaysKept + 1));
        await cities.Desks.KeepDraft(At(Changsha) with { Name = "colleague" }, Changsha, form);
        Assert.Empty(await cities.Desks.FindDraft(At(Changsha), Changsha));
        await cities.Desks.KeepDraft(At(Changsha) with { Name = "colleague" }, Changsha, new Dictionary<string, string>());
        Assert.Equal(0, await cities.Database.Read(session => session.Get<long>("SELECT COUNT(*) FROM cases_drafts")));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Earlier_cases_of_the_same_person_and_item_stand_beside_the_case_also_when_they_were_handed_over(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var first = await cities.Submit(Changsha);
        await cities.HandOver(first.Header.Id, Changsha, Zhuzhou);
        var second = await cities.Submit(Changsha);
        Assert.Equal([first.Header.Number], (await cities.Desks.Surroundings(At(Changsha), Changsha, second.Header.Id)).Same.Select(same => same.Number));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_desks_write_down_needs_words_and_lies_sealed_and_a_late_paper_goes_to_the_holder(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await Refused("cases.reason-missing", async () => await cities.Cases.Jot(At(Changsha), Changsha, id, JottingKind.Task, " "));
        await cities.Cases.Jot(At(Changsha), Changsha, id, JottingKind.SideNote, "疑似冒用身份");
        Assert.DoesNotContain("疑似", await cities.Database.Read(session => session.Get<string>("SELECT text FROM cases_jottings")), StringComparison.Ordinal);
        Assert.Equal("疑似冒用身份", (await cities.Show(Changsha, id)).Jottings.Single().Text);
        await cities.HandOver(id, Changsha, Zhuzhou);
        await Refused("cases.reason-missing", async () => await cities.Cases.Supplement(At(Changsha), Changsha, id, null, ""));
        await cities.Cases.Supplement(At(Changsha), Changsha, id, Paper.Original("premises"), null);
        await cities.Deliver();
        var filed = await cities.Show(Zhuzhou, id);
        Assert.Contains(filed.Record.Content!.Papers, paper => paper.Kind == "premises");
        Assert.Equal(Zhuzhou, filed.Record.Header.Holder);
    }
}
