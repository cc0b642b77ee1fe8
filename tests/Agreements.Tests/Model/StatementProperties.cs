using System.Globalization;
using System.Text;
using CsCheck;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using Xunit;

namespace OneCity.Agreements.Tests.Model;

/// <summary>What must hold for any terms and any receipts.</summary>
public sealed class StatementProperties
{
    private static readonly string[] Ratios = ["{a: 0.5, b: 0.5}", "{a: 1/3, b: 1/3, c: 1/3}", "{a: 0.07, b: 0.93}", "{a: 0.6, b: 0.3, c: 0.1}", "{b: 1}"];

    private static readonly Gen<string> Row = Gen.Select(
        One("甲", "乙", "丙"), One("增值税", "企业所得税", "incentive"), Gen.Int[2012, 2021], Gen.Long[-30_000, 100_000],
        (firm, head, year, fen) => $"{firm},{head},{year},{(head == "incentive" ? Math.Abs(fen) : fen) / 100m}");

    private static readonly Gen<List<string>> Rows = Row.List[0, 40];

    private static readonly Gen<string> Rule = Gen.OneOf(
        Gen.Long[0, 500].Select(limit => $"bands: [{{over_yuan: {limit}, shares: {{a: 0.25, b: 0.5, c: 0.25}}}}]"),
        Gen.Long[-50, 500].Select(amount => $"increment: {{base: amount, amount_yuan: {amount}, base_to: a}}"),
        Gen.Const("increment: {base: prior_average, prior_years: 3, base_to: b}"),
        Gen.Long[0, 300].Select(average => $"threshold: {{average_yuan: {average}, prior_years: 2}}"),
        Gen.Long[0, 900].Select(cap => $"cap: {{amount_yuan: {cap}, measured_on: out_share}}"),
        Gen.Long[0, 900].Select(cap => $"cap: {{amount_yuan: {cap}, measured_on: total}}"),
        Gen.Int[1, 4].Select(years => $"term: {{years: {years}, extend_years: 1, extend_when: cap_not_reached}}"),
        Gen.Long[0, 500].Select(least => $"minimum: {{party: a, yuan_per_year: {least}, per: agreement}}"),
        Gen.Long[0, 500].Select(least => $"minimum: {{party: c, yuan_per_year: {least}}}"),
        Gen.Const("basis: local_retained\nlocal_retained: {增值税: 0.375, 企业所得税: 1/3}"),
        Gen.Const("deduct_incentives: true"),
        Gen.Const("amendments: [{from: 2018-01-01, ratio: [{shares: {a: 0.2, b: 0.8}}], cap: null}]"));

    private static readonly Gen<Agreement> AnyTerms = Gen.Select(One(Ratios), Rule.List[0, 5], (ratio, rules) =>
    {
        var text = new StringBuilder("parties: [{id: a, role: 飞出地}, {id: b, role: 飞入地}, {id: c, role: company}]\nfrom: 2016-01-01\n")
            .Append("heads: [增值税, 企业所得税]\nratio: [{shares: ").Append(ratio).Append("}]\n");
        foreach (var rule in rules.DistinctBy(rule => rule[..rule.IndexOf(':', StringComparison.Ordinal)])) text.Append(rule).Append('\n');
        return TermsFile.Read("terms.yaml", text.ToString()).ToAgreement();
    });

    [Fact]
    public void Shares_of_every_line_add_up_to_its_basis_and_lines_to_the_totals() => Gen.Select(AnyTerms, Rows).Sample((agreement, rows) =>
    {
        var statement = Run(agreement, rows);
        foreach (var period in statement.Periods)
        {
            Assert.All(period.Lines, line => Assert.Equal(line.BasisFen, line.SharesFen.ToArray().Sum()));
            for (var i = 0; i < period.Parties.Length; i++)
                Assert.Equal(period.TotalsFen[i], period.Lines.Sum(line => line.SharesFen.Span[i]));
            Assert.All(period.FirmYears, year => Assert.Equal(year.Basis, Sum(year.Shares)));
        }
        for (var i = 0; i < statement.Parties.Length; i++)
            Assert.Equal(statement.CumulativeFen[i], statement.Periods.Sum(period => period.TotalsFen[i]));
    }, iter: 3000);

    [Fact]
    public void The_order_of_receipts_changes_nothing() => Gen.Select(AnyTerms, Rows, Gen.Int).Sample((agreement, rows, seed) =>
    {
        var shuffled = rows.OrderBy(row => (row.GetHashCode(StringComparison.Ordinal) ^ seed) & 0xFFFF).ToList();
        Assert.Equal(Json(Run(agreement, rows)), Json(Run(agreement, shuffled)));
    }, iter: 1000);

    [Fact]
    public void Printing_fewer_years_changes_no_number() => Gen.Select(AnyTerms, Rows).Sample((agreement, rows) =>
    {
        var (all, last) = (Run(agreement, rows), Run(agreement, rows, 2021, 2021));
        Assert.Equal(all.CumulativeFen.AsEnumerable(), last.CumulativeFen);
        Assert.Equal(all.Periods[^1].TotalsFen.AsEnumerable(), last.Periods[0].TotalsFen);
    }, iter: 1000);

