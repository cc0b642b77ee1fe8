using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Tests.Model;
using OneCity.Testing;
using Xunit;

namespace OneCity.Plans.Tests.Features;

/// <summary>The rule sets that ship as data, each with answers worked out by hand from what its source prints.</summary>
public sealed class RuleSetsOfThePackTests
{
    private const string Done = "2026-02-01,T,started,A\n2026-06-01,T,done,A\n2026-06-02,T,confirmed,B";
    private const string MadeUp = "2026-02-01,T,started,A\n2026-07-05,T,due_moved:2026-12-31,B\n2026-08-01,T,done,A\n2026-08-02,T,confirmed,B";

    [Theory]
    // 瓯海: on time or ahead of it is green, undone is red, made up after red turns yellow and never green; it knows no limit before the date.
    [InlineData("ouhai", "2026-02-01,T,started,A", "2026-06-29", Light.Green)]
    [InlineData("ouhai", "", "2026-07-01", Light.Red)]
    [InlineData("ouhai", Done, "2026-07-01", Light.Green)]
    [InlineData("ouhai", MadeUp, "2026-07-06", Light.Yellow)]
    [InlineData("ouhai", MadeUp, "2026-09-01", Light.Yellow)]
    // 宜昌: normal is green, near the limit yellow, behind red. Five working days after 06-23 are 06-24, 25, 26, 29, 30.
    [InlineData("yichang", "2026-02-01,T,started,A", "2026-06-22", Light.Green)]
    [InlineData("yichang", "2026-02-01,T,started,A", "2026-06-23", Light.Yellow)]
    [InlineData("yichang", "", "2026-07-01", Light.Red)]
    [InlineData("yichang", Done, "2026-07-01", Light.Green)]
    [InlineData("yichang", MadeUp, "2026-09-01", Light.Yellow)]
    // The default one, for the same histories.
    [InlineData("default", "2026-02-01,T,started,A", "2026-06-23", Light.Yellow)]
    [InlineData("default", Done, "2026-07-01", Light.Blue)]
    [InlineData("default", "", "2026-06-01", Light.Grey)]
    public void A_set_answers_as_its_source_says(string set, string events, string on, Light light) => Assert.Equal(light, Board.Light(events, on, rules: Read(set)).Light);

    [Fact]
    public void The_default_set_of_the_pack_is_the_one_built_in()
    {
        var read = Read("default");
        Assert.Equal(RuleSet.Default.Rules, read.Rules);
        Assert.Equal((RuleSet.Default.NearShareTenThousandths, RuleSet.Default.NearWorkingDays), (read.NearShareTenThousandths, read.NearWorkingDays));
    }

    private static RuleSet Read(string set)
    {
        var file = TestData.InRepository("regions", "changzhutan", "light-rules", set + ".yaml");
        using var text = new StreamReader(file);
        return ReadRules.From(file, text);
    }
}
