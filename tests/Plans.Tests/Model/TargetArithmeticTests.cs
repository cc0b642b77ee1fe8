using System.Text;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Targets;
using Xunit;

namespace OneCity.Plans.Tests.Model;

public sealed class TargetArithmeticTests
{
    private static TargetVerdict Judge(YearValue from, YearValue to, params YearValue[] record) =>
        TargetArithmetic.Judge(new Target("t", from, to, record));

    [Fact]
    public void Liling_needs_7_9_percent_a_year_from_73_76_to_100_billion_in_four_years() =>
        Assert.Equal(0.0791, Judge(new(2020, 737.6), new(2024, 1000)).RequiredGrowth!.Value, 4);

    [Fact]
    public void The_three_cities_needed_13_percent_in_2025_alone() =>
        Assert.Equal(0.1298, Judge(new(2024, 22128.3), new(2025, 25000)).RequiredGrowth!.Value, 4);

    [Fact]
    public void Best_and_trend_come_from_consecutive_years_only()
    {
        var verdict = Judge(new(2020, 100), new(2021, 110), new(2012, 50), new(2010, 10), new(2013, 55), new(2014, 66));
        Assert.Equal((0.2, 2014), (Math.Round(verdict.BestGrowth!.Value, 12), verdict.BestYear));
        Assert.Equal(Math.Sqrt(1.1 * 1.2) - 1, verdict.TrendGrowth!.Value, 12);
    }

    [Fact]
    public void The_trend_is_the_geometric_mean_of_the_last_five_growths()
    {
        var record = new[] { 100.0, 200, 210, 220.5, 231.525, 243.10125, 255.2563125 };
        var verdict = Judge(new(2020, 100), new(2021, 105), [.. record.Select((value, index) => new YearValue(2010 + index, value))]);
        Assert.Equal(0.05, verdict.TrendGrowth!.Value, 12);
        Assert.Equal((1.0, 2011), (verdict.BestGrowth!.Value, verdict.BestYear));
        Assert.Equal(TargetState.OnTrack, verdict.State);
    }

    [Theory]
    [InlineData(105, TargetState.OnTrack)]
    [InlineData(115, TargetState.AtRisk)]
    [InlineData(120, TargetState.AtRisk)]
    [InlineData(121, TargetState.OutOfReach)]
    public void The_state_holds_the_need_against_trend_and_best(double goal, TargetState state) =>
        Assert.Equal(state, Judge(new(2020, 100), new(2021, goal), new(2018, 100), new(2019, 120), new(2020, 120)).State);

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"year":2020,"value":5}]""")]
    [InlineData("""[{"year":2018,"value":5},{"year":2020,"value":6}]""")]
    [InlineData("""[{"year":2018,"value":0},{"year":2019,"value":6}]""")]
    [InlineData("""[{"year":2018,"value":-1},{"year":2019,"value":6}]""")]
    [InlineData("""[{"year":2018,"value":1e-300},{"year":2019,"value":1e300}]""")]
    public void A_record_that_carries_no_growth_gives_nulls(string record)
    {
        var json = $$"""{"targets":[{"id":"x","base":{"year":2020,"value":1},"target":{"year":2021,"value":2},"record":{{record}}}]}""";
        var verdict = TargetArithmetic.Judge(ReadTargets.From("t.json", Encoding.UTF8.GetBytes(json))[0]);
        Assert.Equal((1.0, null, null, null, null), (verdict.RequiredGrowth, verdict.BestGrowth, verdict.BestYear, verdict.TrendGrowth, verdict.State));
    }

    [Theory]
    [InlineData(0, 2021, 5)]
    [InlineData(-3, 2021, 5)]
    [InlineData(3, 2020, 5)]
    [InlineData(3, 2019, 5)]
    [InlineData(3, 2021, -5)]
    public void A_base_or_goal_without_a_growth_requires_null(double from, int year, double to) =>
        Assert.Null(Judge(new(2020, from), new(year, to), new(2018, 1), new(2019, 2)).RequiredGrowth);

    [Theory]
    [InlineData("{", 1)]
    [InlineData("{\"targets\":[\n{\"id\":\"a\"},\n{\"base\":null}]}", 3)]
    [InlineData("{\"targets\":[\n{\"id\":\"a\"},\n{\"id\":\"a\"}]}", 3)]
    [InlineData("{\"targets\":[\n{\"id\":\"a\",\"record\":[{\"year\":2020,\"value\":1},{\"year\":2020,\"value\":2}]}]}", 2)]
    [InlineData("{\"targets\":[\n{\"id\":\"a\",\"base\":{\"year\":2020,\"value\":\"5\"}}]}", 2)]
    public void A_broken_file_names_the_line(string json, int line)
    {
        var fault = Assert.Throws<FileFaultException>(() => ReadTargets.From("t.json", Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith($"t.json:{line}: ", fault.Faults[0].ToLine(Language.English), StringComparison.Ordinal);
    }
}
