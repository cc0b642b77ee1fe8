using System.Text;
using OneCity.Agreements.Files;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Agreements.Tests.Files;

public sealed class TermsFileTests
{
    private const string Sound =
        "parties: [{id: a, role: 飞出地}, {id: b, role: 飞入地}]\nfrom: 2016-01-01\nheads: [增值税]\nratio: [{shares: {a: 0.5, b: 0.5}}]\n";

    [Theory]
    [InlineData("capp: {amount_yuan: 1}", 5, "'cap'")]
    [InlineData("cap: {amount: 1, measured_on: total}", 5, "'amount_yuan'")]
    [InlineData("cap: {amount_yuan: 1, measured_on: outshare}", 5, "'out_share'")]
    [InlineData("cap: {amount_yuan: 1.005, measured_on: total}", 5, "two decimals")]
    [InlineData("cap: {amount_yuan: -1, measured_on: total}", 5, "two decimals")]
    [InlineData("cap: {amount_yuan: .nan, measured_on: total}", 5, "two decimals")]
    [InlineData("cap: [1]", 5, "mapping")]
    [InlineData("collected_by: c", 5, "unknown party 'c'")]
    [InlineData("minimum: {party: x, yuan_per_year: 1}", 5, "unknown party 'x'")]
    [InlineData("bands: [{over_yuan: 1, shares: {a: 0.5, b: 0.6}}]", 5, "add up to 1.1")]
    [InlineData("bands: [{over_yuan: 1, shares: {a: -0.5, b: 1.5}}]", 5, "not a number")]
    [InlineData("bands: [{over_yuan: 1, shares: {a: 1}}, {over_yuan: 1, shares: {a: 1}}]", 5, "two bands")]
    [InlineData("term: {years: 0}", 5, "at least 1")]
    [InlineData("term: {years: 2.5}", 5, "whole number")]
    [InlineData("heads: [增值税]", 5, "duplicate key 'heads'")]
    [InlineData("deduct_incentives: maybe", 5, "true or false")]
    [InlineData("amendments: [{from: 2017-02-30, ratio: [{shares: {a: 1}}]}]", 5, "not a date")]
    [InlineData("amendments: [{from: 2017-01-01, ration: 1}]", 5, "'ratio'")]
    [InlineData("object: {firms: [甲, 甲]}", 5, "listed twice")]
    [InlineData("transfer: {a", 6, "not valid YAML")]
    [InlineData("transfer: *x", 5, "no anchor")]
    [InlineData("--- 1", 5, "more than one document")]
    public void A_faulty_line_is_named_with_what_to_do(string line, int number, string expected)
    {
        var broken = Assert.Throws<FileFaultException>(() => TermsFile.Read("terms.yaml", Sound + line + "\n"));
        var text = broken.Faults[0].ToLine(Language.English);
        Assert.StartsWith($"terms.yaml:{number}: ", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cap: {prior_years_sum: 3}", "cap.measured_on")]
    [InlineData("cap: {measured_on: total}", "cap.amount_yuan")]
    [InlineData("term: {years: 3, extend_years: 2}", "term.extend_when")]
    [InlineData("increment: {base: prior_average, prior_years: 3}", "increment.base_to")]
    [InlineData("increment: {base: prior_average, base_to: a}", "increment.prior_years")]
    [InlineData("threshold: {average_yuan: 5}", "threshold.prior_years")]
    [InlineData("minimum: {party: a}", "minimum.yuan_per_year")]
    [InlineData("basis: local_retained", "local_retained")]
    [InlineData("{basis: local_retained, local_retained: {城建税: 0.5}}", "local_retained.增值税")]
    [InlineData("statistics: [{indicator: 产值, rule: ratio}]", "statistics.shares")]
    [InlineData("statistics: [{indicator: 产值, rule: wholly}]", "statistics.to")]
    public void What_is_open_is_reported_and_never_filled_in(string rule, string key)
    {
        var text = Sound + (rule.StartsWith('{') ? "basis: local_retained\nlocal_retained: {城建税: 0.5}" : rule) + "\n";
        var reading = TermsFile.Read("terms.yaml", text);
        Assert.Contains(reading.Open, open => open.Key == key && open.Line is 5 or 6 or 1);
        Assert.Throws<FileFaultException>(reading.ToAgreement);
    }

    [Fact]
    public void A_tab_is_named_by_its_own_line() => Assert.Equal("3", Assert.Throws<FileFaultException>(
        () => TermsFile.Read("t.yaml", "from: 2016-01-01\nratio:\n\t- {shares: {a: 1}}\n")).Faults[0].Place);

    [Fact]
    public void A_file_with_statistics_alone_is_complete()
    {
        var reading = TermsFile.Read("t.yaml", "parties: [{id: a}, {id: b, role: 承载地}]\nfrom: 2024-01-01\nstatistics: [{indicator: 固投, rule: full_both}]\n");
        Assert.Empty(reading.Open);
        Assert.NotNull(reading.Agreement);
    }

    [Fact]
    public void Parties_heads_ratio_and_date_that_are_missing_are_open()
    {
        var reading = TermsFile.Read("t.yaml", "agreement: 雨韶\n");
        Assert.Contains(reading.Open, open => open.Key == "parties");
        Assert.Contains(reading.Open, open => open.Key == "from");
    }

    [Fact]
    public void Aliases_may_be_used_but_not_to_blow_up()
    {
        var shared = "parties: [{id: a, role: 飞出地}, {id: b, role: 飞入地}]\nfrom: 2016-01-01\nheads: [增值税]\n"
            + "ratio: [{shares: &half {a: 0.5, b: 0.5}}]\nbands: [{over_yuan: 5, shares: *half}]\n";
        Assert.NotNull(TermsFile.Read("t.yaml", shared).Agreement);
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) bomb.Append('a').Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(',', Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        Assert.Contains("expand", Assert.Throws<FileFaultException>(() => TermsFile.Read("t.yaml", bomb.ToString())).Message, StringComparison.Ordinal);
        Assert.Contains("nested", Assert.Throws<FileFaultException>(() => TermsFile.Read("t.yaml", "x: " + new string('[', 5000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terms_file_of_another_program_reads_the_same()
    {
        var json = "{\"parties\": [{\"id\": \"a\", \"role\": \"out\"}, {\"id\": \"b\", \"role\": \"in\"}], \"from\": \"2016-01-01\", "
            + "\"heads\": [\"增值税\"], \"ratio\": [{\"shares\": {\"a\": 0.5, \"b\": 0.5}}], \"cap\": {\"amount_yuan\": 2.0e+07, \"measured_on\": \"out_share\"}}";
        Assert.Equal(2_000_000_000, (long)TermsFile.Read("t.yaml", json).ToAgreement().In(2016).Cap!.AmountFen.Numerator);
    }
}
