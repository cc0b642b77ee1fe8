using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Agreements.Tests.Files;

public sealed class TermsFormTests
{
    [Fact]
    public void A_full_form_writes_a_file_that_says_the_same()
    {
        var reading = TermsFile.Read("terms.yaml", Full().ToYaml());
        Assert.Empty(reading.Open);
        var terms = reading.ToAgreement().Versions[0].Terms;
        Assert.Equal(["株洲 \"甲\"", "湘潭"], terms.Parties.Select(party => party.Name));
        Assert.Equal(["430200", "430300"], terms.Parties.Select(party => party.Member));
        Assert.Equal([(1, (int?)3), (4, null)], terms.Ratio.Select(step => (step.FromYear, step.ToYear)));
        Assert.Equal(new Rational(1, 3), terms.Ratio[1].Shares.Parts[0]);
        Assert.Equal(new Rational(1, 2), terms.Retained[0]);
        Assert.Equal([("甲公司", (int?)null), ("乙公司", 2027)], terms.About.Firms!.Value.Select(firm => (firm.Id, firm.FromYear)));
        Assert.Equal((3, 1), (terms.Increment!.PriorYears, terms.Increment.BaseTo));
        Assert.Equal((3, CapMeasure.OutShare), (terms.Cap!.PriorYearsSum!.Value, terms.Cap.Measure));
        Assert.Equal((3, 2), (terms.Term!.Years, terms.Term.ExtendYears));
        Assert.Equal("上解", terms.Transfer);
        Assert.Equal((new Rational(1_000_000_000), new Rational(3, 10)), (terms.Bands.Single().OverFen, terms.Bands[0].Shares.Parts[0]));
        Assert.Equal((2, true), (terms.Minimum!.FromYear, terms.Minimum.IsPerAgreement));
        Assert.Equal([("工业产值", StatisticsKind.FullBoth, (int?)null, false), ("外资", StatisticsKind.Wholly, 0, true)],
            terms.Statistics.Select(rule => (rule.Indicator, rule.Kind, rule.To, rule.IsPublishable)));
    }

    [Fact]
    public void What_is_left_empty_stays_open()
    {
        var form = Full();
        (form.CapMeasuredOn, form.Steps) = (null, []);
        Assert.Equal(["ratio", "cap.measured_on"], TermsFile.Read("terms.yaml", form.ToYaml()).Open.Select(rule => rule.Key));
        Assert.Throws<FileFaultException>(() => TermsFile.Read("terms.yaml", new TermsForm { Parties = [new PartyFields { Id = "x: y", Role = "?" }] }.ToYaml()));
    }

    private static TermsForm Full() => new()
    {
        Name = "园区: 分享", From = "2026-05-01", Heads = "增值税、企业所得税", LocalRetained = "增值税 50%，企业所得税 0.4", DeductIncentives = "yes",
        Parties = [new() { Id = "zhu", Name = "株洲 \"甲\"", Role = "飞出地", Member = "430200" }, new() { Id = "430300", Name = "湘潭", Role = "飞入地" }, new()],
        Steps = [new() { FromYear = "1", ToYear = "3", Shares = ["50%", "50%", ""] }, new() { FromYear = "4", Shares = ["1/3", "2/3", null] }, new() { FromYear = "9" }],
        Firms = "甲公司\n乙公司, 2027-01-01\n", BaseYears = "3", BaseTo = "430300", ThresholdYuan = "20000000", ThresholdYears = "3",
        CapYears = "3", CapMeasuredOn = "out_share", TermYears = "3", ExtendYears = "2", MinimumParty = "zhu", MinimumYuan = "5000000", Transfer = "上解",
        Bands = [new() { OverYuan = "10000000", Shares = ["30%", "70%", ""] }, new()], MinimumFromYear = "2", MinimumPer = "agreement",
        Statistics = [new() { Indicator = "工业产值", Rule = "full_both" }, new() { Indicator = "外资", Rule = "wholly", To = "zhu", Publish = "yes" }, new()],
    };
}
