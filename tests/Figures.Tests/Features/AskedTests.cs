using System.Text;
using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

/// <summary>What people write is understood whatever its spelling, and refused with its place where it cannot be.</summary>
public class AskedTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Codes_and_periods_are_found_with_spaces_and_Chinese_commas_around_them(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100, 2024-Q1 ,final,3700,亿元,,,,gongbao");
        var asked = FigureFilter.Of(" gdp ,resident_population", "430100， 430200", " 2024-Q1 ,2024", "在地");
        Assert.Equal("2024-Q1", Assert.Single(await desk.Engine.List(Actor.Operator, asked)).Fact.Period);
        Assert.Equal(new Fact("gdp", "430100", "2024-Q1", FigureBook.Official), Fact.Of("gdp ", "430100", " 2024-Q1", ""));
        Assert.Equal("figures.unknown-book", Assert.Throws<RefusedException>(() => FigureFilter.Of("gdp", "", "", "third")).Refusal.Code);
        Assert.Equal("kernel.unreadable-period", Assert.Throws<RefusedException>(() => FigureFilter.Of("gdp", "", "someday", "")).Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_row_without_a_source_is_its_owners_own_statement_whatever_the_table_is_called(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        async Task<ImportReport> Table(string name, string row)
        {
            var path = desk.File(name, "indicator,region,period,value,unit,owner", row);
            return await desk.Engine.Import(Actor.Operator, new(path, () => FigureTable.Read(path, name)));
        }
        Assert.Equal(1, (await Table("first.csv", "gdp,430100,2024,5,亿元,")).Added);
        Assert.Equal(1, (await Table("second.csv", "gdp,430100,2024,6,亿元,")).Superseded);
        Assert.Equal(1, (await Table("third.csv", "gdp,430100,2024,7,亿元,cs-fgw")).Conflicting);
        Assert.Equal(["cs-tjj", "cs-tjj", "cs-fgw"], (await desk.List(all: true)).Select(each => each.Claim.Source));
    }

    [Fact]
    public void A_table_whose_first_Chinese_word_comes_late_is_read_in_its_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(Directory.CreateTempSubdirectory("onecity-tests-").FullName, "gbk.csv");
        var rows = Enumerable.Range(0, 2000).Select(_ => "gdp,430100,2024,5,plain");
        File.WriteAllBytes(path, Encoding.GetEncoding("GB18030").GetBytes(string.Join("\r\n", ["indicator,region,period,value,source", .. rows, "gdp,430100,2024,5,长沙统计公报"])));
        var last = FigureTable.Read(path, "gbk.csv").Last();
        Assert.Equal(("2002", "长沙统计公报"), (last.Place, last["source"]));
    }

    [Fact]
    public async Task What_is_wrong_before_an_unreadable_line_is_said_too()
    {
        await using var desk = await Desk.Open(Dialect.Sqlite);
        var path = desk.File("in.csv", "indicator,region,period,value", "gdp,430100,2024,five", "gdp,999999,2024,5", "gdp,430100,2024,5,6,7");
        var broken = await Assert.ThrowsAsync<FileFaultException>(() => desk.Engine.Import(Actor.Operator, new("in.csv", () => FigureTable.Read(path, "in.csv"))));
        Assert.Equal(["2", "3", "4"], broken.Faults.Select(fault => fault.Place));
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00+08:00"), InlineData("2026-03-02T09:00+0800"), InlineData("2026-03-02T09:00+08"), InlineData("2026-03-02T01:00:00Z"), InlineData("2026-03-02 09:00:00 +08:00")]
    public void An_instant_is_read_with_any_offset_of_ISO_8601(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), AsOfInstant.Parse(text));

    [Theory]
    [InlineData("2026-03-02T09:00:00"), InlineData("2026-03"), InlineData("yesterday"), InlineData("2026-03-02+08:00"), InlineData("")]
    public void An_instant_without_offset_is_no_instant(string text) =>
        Assert.Equal("figures.unreadable-instant", Assert.Throws<RefusedException>(() => AsOfInstant.Parse(text)).Refusal.Code);

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Values_at_the_end_of_the_range_are_compared_and_summed_and_one_beyond_it_is_named(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var report = await desk.Import("gdp,430100,2023,final,0.000000000000000001,亿元,,,,gongbao", "gdp,430100,2024,final,999999999999999999,亿元,,,,gongbao");
        Assert.Equal(2, report.Added);
        Assert.Contains(report.Notes, note => note.Code == "figures.check-jump");
        Assert.Equal(999999999999999999m, (await desk.Engine.Total(Actor.Operator, new("gdp", ["430100"], "2024", FigureBook.Official))).Value);
        Assert.Equal(999999999999999999m, Assert.Single(await desk.Engine.Pivot(Actor.Operator, new(["gdp"], ["430100"], ["2024"], FigureBook.Official))).Value);
        var tooLarge = await Assert.ThrowsAsync<FileFaultException>(() => desk.Import("resident_population,430100,2024,final,999999999999999999,万人,,,,gongbao"));
        Assert.Equal("2", Assert.Single(tooLarge.Faults).Place);
    }
}
