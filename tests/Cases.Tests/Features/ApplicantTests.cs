using OneCity.Storage;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>What an applicant sees and says with number and code, and what is told to them.</summary>
public sealed class ApplicantTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Number_and_code_show_the_case_as_the_desks_see_it_and_nothing_personal(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var record = await cities.Submit(Changsha, contact: "zhang@example.org");
        var (id, number) = (record.Header.Id, record.Header.Number);
        var code = cities.Desks.FollowCode(At(Changsha), Changsha, id);
        Assert.Equal(8, code.Length);
        foreach (var (wrongNumber, wrongCode) in new[] { (number, "22222222"), ("430100-2026-000999", code), ("nonsense", code), (number, "") })
            await Refused("cases.wrong-follow-code", async () => await cities.Desks.Follow(wrongNumber, wrongCode));
        await cities.HandOver(id, Changsha, Zhuzhou);
        await cities.Desks.SendParcel(At(Changsha), Changsha, id, "SF1234567890", Zhuzhou, "原件一套");
        var seen = await cities.Desks.Follow(number, code.ToLowerInvariant());
        Assert.Equal((Zhuzhou, CaseState.Received, "张**"), (seen.Holder, seen.State, seen.Applicant));
        Assert.Equal(["submitted", "offered", "handed-over", "parcel-sent"], seen.Steps.Select(step => step.Kind));
        Assert.Equal("SF1234567890", Assert.Single(seen.Parcels).Number);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_rating_comes_once_after_the_decision_and_both_cities_see_it_and_a_complaint_is_answered(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var record = await cities.Submit(Changsha);
        var (id, number, code) = (record.Header.Id, record.Header.Number, cities.Desks.FollowCode(At(Changsha), Changsha, record.Header.Id));
        await cities.HandOver(id, Changsha, Zhuzhou);
        await Refused("cases.cannot-rate", async () => await cities.Desks.Rate(number, code, 5, ""));
        foreach (var to in new[] { CaseState.Admitted, CaseState.Decided }) await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, to);
        await cities.Deliver();
        foreach (var stars in new int?[] { 0, 6, null }) await Refused("cases.cannot-rate", async () => await cities.Desks.Rate(number, code, stars, ""));
        await cities.Desks.Rate(number, code, 2, "等得太久");
        await Refused("cases.cannot-rate", async () => await cities.Desks.Rate(number, code, 5, ""));
        var complaint = await cities.Desks.Complain(number, code, "窗口让我跑了两次");
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou })
            Assert.Equal("2", (await cities.Show(city, id)).Events.Single(line => line.Kind == "rated").Words);
        await cities.Desks.AnswerVoice(At(Changsha), Changsha, complaint.Id, "已改为一次告知，向您致歉");
        await Refused("cases.nothing-to-answer", async () => await cities.Desks.AnswerVoice(At(Changsha), Changsha, complaint.Id, "again"));
        Assert.Contains((await cities.Desks.Follow(number, code)).Voices, voice => voice.Answer.StartsWith("已改为", StringComparison.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_parcel_is_seen_by_both_cities_and_what_was_missing_is_named(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha)).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        await Refused("cases.parcel-number-missing", async () => await cities.Desks.SendParcel(At(Changsha), Changsha, id, " ", Zhuzhou, "原件"));
        await cities.Desks.SendParcel(At(Changsha), Changsha, id, "EMS1", Zhuzhou, "申请书、身份证");
        await Refused("cases.parcel-known", async () => await cities.Desks.SendParcel(At(Changsha), Changsha, id, "EMS1", Zhuzhou, "原件"));
        await cities.Deliver();
        await cities.Desks.ReceiveParcel(At(Zhuzhou), Zhuzhou, id, "EMS1", "身份证");
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou })
            Assert.Equal(("EMS1", "身份证", true), (await cities.Desks.Surroundings(At(city), city, id)).Parcels.Select(parcel => (parcel.Number, parcel.Missing, parcel.ReceivedAtUs is not null)).Single());
        await Refused("cases.unknown-parcel", async () => await cities.Desks.ReceiveParcel(At(Zhuzhou), Zhuzhou, id, "EMS1"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_notice_waits_in_the_queue_until_it_went_out_and_is_written_once(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, contact: "zhang@example.org")).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        cities.Channel.Failures = 3;
        Assert.Equal(0, await cities.Desks.SendNotices(CancellationToken.None));
        for (var minutes = 1; minutes <= 8; minutes *= 2)
        {
            cities.Clock.Advance(TimeSpan.FromMinutes(minutes + 1));
            await cities.Desks.SendNotices(CancellationToken.None);
        }
        Assert.Equal(2, cities.Channel.Sent.Count);
        Assert.All(cities.Channel.Sent, notice => Assert.Equal("zhang@example.org", notice.Target));
        var kept = await cities.Database.Read(session => session.List<string>("SELECT target FROM cases_notices"));
        Assert.DoesNotContain(kept, target => target.Contains("example.org", StringComparison.Ordinal));
        Assert.All((await cities.Desks.Surroundings(At(Changsha), Changsha, id)).Notices, notice => Assert.True(notice.SentAtUs > 0));
    }
}