    /// <summary>
    /// Each party's exact cumulative share never falls when a receipt after recognition rises: ratio steady, cap on the out share or
    /// absent, no minimum, no incentives. A capped firm has two parties here: what a third party gets ends when the cap is reached.
    /// </summary>
    [Fact]
    public void A_higher_receipt_never_lowers_what_a_party_has_received() => Gen.Select(
        One(Ratios), Gen.Long[1, 900], Gen.Bool, Gen.Bool, Gen.Int[1, 6], Rows.Where(rows => rows.Count > 0), Gen.Int[2016, 2021], Gen.Long[1, 50_000])
        .Sample((ratio, cap, hasCap, hasBase, years, rows, year, more) =>
        {
            var text = $"parties: [{{id: a, role: 飞出地}}, {{id: b, role: 飞入地}}, {{id: c, role: company}}]\nfrom: 2016-01-01\nheads: [增值税, 企业所得税]\n"
                + $"ratio: [{{shares: {(hasCap ? Ratios[cap % 2 * 2] : ratio)}}}]\nterm: {{years: {years}}}\nobject: {{firms: [甲, 乙, 丙]}}\n"
                + (hasCap ? $"cap: {{amount_yuan: {cap}, measured_on: out_share}}\n" : "")
                + (hasBase ? $"increment: {{base: amount, amount_yuan: {cap / 2}, base_to: b}}\n" : "");
            var agreement = TermsFile.Read("terms.yaml", text).ToAgreement();
            var positive = rows.Select(row => row.Replace(",-", ",", StringComparison.Ordinal)).ToList();
            var before = Received(Run(agreement, positive));
            var after = Received(Run(agreement, [.. positive, string.Create(CultureInfo.InvariantCulture, $"甲,增值税,{year},{more / 100m}")]));
            for (var i = 0; i < before.Length; i++) Assert.True(after[i] >= before[i], $"party {i} fell");
        }, iter: 2000);

    [Fact]
    public void Stating_year_by_year_with_corrections_and_rulings_gives_the_same_sums_as_from_scratch() => Gen.Select(AnyTerms, Rows, Rows, Gen.Long[1, 100_000]).Sample((agreement, early, late, moved) =>
    {
        var papers = new List<StatementPaper>();
        void State(List<string> rows, int year, IReadOnlyList<Adjustment> adjustments) => papers.Add(StatementPaper.Write(
            "pilot", Run(agreement, rows, 2016, year), year, year + 1, papers, new([], adjustments, 1)));
        foreach (var year in (int[])[2016, 2017, 2018]) State(early, year, []);
        var (from, to) = (agreement.AllParties()[0].Id, agreement.AllParties()[1].Id);
        var ruling = papers.SelectMany(paper => paper.Lines.Select(line => new Adjustment(paper.Year, line.Firm, line.Head, from, to, moved, "裁定"))).Take(1).ToList();
        foreach (var year in (int[])[2019, 2020, 2021]) State([.. early, .. late], year, ruling);
        var scratch = Run(agreement, [.. early, .. late], 2016, 2021);
        for (var i = 0; i < scratch.Parties.Length; i++)
        {
            var party = scratch.Parties[i].Id;
            var ruled = ruling.Sum(each => each.Payee == party ? each.AmountFen : each.Payer == party ? -each.AmountFen : 0);
            var sum = papers.Sum(paper => paper.TotalsFen.GetValueOrDefault(party) + paper.CorrectionsFen.GetValueOrDefault(party));
            Assert.Equal(scratch.CumulativeFen[i] + ruled, sum);
            Assert.Equal(sum, papers[^1].CumulativeFen[party]);
        }
        Assert.All(papers.SelectMany(paper => paper.Corrections), each => Assert.Equal(each.BasisFen, each.SharesFen.Values.Sum()));
    }, iter: 1000);

    private static Gen<string> One(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static Statement Run(Agreement agreement, List<string> rows, int first = 2016, int last = 2021) => StatementCalculation.Run(
        agreement, ReceiptsFile.Read("r.csv", "firm,head,period,amount\n" + string.Join('\n', rows)), first, last);

    private static string Json(Statement statement)
    {
        using var stream = new MemoryStream();
        StatementJson.Write(statement, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Kernel.Rational Sum(IEnumerable<Kernel.Rational> parts) => parts.Aggregate(Kernel.Rational.Zero, (sum, part) => sum + part);

    private static Kernel.Rational[] Received(Statement statement)
    {
        var sums = new Kernel.Rational[statement.Parties.Length];
        foreach (var year in statement.Periods.SelectMany(period => period.FirmYears))
        {
            for (var i = 0; i < sums.Length; i++) sums[i] += year.Shares[i];
        }
        return sums;
    }
}
