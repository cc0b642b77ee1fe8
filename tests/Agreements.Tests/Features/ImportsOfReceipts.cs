using System.Text;
using MiniExcelLibs;
using OneCity.Agreements.Features;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Agreements.Tests.Features;

/// <summary>The tax bureau's table: what is taken, what is left out, and where a fault stands.</summary>
public sealed class ImportsOfReceipts
{
    private const string Terms =
        "agreement: 试点\nparties: [{id: a, role: 飞出地}, {id: b, role: 飞入地}]\nfrom: 2016-01-01\nheads: [增值税]\nratio: [{shares: {a: 0.5, b: 0.5}}]\n";

    private const string Header = "firm,head,period,amount\n";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Refunds_and_duplicates_are_told_by_cell_and_a_longer_file_adds_only_what_is_new(Dialect dialect)
    {
        await using var store = await AgreementCity.OpenStore(dialect);
        var engine = await Engine(store, Terms);
        var first = await Import(engine, "r.csv", Header + "甲,增值税,2016,100\n甲,增值税,2016,100\n甲,增值税,2016-03,-30\n");
        Assert.Equal((3, 1, 0, 17_000L), (first.Added, first.Refunds, first.Duplicates, first.SumFen));
        Assert.Equal(["4"], first.RefundCells);
        using var longer = new MemoryStream();
        longer.SaveAs(new[] { (2016, 100d), (2016, 100d), (2016, 100d), (2017, -5d) }.Select(row => new Dictionary<string, object>
        {
            ["纳税人名称"] = "甲", ["税种"] = "增值税", ["入库年月"] = row.Item1, ["实缴金额"] = row.Item2,
        }));
        var tried = await engine.ImportReceipts(Actor.Operator, "pilot", "r.xlsx", longer.ToArray(), new Dictionary<string, string>(), isDryRun: true);
        Assert.Equal((2, 1, 2), (tried.Added, tried.Refunds, tried.Duplicates));
        Assert.Equal(["D5"], tried.RefundCells);
        Assert.Equal(["D2", "D3"], tried.DuplicateCells);
        Assert.Equal(3, (await engine.List(Actor.Operator))[0].Receipts);
    }

    [Theory]
    [InlineData("甲,增值税,2016,1,234.50\n", "2")]
    [InlineData("甲,增值税,2016,1\n乙,增值税,2016,\"1\n", "3")]
    [InlineData("甲,增值税,2016-13,1\n", "2")]
    [InlineData("甲,增值税,2016,0.001\n", "2")]
    [InlineData("甲,增值税,2016,一百\n", "2")]
    [InlineData(",增值税,2016,1\n", "2")]
    [InlineData("甲,,2016,1\n", "2")]
    public async Task A_row_that_cannot_be_read_is_named_and_nothing_is_taken(string rows, string line)
    {
        await using var store = await AgreementCity.OpenStore(Dialect.Sqlite);
        var engine = await Engine(store, Terms);
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => Import(engine, "r.csv", Header + rows));
        Assert.Equal(line, fault.Faults[0].Place);
        Assert.Equal(0, (await engine.List(Actor.Operator))[0].Receipts);
    }

    [Theory]
    [InlineData("object: {park: 高新区}\n", "park")]
    [InlineData("object: {projects: [一号线]}\n", "project")]
    public async Task Receipts_without_the_column_that_the_terms_ask_for_are_refused(string about, string column)
    {
        await using var store = await AgreementCity.OpenStore(Dialect.Sqlite);
        var engine = await Engine(store, Terms + about);
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => Import(engine, "r.csv", Header + "甲,增值税,2016,1\n"));
        Assert.Contains(column, fault.Faults[0].What.English, StringComparison.Ordinal);
        await Import(engine, "r.csv", $"firm,head,period,amount,{column}\n甲,增值税,2016,1,{(column == "park" ? "高新区" : "一号线")}\n");
        Assert.Equal(50, (await engine.Draft(Actor.Operator, "pilot", 2016)).TotalsFen["a"]);
    }

    private static async Task<AgreementsEngine> Engine(Testing.TestStore store, string terms)
    {
        var engine = new AgreementCity(store, "").Engine;
        await engine.EnterTerms(Actor.Operator, "pilot", "terms.yaml", terms);
        return engine;
    }

    private static Task<ImportReport> Import(AgreementsEngine engine, string file, string text) =>
        engine.ImportReceipts(Actor.Operator, "pilot", file, Encoding.UTF8.GetBytes(text), new Dictionary<string, string>(), isDryRun: false);
}
