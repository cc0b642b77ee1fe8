using System.Text;
using DocumentFormat.OpenXml.Packaging;
using MiniExcelLibs;
using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Agreements.Tests.Features;

public sealed class StoredAgreements
{
    private const string Terms =
        "agreement: 试点\nparties: [{id: a, name: 甲市, role: 飞出地}, {id: b, name: 乙市, role: 飞入地}]\nfrom: 2016-01-01\nheads: [增值税]\n"
        + "ratio: [{shares: {a: 0.5, b: 0.5}}]\ntransfer: 上解\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_statement_goes_from_draft_to_settled_and_is_frozen_once_sent(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        await Import(engine, "甲,增值税,2016,100\n");
        await engine.Draft(Actor.Operator, "pilot", 2016);
        await Import(engine, "甲,增值税,2016,100\n甲,增值税,2016,20\n");
        Assert.Equal(6000, (await engine.Draft(Actor.Operator, "pilot", 2016)).TotalsFen["a"]);
        await engine.Send(Actor.Operator, "pilot", 2016);
        Assert.Equal("agreements.wrong-state", await Refused(() => engine.Draft(Actor.Operator, "pilot", 2016)));
        await engine.Confirm(Actor.Operator, "pilot", 2016, "a");
        Assert.Equal("agreements.already-confirmed", await Refused(() => engine.Confirm(Actor.Operator, "pilot", 2016, "a")));
        Assert.Equal("agreements.wrong-state", await Refused(() => engine.Settle(Actor.Operator, "pilot", 2016)));
        await engine.Confirm(Actor.Operator, "pilot", 2016, "b");
        await engine.Settle(Actor.Operator, "pilot", 2016);
        var view = await engine.GetStatement(Actor.Operator, "pilot", 2016);
        Assert.Equal("Settled", view.State);
        Assert.All(view.Confirmations, each => Assert.Equal(view.Sha256, each.Sha256));
        Assert.Equal(2, view.Confirmations.Count);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Late_receipts_and_refunds_become_corrections_of_the_next_statement(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        await Import(engine, "甲,增值税,2016,100\n");
        await engine.Draft(Actor.Operator, "pilot", 2016);
        await engine.Send(Actor.Operator, "pilot", 2016);
        await Import(engine, "甲,增值税,2016,100\n甲,增值税,2016,-30\n甲,增值税,2017,10\n");
        var paper = await engine.Draft(Actor.Operator, "pilot", 2017);
        Assert.Equal((2016, "甲", -3000L, -1500L), (paper.Corrections[0].Year, paper.Corrections[0].Firm, paper.Corrections[0].BasisFen, paper.Corrections[0].SharesFen["a"]));
        Assert.Equal(4000, paper.CumulativeFen["a"]);
        Assert.Equal(5000, (await engine.GetStatement(Actor.Operator, "pilot", 2016)).Paper.TotalsFen["a"]);
        await engine.Send(Actor.Operator, "pilot", 2017);
        Assert.Empty((await engine.Draft(Actor.Operator, "pilot", 2018)).Corrections);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_dispute_goes_line_by_line_to_the_meeting_and_the_superior(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        await Import(engine, "甲,增值税,2016,100\n");
        await engine.Draft(Actor.Operator, "pilot", 2016);
        await engine.Send(Actor.Operator, "pilot", 2016);
        Assert.Equal("agreements.unknown-line", await Refused(() => engine.Dispute(Actor.Operator, "pilot", 2016, new DisputedLine("b", "乙", "增值税", "x"))));
        await engine.Dispute(Actor.Operator, "pilot", 2016, new DisputedLine("b", "甲", "增值税", "含上年入库"));
        Assert.Equal("agreements.wrong-state", await Refused(() => engine.Confirm(Actor.Operator, "pilot", 2016, "a")));
        await engine.Meet(Actor.Operator, "pilot", 2016);
        await engine.Rule(Actor.Operator, "pilot", 2016, "维持原数");
        await engine.Confirm(Actor.Operator, "pilot", 2016, "a");
        await engine.Confirm(Actor.Operator, "pilot", 2016, "b");
        var view = await engine.GetStatement(Actor.Operator, "pilot", 2016);
        Assert.Equal(("Confirmed", "维持原数"), (view.State, view.Disputes[0].Ruling));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Terms_have_versions_and_an_import_can_be_tried_first(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        Assert.Equal(1, await engine.EnterTerms(Actor.Operator, "pilot", "t.yaml", Terms));
        Assert.Equal(2, await engine.EnterTerms(Actor.Operator, "pilot", "t.yaml", Terms + "term: {years: 3}\n"));
        var tried = await engine.ImportReceipts(Actor.Operator, "pilot", "r.csv", Encoding.UTF8.GetBytes("firm,head,period,amount\n甲,增值税,2016,-5\n甲,增值税,2016,-5\n"), None, isDryRun: true);
        Assert.Equal((2, 2, 0, -1000L), (tried.Added, tried.Refunds, tried.Duplicates, tried.SumFen));
        Assert.Equal(0, (await engine.List(Actor.Operator))[0].Receipts);
        Assert.Equal("agreements.unknown", await Refused(() => engine.Get(Actor.Operator, "nothing")));
        Assert.Equal("agreements.bad-id", await Refused(() => engine.EnterTerms(Actor.Operator, "Kein Name", "t.yaml", Terms)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Other_terms_are_tried_over_receipts_that_are_assumed_to_grow(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        await Import(engine, "甲,增值税,2016,100\n");
        await engine.EnterTerms(Actor.Operator, "pilot", "t.yaml", Terms.Replace("0.5, b: 0.5", "0.4, b: 0.6", StringComparison.Ordinal));
        Assert.Equal([2, 1], (await engine.Get(Actor.Operator, "pilot")).Versions.Select(each => each.Version));
        var first = await engine.GetTerms(Actor.Operator, "pilot", 1);
        var (now, before) = (await engine.WhatIf(Actor.Operator, "pilot", null, 2018, 10m), await engine.WhatIf(Actor.Operator, "pilot", first, 2018, 10m));
        Assert.Equal([4000L, 4400, 4840], now.Periods.Select(period => period.TotalsFen[0]));
        Assert.Equal([5000L, 5500, 6050], before.Periods.Select(period => period.TotalsFen[0]));
        Assert.Equal(4000, (await engine.WhatIf(Actor.Operator, "pilot", null, 2018)).CumulativeFen[0]);
        await Assert.ThrowsAsync<FileFaultException>(() => engine.WhatIf(Actor.Operator, "pilot", null, 2200, 999m));
        Assert.Equal("agreements.unknown", await Refused(() => engine.GetTerms(Actor.Operator, "pilot", 3)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Statistics_rules_are_handed_over_with_the_terms_and_the_years_they_hold(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var book = new Noted();
        var engine = new AgreementCity(store, "", book).Engine;
        await engine.EnterTerms(Actor.Operator, "pilot", "t.yaml", Terms + "object: {park: 高新区}\nstatistics: [{indicator: gdp, rule: full_both}]\n"
            + "amendments: [{from: 2019-01-01, statistics: [{indicator: gdp, rule: wholly, to: b, publish: true}]}]\n");
        var agreed = Assert.Single(book.Taken);
        Assert.Equal(("pilot", "高新区"), (agreed.Agreement, agreed.Park));
        Assert.Equal([(StatisticsKind.FullBoth, 2016, (int?)2018, false), (StatisticsKind.Wholly, 2019, null, true)],
            agreed.Rules.Select(each => (each.Rule.Kind, each.FromYear, each.ToYear, each.Rule.IsPublishable)));
    }

    private sealed class Noted : ITakeStatistics
    {
        public List<AgreedStatistics> Taken { get; } = [];

        public Task Take(IWriteSession session, Actor actor, AgreedStatistics agreed)
        {
            Taken.Add(agreed);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void A_tax_bureaus_workbook_is_read_by_its_own_column_names_and_faults_name_the_cell()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[]
        {
            new Dictionary<string, object> { ["纳税人名称"] = "甲", ["征收项目"] = "增值税", ["入库年月"] = "201603", ["实缴金额"] = 12.5 },
            new Dictionary<string, object> { ["纳税人名称"] = "甲", ["征收项目"] = "增值税", ["入库年月"] = "2016年4月", ["实缴金额"] = -0.1 },
        });
        var rows = ReceiptsTable.Read("r.xlsx", stream.ToArray(), None);
        Assert.Equal([("2016-03", 1250L), ("2016-04", -10L)], rows.Select(row => (row.Row.Period, row.Row.AmountFen)));
        using var bad = new MemoryStream();
        bad.SaveAs(new[] { new Dictionary<string, object> { ["firm"] = "甲", ["head"] = "增值税", ["period"] = "昨天", ["amount"] = 1 } });
        var fault = Assert.Throws<FileFaultException>(() => ReceiptsTable.Read("r.xlsx", bad.ToArray(), None));
        Assert.Equal("C2", fault.Faults[0].Place);
        Assert.Throws<FileFaultException>(() => ReceiptsTable.Read("r.xlsx", [1, 2, 3], None));
    }

    [Fact]
    public void A_table_saved_by_a_Chinese_spreadsheet_is_read_in_its_own_encoding()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var rows = ReceiptsTable.Read("入库.csv", gb.GetBytes("纳税人名称,税种,入库日期,实缴金额\r\n甲公司,增值税,2016-03-15,\"1,234.50\"\r\n"), None);
        Assert.Equal(("甲公司", "2016-03", 123_450L), (rows[0].Row.Firm, rows[0].Row.Period, rows[0].Row.AmountFen));
        Assert.Equal("1", Assert.Throws<FileFaultException>(() => ReceiptsTable.Read("r.csv", [0xFF, 0xFF, 0x20], None)).Faults[0].Place);
    }

    [Theory, InlineData(Dialect.Sqlite)]
    public async Task The_letter_and_the_workbook_can_be_opened(Dialect dialect)
    {
        await using var store = await Open(dialect);
        var engine = Engine(store);
        await Import(engine, "甲,增值税,2016,100\n");
        var paper = await engine.Draft(Actor.Operator, "pilot", 2016);
        using var letter = WordprocessingDocument.Open(new MemoryStream(StatementFiles.ToLetter(paper, "abc")), false);
        Assert.Contains("50.00", letter.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        var said = letter.MainDocumentPart.Document.Body!.InnerText;
        Assert.Contains("甲市、乙市：", said, StringComparison.Ordinal);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(letter, TestContext.Current.CancellationToken).Select(each => $"{each.Path?.XPath} {each.Description}"));
        using var workbook = new MemoryStream(StatementFiles.ToWorkbook(paper));
        Assert.Equal("甲", workbook.Query(useHeaderRow: true, sheetName: "结算单").Cast<IDictionary<string, object>>().First()["企业"]);
    }

    private static readonly Dictionary<string, string> None = [];

    private static Task<TestStore> Open(Dialect dialect) => AgreementCity.OpenStore(dialect);

    private static AgreementsEngine Engine(TestStore store) => new AgreementCity(store, "").Engine;

    private static async Task Import(AgreementsEngine engine, string rows)
    {
        await engine.EnterTerms(Actor.Operator, "pilot", "terms.yaml", Terms);
        await engine.ImportReceipts(Actor.Operator, "pilot", "r.csv", Encoding.UTF8.GetBytes("firm,head,period,amount\n" + rows), None, isDryRun: false);
    }

    private static async Task<string> Refused(Func<Task> step) => (await Assert.ThrowsAsync<RefusedException>(step)).Refusal.Code;
}
