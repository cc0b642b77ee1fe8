using System.Text;
using OneCity.Figures.Features;
using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class PublicTests
{
    private const string Head = "indicator,region,period,status,value,unit,source,firms";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_second_part_is_held_back_where_the_whole_would_give_a_secret_away(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await Publish(desk, "gdp,three-cities,2024,final,100,亿元,x,", "gdp,430100,2024,final,60,亿元,x,9", "gdp,430200,2024,final,8,亿元,x,2", "gdp,430300,2024,final,32,亿元,x,5");
        Assert.Equal(["430200", "430300"], (await desk.Engine.ListPublic(new())).Where(each => each.IsSecret).Select(each => each.Fact.Region));
        // What is asked for makes no difference: a question about one city gets no more than the whole table.
        Assert.True(Assert.Single(await desk.Engine.ListPublic(new() { Regions = ["430300"] })).IsSecret);
        foreach (var name in new[] { "out.csv", "out.sdmx.csv" })
        {
            var path = Path.Combine(desk.Store.Folder, name);
            await desk.Engine.Export(Actor.Anonymous, new(path, new() { Regions = ["430300", "430100"] }, true), () => File.Create(path));
            var text = await File.ReadAllTextAsync(path);
            Assert.DoesNotContain(",32,", text, StringComparison.Ordinal);
            Assert.Contains(",60,", text, StringComparison.Ordinal);
        }
        Assert.Equal(4, (await desk.Engine.List(Actor.Operator, new())).Count(each => !each.IsWithheld));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Parts_of_a_whole_protect_each_other_too_and_the_members_then_count(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Engine.LoadRules(Actor.Operator, "checks:\n  - {indicator: gdp, check: parts, parts: [primary_value_added, secondary_value_added, tertiary_value_added]}\n", "figure-rules.yaml");
        await Publish(desk,
            "gdp,430100,2024,final,100,亿元,x,", "primary_value_added,430100,2024,final,5,亿元,x,1", "secondary_value_added,430100,2024,final,40,亿元,x,30", "tertiary_value_added,430100,2024,final,55,亿元,x,",
            // Xiangtan was no member in 2006: two parts, of which one is secret, so the other one goes as well.
            "gdp,three-cities,2006,final,30,亿元,x,", "gdp,430100,2006,final,10,亿元,x,1", "gdp,430200,2006,final,20,亿元,x,", "gdp,430300,2006,final,7,亿元,x,");
        Assert.Equal(
            ["gdp 430100 2006", "gdp 430200 2006", "primary_value_added 430100 2024", "secondary_value_added 430100 2024"],
            (await desk.Engine.ListPublic(new())).Where(each => each.IsSecret).Select(each => $"{each.Fact.Indicator} {each.Fact.Region} {each.Fact.Period}"));
    }

    [Theory]
    [InlineData("100 60 8:2 32", "8 32")] // the smallest other part
    [InlineData("100 60 8:1 32:1", "8 32 60")] // two secrets of two firms together are still one
    [InlineData("100 60 8:2 32:1", "8 32")]
    [InlineData("100 100:2", "100 100")] // the only part is the whole
    [InlineData("1000 60 8:2 32", "8")] // a part without a figure hides the secret
    [InlineData("100 60 8 32", "")]
    public void A_sum_gives_no_secret_away(string cells, string hidden)
    {
        var read = cells.Split(' ').Select((text, at) => (Fact: new Fact("gdp", $"{at}", "2024", FigureBook.Official), Parts: text.Split(':')))
            .ToDictionary(each => each.Fact, each => new PublicCell(Rational.Whole(long.Parse(each.Parts[0], null)), each.Parts.Length > 1 ? long.Parse(each.Parts[1], null) : null));
        var withheld = Suppression.Withheld(read, [new(read.Keys.First(), [.. read.Keys.Skip(1)])]);
        Assert.Equal(hidden, string.Join(' ', withheld.Select(fact => read[fact].Amount.ToDecimal()).Order()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_public_may_see_what_contradicts_what_it_is_shown_but_nothing_kept_inside(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await Publish(desk, "resident_population,430200,2018,,402.08,万人,news,", "resident_population,430200,2018,,4028500,人,gongbao,");
        await desk.Import("resident_population,430200,2018,,4100000,人,,,,inside");
        Assert.Equal("gongbao", Assert.Single(await desk.Engine.ListPublic(new())).Claim.Source);
        Assert.Equal([("news", false), ("gongbao", true)], (await desk.Engine.List(Actor.Anonymous, new() { All = true })).Select(each => (each.Claim.Source, each.IsTaken)));
        // Under embargo a claim is as little public as one that was never published.
        var at = desk.Store.Clock.GetUtcNow().AddDays(1);
        var fact = new Fact("resident_population", "430200", "2018", FigureBook.Official);
        await desk.Engine.Decide(Desk.Statistician, new(fact, 3, "核实"));
        await desk.Engine.Publish(Desk.Statistician, new(fact, at));
        Assert.Equal(2, (await desk.Engine.List(Actor.Anonymous, new() { All = true })).Count);
        desk.Store.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([("news", false), ("gongbao", false), ("inside", true)], (await desk.Engine.List(Actor.Anonymous, new() { All = true })).Select(each => (each.Claim.Source, each.IsTaken)));
    }

    [Theory]
    [InlineData("GB18030", "统计公报 联通 㐀𠮷"), InlineData("GB18030", "联通"), InlineData("utf-8", "统计公报"), InlineData("utf-16", "统计公报")]
    public void A_table_is_read_in_the_encoding_its_spreadsheet_saved_it_in(string encoding, string source)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(Directory.CreateTempSubdirectory("onecity-tests-").FullName, "in.csv");
        File.WriteAllText(path, $"indicator,region,period,value,unit,source\r\ngdp,430100,2024,5,亿元,{source}\r\n", Encoding.GetEncoding(encoding));
        var row = Assert.Single(FigureTable.Read(path, "in.csv"));
        Assert.Equal((source, "亿元", "2"), (row["source"], row["unit"], row.Place));
    }

    [Fact]
    public void A_table_in_no_known_encoding_is_refused_with_its_line()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("onecity-tests-").FullName, "in.csv");
        File.WriteAllBytes(path, [.. "indicator,region,period,value,unit,source\ngdp,430100,2024,5,亿元,统计公报\ngdp,430100,2025,5,亿元,"u8, 0xE7, 0xBB, (byte)'\n']);
        Assert.Equal("3", Assert.Single(Assert.Throws<FileFaultException>(() => FigureTable.Read(path, "in.csv").ToList()).Faults).Place);
    }

    [Theory]
    [InlineData("13270.7", false), InlineData("13270.71", false), InlineData("13271", false), InlineData("13270.8", true), InlineData("13270.70", true)]
    public async Task Parts_printed_finer_than_their_whole_may_differ_by_its_rounding_only(string whole, bool differs)
    {
        await using var desk = await Desk.Open(Dialect.Sqlite);
        await desk.Engine.LoadRules(Actor.Operator, "checks:\n  - {indicator: gdp, check: parts, parts: [primary_value_added, secondary_value_added, tertiary_value_added]}\n", "figure-rules.yaml");
        var report = await desk.Import($"gdp,430100,2021,initial,{whole},亿元,,,,x", "primary_value_added,430100,2021,initial,425.42,亿元,,,,x",
            "secondary_value_added,430100,2021,initial,5251.29,亿元,,,,x", "tertiary_value_added,430100,2021,initial,7594,亿元,,,,x");
        Assert.Equal(differs, report.Notes.Any(note => note.Code == "figures.check-parts"));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_region_is_found_by_the_code_it_bore_before(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430219,1984,final,5,亿元,,,,gongbao");
        var before = new Fact("gdp", "430219", "1984", FigureBook.Official);
        await desk.Engine.Publish(Desk.Statistician, new(before));
        foreach (var found in new[]
        {
            await desk.Engine.List(Actor.Operator, new() { Regions = ["430219"] }), await desk.Engine.ListPublic(new() { Regions = ["430219", "430281"] }),
            await desk.Engine.AsOf(Actor.Operator, desk.Store.Clock.GetUtcNow(), new() { Regions = ["430219"] }),
        })
        {
            Assert.Equal("430281", Assert.Single(found).Fact.Region);
        }
        Assert.Equal("430281", (await desk.Engine.Show(Actor.Operator, before)).Record.Fact.Region);
        Assert.Equal(5m, Assert.Single(await desk.Engine.Pivot(Actor.Operator, new(["gdp"], ["430219"], [], FigureBook.Official))).Value);
    }

    private static async Task Publish(Desk desk, params string[] lines)
    {
        var path = desk.File("public.csv", [Head, .. lines]);
        await desk.Engine.Import(Actor.Operator, new("public.csv", () => FigureTable.Read(path, "public.csv"), IsPublic: true));
    }
}
