using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class ChecksAndFormulasTests
{
    private const string Rules = """
        derived:
          - {indicator: gdp_growth, formula: "growth(gdp)"}
          - {indicator: gdp_share, formula: "gdp / in(430000, gdp) * 100"}
          - {indicator: gdp_per_head, formula: "gdp * 100000000 / resident_population"}
          - {indicator: scope_gdp, formula: "members(gdp)"}
          - {indicator: population_growth, formula: "growth(resident_population)"}
        checks:
          - {indicator: gdp, check: parts, parts: [primary_value_added, secondary_value_added, tertiary_value_added], refuse: true}
          - {indicator: "*", check: sign, refuse: true}
        breaks:
          - {indicator: resident_population, region: "430100", period: "2020", reason: 第七次全国人口普查, source: gongbao}
        """;

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Parts_that_do_not_make_the_whole_are_refused_by_the_packs_rule(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Engine.LoadRules(Actor.Operator, Rules, "figure-rules.yaml");
        string[] parts = ["primary_value_added,430200,2022,final,74.2,亿元,,,,x", "secondary_value_added,430200,2022,final,308.1,亿元,,,,x", "tertiary_value_added,430200,2022,final,190.3,亿元,,,,x"];
        var good = await desk.Import([.. parts, "gdp,430200,2022,final,572.6,亿元,,,,x"]);
        Assert.Equal((4, 0), (good.Added, good.Refused));
        var bad = await desk.Import("gdp,430200,2022,final,573.6,亿元,,,,y");
        Assert.Equal(1, bad.Refused);
        Assert.Equal("figures.check-parts", Assert.Single(bad.Notes, note => note.Kind == "refused").Code);
        Assert.Equal(1, (await desk.Import("resident_population,430200,2022,final,-5,人,,,,y")).Refused);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Without_a_rule_a_jump_a_slip_and_a_final_without_earlier_only_warn(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2022,initial,100,亿元,,,,x");
        var report = await desk.Import("gdp,430100,2023,final,500,亿元,,,,x", "gdp,430200,2021,initial,10,亿元,,,,x", "gdp,430200,2022,initial,10,万元,,,,x");
        Assert.Equal((3, 0), (report.Added, report.Refused));
        Assert.Equal(["figures.check-jump", "figures.check-later-status", "figures.check-slip"],
            report.Notes.Where(note => note.Kind == "warning").Select(note => note.Code).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Derived_figures_are_computed_and_name_what_is_missing(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Engine.LoadRules(Actor.Operator, Rules, "figure-rules.yaml");
        await desk.Import(
            "gdp,three-cities,2024,final,22128.3,亿元,,,,x", "gdp,430000,2024,final,53231.0,亿元,,,,x",
            "gdp,430100,2020,final,110,亿元,,,,x", "gdp,430100,2019,final,100,亿元,,,,x", "gdp,430200,2020,final,50,亿元,,,,x",
            "resident_population,430100,2019,final,8154700,人,,,,x", "resident_population,430100,2020,final,1004.79,万人,,,,x",
            "gdp,430100,2000,final,7,亿元,,,,x", "gdp,430200,2000,final,8,亿元,,,,x");
        async Task<Derived> Of(string what, string region, string period) =>
            await desk.Engine.Derive(Actor.Operator, new(what, region, period, FigureBook.Official));
        Assert.Equal(41.57m, Math.Round((await Of("gdp_share", "three-cities", "2024")).Value!.Value, 2));
        Assert.Equal(10m, (await Of("gdp_growth", "430100", "2020")).Value);
        var population = await Of("population_growth", "430100", "2020");
        Assert.Null(population.Value);
        Assert.Equal("第七次全国人口普查", population.Break?.Reason);
        var sum = await Of("scope_gdp", "three-cities", "2020");
        Assert.Null(sum.Value);
        Assert.Equal(["430300"], sum.Missing.Select(fact => fact.Region));
        // 湘潭 joined in 2007: the sum for 2000 is over the two members of then.
        Assert.Equal(15m, (await Of("scope_gdp", "three-cities", "2000")).Value);
        Assert.Equal("figures.unreadable-formula", (await Assert.ThrowsAsync<RefusedException>(() => Of("gdp +", "430100", "2020"))).Refusal.Code);
    }
}
