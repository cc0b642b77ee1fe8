using System.Text;
using OneCity.Agreements.Features;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Agreements.Tests.Features;

public sealed class StatementsBetweenCities
{
    private const string A = "430200";
    private const string B = "430300";
    private const string C = "430100";

    private const string Terms =
        "agreement: 试点\nparties: [{id: \"430200\", name: 甲市, role: 飞出地}, {id: yu, name: 乙市, role: 飞入地, member: \"430300\"}]\nfrom: 2016-01-01\nheads: [增值税]\n"
        + "ratio: [{shares: {\"430200\": 0.5, yu: 0.5}}]\ntransfer: 上解\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Both_cities_hold_the_same_bytes_signed_by_both_and_see_it_settled(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        var (away, home) = (cities[0], cities[1]);
        await Start(home, Terms, "甲,增值税,2016,100\n");
        Assert.Equal("agreements.unknown-statement", await Refused(() => away.Engine.Confirm(Actor.Operator, "pilot", 2016, A)));
        await home.Engine.Send(Actor.Operator, "pilot", 2016);
        Assert.Equal("agreements.not-here", await Refused(() => home.Engine.Confirm(Actor.Operator, "pilot", 2016, A)));
        await AgreementCity.Carry(cities);
        await away.Engine.Confirm(Actor.Operator, "pilot", 2016, A);
        await home.Engine.Confirm(Actor.Operator, "pilot", 2016, "yu");
        Assert.Equal("Sent", (await home.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
        await AgreementCity.Carry(cities);
        var (ours, theirs) = (await home.Engine.GetStatement(Actor.Operator, "pilot", 2016), await away.Engine.GetStatement(Actor.Operator, "pilot", 2016));
        Assert.Equal(("Confirmed", "Confirmed"), (ours.State, theirs.State));
        Assert.Equal(ours.Bytes, theirs.Bytes);
        foreach (var view in (StatementView[])[ours, theirs])
        {
            Assert.Equal(2, view.Confirmations.Count);
            Assert.All(view.Confirmations, each => Assert.True(each.Holds));
            Assert.All(view.Copies, copy => Assert.True(copy.IsIntact));
        }
        Assert.Equal("agreements.not-home", await Refused(() => away.Engine.Settle(Actor.Operator, "pilot", 2016)));
        await home.Engine.Settle(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        Assert.Equal("Settled", (await away.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
        Assert.Equal("试点", (await away.Engine.List(Actor.Operator))[0].Name);
        Assert.Equal(B, (await away.Engine.Get(Actor.Operator, "pilot")).Home);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_dispute_is_met_ruled_and_adjusted_in_the_next_statement(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        var (away, home) = (cities[0], cities[1]);
        await Start(home, Terms, "甲,增值税,2016,100\n甲,增值税,2017,10\n");
        await home.Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        Assert.Equal("agreements.no-reason", await Refused(() => away.Engine.Dispute(Actor.Operator, "pilot", 2016, new(A, "甲", "增值税", " "))));
        await away.Engine.Dispute(Actor.Operator, "pilot", 2016, new(A, "甲", "增值税", "含上年入库"));
        Assert.Equal("agreements.wrong-state", await Refused(() => away.Engine.Confirm(Actor.Operator, "pilot", 2016, A)));
        await AgreementCity.Carry(cities);
        Assert.Equal("含上年入库", (await home.Engine.GetStatement(Actor.Operator, "pilot", 2016)).Disputes[0].Line.Reason);
        await home.Engine.Meet(Actor.Operator, "pilot", 2016);
        Assert.Equal("agreements.bad-adjustment", await Refused(() => home.Engine.Rule(Actor.Operator, "pilot", 2016, "x", [new("甲", "增值税", A, A, 5)])));
        await home.Engine.Rule(Actor.Operator, "pilot", 2016, "调减二元", [new("甲", "增值税", A, "yu", 200)]);
        await AgreementCity.Carry(cities);
        var theirs = await away.Engine.GetStatement(Actor.Operator, "pilot", 2016);
        Assert.Equal(("Ruled", "调减二元"), (theirs.State, theirs.Disputes[0].Ruling));
        var next = await home.Engine.Draft(Actor.Operator, "pilot", 2017);
        Assert.Equal((2016, 0L, -200L, 200L), (next.Corrections[0].Year, next.Corrections[0].BasisFen, next.Corrections[0].SharesFen[A], next.Corrections[0].SharesFen["yu"]));
        Assert.Equal(("ruling", 200L, "调减二元"), (next.Corrections[0].Reasons![0].Code, next.Corrections[0].Reasons![0].AmountFen, next.Corrections[0].Reasons![0].What));
        Assert.Equal(("yu", A, 300L), (next.Due![0].Payer, next.Due[0].Payee, next.Due[0].AmountFen));
        await home.Engine.Send(Actor.Operator, "pilot", 2017);
        Assert.Empty((await home.Engine.Draft(Actor.Operator, "pilot", 2018)).Corrections);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_year_in_which_nobody_is_recognised_yet_still_has_a_home_and_both_copies_and_none_before_recognition(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        await Start(cities[1], Terms + "object: {firms: [{id: 甲, from: 2017-01-01}]}\n", "甲,增值税,2017,100\n");
        await cities[1].Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        foreach (var (city, party) in new[] { (cities[0], A), (cities[1], "yu") }) await city.Engine.Confirm(Actor.Operator, "pilot", 2016, party);
        await AgreementCity.Carry(cities);
        foreach (var city in cities) Assert.Equal("Confirmed", (await city.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
        Assert.Equal("agreements.before-recognition", await Refused(() => cities[1].Engine.Draft(Actor.Operator, "pilot", 2015)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_dispute_that_is_withdrawn_stays_on_record_and_no_longer_stands_in_the_way(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        var (away, home) = (cities[0], cities[1]);
        await Start(home, Terms, "甲,增值税,2016,100\n");
        await home.Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        Assert.Equal("agreements.no-open-dispute", await Refused(() => away.Engine.Withdraw(Actor.Operator, "pilot", 2016, A, 1)));
        foreach (var reason in (string[])["含上年入库", "比例有误"]) await away.Engine.Dispute(Actor.Operator, "pilot", 2016, new(A, "甲", "增值税", reason));
        await AgreementCity.Carry(cities);
        await home.Engine.Meet(Actor.Operator, "pilot", 2016);
        await away.Engine.Withdraw(Actor.Operator, "pilot", 2016, A, 1);
        await AgreementCity.Carry(cities);
        foreach (var city in cities) Assert.Equal("Meeting", (await city.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
        await away.Engine.Withdraw(Actor.Operator, "pilot", 2016, A, 2);
        await AgreementCity.Carry(cities);
        foreach (var city in cities)
        {
            var view = await city.Engine.GetStatement(Actor.Operator, "pilot", 2016);
            Assert.Equal("Sent", view.State);
            Assert.All(view.Disputes, each => Assert.NotNull(each.WithdrawnAt));
            Assert.Equal(2, view.Disputes.Count);
        }
        Assert.Equal("agreements.no-open-dispute", await Refused(() => away.Engine.Withdraw(Actor.Operator, "pilot", 2016, A, 2)));
        Assert.Equal("agreements.wrong-state", await Refused(() => home.Engine.Rule(Actor.Operator, "pilot", 2016, "x")));
        await away.Engine.Confirm(Actor.Operator, "pilot", 2016, A);
        await home.Engine.Confirm(Actor.Operator, "pilot", 2016, "yu");
        await AgreementCity.Carry(cities);
        foreach (var city in cities) Assert.Equal("Confirmed", (await city.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_ruling_and_a_withdrawal_that_cross_give_both_cities_the_same_state(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        var (away, home) = (cities[0], cities[1]);
        await Start(home, Terms, "甲,增值税,2016,100\n");
        await home.Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        await away.Engine.Dispute(Actor.Operator, "pilot", 2016, new(A, "甲", "增值税", "含上年入库"));
        await AgreementCity.Carry(cities);
        await home.Engine.Meet(Actor.Operator, "pilot", 2016);
        await home.Engine.Rule(Actor.Operator, "pilot", 2016, "维持原数");
        await away.Engine.Withdraw(Actor.Operator, "pilot", 2016, A, 1);
        await AgreementCity.Carry(cities);
        foreach (var city in cities)
        {
            var view = await city.Engine.GetStatement(Actor.Operator, "pilot", 2016);
            Assert.Equal(("Ruled", "维持原数", true), (view.State, view.Disputes[0].Ruling, view.Disputes[0].WithdrawnAt is not null));
        }
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task News_of_a_third_party_that_overtakes_the_statement_counts_once_it_arrives(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B, C);
        await Start(cities[1], Terms.Replace("member: \"430300\"}", "member: \"430300\"}, {id: chang, role: company, member: \"430100\"}", StringComparison.Ordinal), "甲,增值税,2016,100\n");
        await cities[1].Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities, (cities[0], cities[1]));
        await cities[2].Engine.Confirm(Actor.Operator, "pilot", 2016, "chang");
        await cities[1].Engine.Confirm(Actor.Operator, "pilot", 2016, "yu");
        await AgreementCity.Carry(cities, (cities[0], cities[1]));
        Assert.Equal("agreements.unknown-statement", await Refused(() => cities[0].Engine.GetStatement(Actor.Operator, "pilot", 2016)));
        cities[1].Store.Clock.Advance(TimeSpan.FromMinutes(10));
        await AgreementCity.Carry(cities);
        await cities[0].Engine.Confirm(Actor.Operator, "pilot", 2016, A);
        await AgreementCity.Carry(cities);
        foreach (var city in cities) Assert.Equal("Confirmed", (await city.Engine.GetStatement(Actor.Operator, "pilot", 2016)).State);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task An_id_used_by_two_cities_is_refused_and_the_sender_sees_it(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B, C);
        await Start(cities[1], Terms, "甲,增值税,2016,100\n");
        await cities[1].Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        await Start(cities[2], Terms.Replace("430300", C, StringComparison.Ordinal), "丙,增值税,2016,7\n");
        await cities[2].Engine.Send(Actor.Operator, "pilot", 2016);
        await AgreementCity.Carry(cities);
        var view = await cities[2].Engine.GetStatement(Actor.Operator, "pilot", 2016);
        Assert.Equal(("Disputed", "agreements.id-taken"), (view.State, view.Disputes[0].Line.Reason));
        Assert.Equal(5000, (await cities[0].Engine.GetStatement(Actor.Operator, "pilot", 2016)).Paper.TotalsFen[A]);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_treasurys_payments_are_held_against_the_advice_of_transfer(Dialect dialect)
    {
        var cities = await AgreementCity.Open(dialect, A, B);
        var home = cities[1];
        await Start(home, Terms, "甲,增值税,2016,100\n");
        await home.Engine.Send(Actor.Operator, "pilot", 2016);
        const string List = "voucher,payer,payee,amount,paid_on\nP-1,yu,430200,20,2026-03-05\nP-1,yu,430200,20,2026-03-05\nP-2,yu,430200,29.5,2026-03-06\n";
        Assert.Equal(2, await home.Engine.EnterPayments(Actor.Operator, "pilot", 2016, "p.csv", List));
        Assert.Equal(0, await home.Engine.EnterPayments(Actor.Operator, "pilot", 2016, "p.csv", List));
        var paid = Assert.Single((await home.Engine.GetStatement(Actor.Operator, "pilot", 2016)).Payments);
        Assert.Equal((5000L, 4950L, 50L), (paid.DueFen, paid.PaidFen, paid.OpenFen));
        Assert.Equal("agreements.unknown-payment", await Refused(() => home.Engine.EnterPayments(Actor.Operator, "pilot", 2016, "p.csv", List.Replace("P-", "Q-", StringComparison.Ordinal).Replace("yu,430200", "430200,yu", StringComparison.Ordinal))));
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => home.Engine.EnterPayments(Actor.Operator, "pilot", 2016, "p.csv", "voucher,payer,payee,amount,paid_on\nX,yu,430200,1,5.3.2026\n"));
        Assert.Equal("2", fault.Faults[0].Place);
    }

    private static async Task Start(AgreementCity city, string terms, string rows)
    {
        await city.Engine.EnterTerms(Actor.Operator, "pilot", "terms.yaml", terms);
        await city.Engine.ImportReceipts(Actor.Operator, "pilot", "r.csv", Encoding.UTF8.GetBytes("firm,head,period,amount\n" + rows), new Dictionary<string, string>(), isDryRun: false);
        await city.Engine.Draft(Actor.Operator, "pilot", 2016);
    }

    private static async Task<string> Refused(Func<Task> step) => (await Assert.ThrowsAsync<RefusedException>(step)).Refusal.Code;
}
