using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

/// <summary>Dated definitions, the version a figure quotes, and breaks in method.</summary>
public class DefinitionsTests
{
    private const string Rules = """
        derived:
          - {indicator: area_land, formula: "growth(resident_population)"}
        definitions:
          - {indicator: resident_population, version: estimate, to: "2019", text: by sample, source: a}
          - {indicator: resident_population, version: census, from: "2020", to: "2020", text: counted, break: true, source: b}
          - {indicator: resident_population, version: after, from: "2021", text: by sample again, source: a}
          - {indicator: resident_population, region: "430200", version: own, from: "2020", to: "2022", text: of the city, source: c}
        """;

    [Theory]
    [InlineData("430100", "2018", "estimate"), InlineData("430100", "2019-12", "estimate"), InlineData("430100", "2020", "census"), InlineData("430100", "2020-11", "census")]
    [InlineData("430100", "2021", "after"), InlineData("430100", "2030", "after"), InlineData("430200", "2020", "own"), InlineData("430200", "2022", "own"), InlineData("430200", "2023", "after")]
    public void The_definition_of_a_period_is_the_one_dated_so_and_a_regions_own_comes_first(string region, string period, string version) =>
        Assert.Equal(version, RulesFile.Read(Rules, "rules.yaml").DefinitionOf("resident_population", region, Period.Parse(period))?.Version);

    [Fact]
    public void A_period_that_lies_across_two_definitions_has_none() =>
        Assert.Null(RulesFile.Read(Rules, "rules.yaml").DefinitionOf("resident_population", "430100", Period.Parse("2019/2020")));

    [Fact]
    public void A_definition_that_breaks_the_series_divides_the_periods_on_both_sides()
    {
        var rules = RulesFile.Read(Rules, "rules.yaml");
        Assert.Equal("census", rules.BreakBetween("resident_population", "430100", Period.Year(2018), Period.Year(2020))?.Reason);
        Assert.Null(rules.BreakBetween("resident_population", "430100", Period.Year(2020), Period.Year(2021)));
        Assert.Null(rules.BreakBetween("resident_population", "430100", Period.Year(2017), Period.Year(2018)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Growth_over_a_break_is_missing_and_says_why_and_beyond_it_is_computed(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Engine.LoadRules(Actor.Operator, Rules, "figure-rules.yaml");
        await desk.Import(
            "resident_population,430100,2018,final,8154700,人,,,,gongbao", "resident_population,430100,2019,final,8394500,人,,,,gongbao",
            "resident_population,430100,2020,final,10047900,人,,,,gongbao", "resident_population,430100,2021,final,10239300,人,,,,gongbao");
        async Task<Figures.Features.Derived> Growth(string period) => await desk.Engine.Derive(Actor.Operator, new("area_land", "430100", period, FigureBook.Official));
        Assert.Equal(2.9406354618m, (await Growth("2019")).Value);
        var over = await Growth("2020");
        Assert.Null(over.Value);
        Assert.Empty(over.Missing);
        Assert.Equal("census", over.Break?.Reason);
        Assert.Equal(1.9048756457m, (await Growth("2021")).Value);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_version_a_figure_quotes_is_kept_and_another_version_is_a_correction(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        async Task<ImportReport> Say(string version)
        {
            var path = desk.File("in.csv", "indicator,region,period,value,unit,source,definition", $"resident_population,430100,2020,10047900,人,gongbao,\"{version}\"");
            return await desk.Engine.Import(Actor.Operator, new("in.csv", () => FigureTable.Read(path, "in.csv")));
        }
        Assert.Equal(1, (await Say("census")).Added);
        Assert.Equal(1, (await Say("census")).Unchanged);
        Assert.Equal(1, (await Say("census, revised")).Superseded);
        Assert.Equal(["census", "census, revised"], (await desk.List(all: true)).Select(each => each.Claim.Definition));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_typed_value_of_a_derived_indicator_has_to_agree_with_its_formula(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        const string Density = "derived:\n  - {indicator: rd_intensity, formula: \"primary_value_added / gdp * 100\"}\n";
        await desk.Engine.LoadRules(Actor.Operator, Density, "figure-rules.yaml");
        await desk.Import("gdp,430100,2024,initial,200,亿元,,,,gongbao", "primary_value_added,430100,2024,initial,7,亿元,,,,gongbao");
        Assert.DoesNotContain((await desk.Import("rd_intensity,430100,2024,initial,3.5,%,,,,gongbao")).Notes, note => note.Code == "figures.check-derived");
        Assert.Contains((await desk.Import("rd_intensity,430100,2024,initial,3.6,%,,,,news")).Notes, note => note.Code == "figures.check-derived");
        await desk.Engine.LoadRules(Actor.Operator, $"{Density}checks:\n  - {{indicator: rd_intensity, check: derived, refuse: true, limit: 0.001}}\n", "figure-rules.yaml");
        Assert.Equal((0, 1), await desk.Import("rd_intensity,430100,2024,initial,3.51,%,,,,other") is var refused ? (refused.Added, refused.Refused) : default);
        Assert.Equal("figures.check-derived", Assert.Single((await desk.Import("rd_intensity,430100,2024,initial,3.51,%,,,,other")).Notes).Code);
    }
}
