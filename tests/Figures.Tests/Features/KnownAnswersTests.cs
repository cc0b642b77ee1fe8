using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

/// <summary>Sums and shares that were published, computed anew.</summary>
public class KnownAnswersTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_census_of_2020_adds_up_to_the_published_total(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import(
            "resident_population,430100,2020,final,10047914,人,,,,gongbao", "resident_population,430200,2020,final,3902738,人,,,,gongbao",
            "resident_population,430300,2020,final,2726181,人,,,,gongbao", "resident_population,three-cities,2020,final,16676833,人,,,,gongbao");
        var total = await desk.Engine.Total(Actor.Operator, new("resident_population", ["430100", "430200", "430300"], "2020", FigureBook.Official));
        Assert.Equal((16_676_833m, "人"), (total.Value, total.Unit));
        Assert.Empty(await desk.Engine.ListConflicts(Actor.Operator, new FigureFilter()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_share_of_2024_in_the_province_is_41_57_percent(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,three-cities,2024,final,22128.3,亿元,,,,gongbao", "gdp,430000,2024,final,53231.0,亿元,,,,gongbao");
        var share = await desk.Engine.Derive(Actor.Operator, new("gdp / in(430000, gdp) * 100", "three-cities", "2024", FigureBook.Official));
        Assert.Equal(41.57m, Math.Round(share.Value!.Value, 2));
    }

    [Theory]
    [InlineData(Dialect.Sqlite, "2022", "74.2", "308.1", "190.3", "572.6"), InlineData(Dialect.Postgres, "2022", "74.2", "308.1", "190.3", "572.6")]
    [InlineData(Dialect.Sqlite, "2023", "5.3", "132.2", "147.7", "285.2"), InlineData(Dialect.Postgres, "2023", "5.3", "132.2", "147.7", "285.2")]
    public async Task Parts_that_make_the_whole_pass_and_one_tenth_off_is_refused(Dialect dialect, string year, string first, string second, string third, string whole)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Engine.LoadRules(Actor.Operator, "checks:\n  - {indicator: gdp, check: parts, parts: [primary_value_added, secondary_value_added, tertiary_value_added], refuse: true}\n", "figure-rules.yaml");
        var parts = new[] { $"primary_value_added,430281,{year},initial,{first},亿元,,,,x", $"secondary_value_added,430281,{year},initial,{second},亿元,,,,x", $"tertiary_value_added,430281,{year},initial,{third},亿元,,,,x" };
        var report = await desk.Import([.. parts, $"gdp,430281,{year},initial,{whole},亿元,,,,x"]);
        Assert.Equal((4, 0), (report.Added, report.Refused));
        var off = await desk.Import($"gdp,430281,{year},initial,{whole}1,亿元,,,,y");
        Assert.Equal("figures.check-parts", Assert.Single(off.Notes, note => note.Kind == "refused").Code);
    }
}
