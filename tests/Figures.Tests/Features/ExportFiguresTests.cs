using OneCity.Figures.Features;
using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class ExportFiguresTests
{
    [Theory]
    [InlineData(Dialect.Sqlite, "out.csv"), InlineData(Dialect.Sqlite, "out.xlsx"), InlineData(Dialect.Sqlite, "out.sdmx.csv")]
    [InlineData(Dialect.Postgres, "out.csv"), InlineData(Dialect.Postgres, "out.xlsx"), InlineData(Dialect.Postgres, "out.sdmx.csv")]
    public async Task A_round_trip_loses_nothing(Dialect dialect, string name)
    {
        await using var desk = await Desk.Open(dialect);
        await using var other = await Desk.Open(dialect);
        await desk.Import(
            "gdp,430100,2024,final,15268.780,亿元,约,,,\"=HYPERLINK(\"\"x\"\"), \"\"引号\"\"\"", "gdp,430100,2024-H1,preliminary,-3.2,亿元,,,,@sum", "gdp,430100,2024,final,100,亿元,,assessment,,协议",
            "resident_population,three-cities,2020,final,16676833,人,,,,'=quoted", "gdp,430200,2016/2020,,7,亿元,超,,cs-fgw,news");
        await desk.Import("gdp,430100,2024,final,15269.1,亿元,约,,,\"=HYPERLINK(\"\"x\"\"), \"\"引号\"\"\"");
        var path = Path.Combine(desk.Store.Folder, name);
        await desk.Engine.Export(Actor.Operator, new(path, new FigureFilter { All = true }, false), () => File.Create(path));
        await other.Engine.Import(Actor.Operator, new(name, () => FigureTable.Read(path, name)));
        Assert.Equal((await desk.List(all: true)).Select(Words), (await other.List(all: true)).Select(Words));
    }

    [Theory]
    [InlineData(Dialect.Sqlite, "out.csv"), InlineData(Dialect.Sqlite, "out.xlsx"), InlineData(Dialect.Sqlite, "out.sdmx.csv"), InlineData(Dialect.Postgres, "out.sdmx.csv")]
    public async Task What_was_exported_with_its_history_changes_nothing_where_it_came_from(Dialect dialect, string name)
    {
        await using var desk = await Desk.Open(dialect);
        foreach (var value in new[] { "5", "6", "5", "7" })
        {
            await desk.Import($"gdp,430100,2024,final,{value},亿元,,,,gongbao", $"gdp,430100,2024,final,{value},亿元,,assessment,,协议");
            desk.Store.Clock.Advance(TimeSpan.FromDays(1));
        }
        var before = (await desk.List(all: true)).Select(Words).ToList();
        var path = Path.Combine(desk.Store.Folder, name);
        await desk.Engine.Export(Actor.Operator, new(path, new FigureFilter { All = true }, false), () => File.Create(path));
        Assert.Equal(8, (await desk.Engine.Import(Actor.Operator, new(name, () => FigureTable.Read(path, name)))).Unchanged);
        Assert.Equal(before, (await desk.List(all: true)).Select(Words));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task No_cell_of_a_csv_starts_a_formula(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,-5,亿元,,,,=cmd|' /C calc'!A0");
        var path = Path.Combine(desk.Store.Folder, "out.csv");
        await desk.Engine.Export(Actor.Operator, new(path, new FigureFilter(), false), () => File.Create(path));
        var row = (await File.ReadAllLinesAsync(path))[1];
        Assert.Contains(",'=cmd", row, StringComparison.Ordinal);
        Assert.Contains(",-5,", row, StringComparison.Ordinal);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_public_sees_no_value_that_fewer_than_three_firms_stand_behind(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var path = desk.File("firms.csv", "indicator,region,period,value,unit,source,firms", "gdp,430100,2024,5,亿元,x,2", "gdp,430200,2024,6,亿元,x,3");
        await desk.Engine.Import(Actor.Operator, new("firms.csv", () => FigureTable.Read(path, "firms.csv"), IsPublic: true));
        var seen = (await desk.Engine.ListPublic(new FigureFilter())).Select(figure => OneCity.Figures.Http.FigureJson.From(figure, isPublic: true)).ToList();
        Assert.Equal([(null, true), (6m, false)], seen.Select(each => (each.Value, each.Suppressed)));
        var csv = Path.Combine(desk.Store.Folder, "out.csv");
        await desk.Engine.Export(Actor.Anonymous, new(csv, new FigureFilter(), true), () => File.Create(csv));
        Assert.DoesNotContain(",5,", await File.ReadAllTextAsync(csv), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_a_workbook_names_sheet_and_cell()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("onecity-tests-").FullName, "in.xlsx");
        using (var stream = File.Create(path))
            MiniExcelLibs.MiniExcel.SaveAs(stream, new[] { new { indicator = "gdp", region = "430100", period = "2024", value = "5" }, new { indicator = "gdp", region = "430100", period = "2024", value = "fünf" } }, sheetName: "长沙");
        var reader = new EntryReader(new Toytown().Current, "in.xlsx");
        var faults = FigureTable.Read(path, "in.xlsx").Select(row => reader.Read(row).Fault).OfType<FileFault>();
        Assert.Equal("长沙!D3", Assert.Single(faults).Place);
    }

    private static string Words(Figure figure) =>
        $"{figure.Fact}|{figure.Claim.Number}|{figure.Claim.Status}|{figure.Claim.Value}|{figure.Claim.Unit}|{figure.Claim.Qualifier}|{figure.Claim.Owner}|{figure.Claim.Source}|{figure.IsTaken}";
}
