using System.Globalization;
using System.Text;
using CsCheck;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Targets;
using Xunit;

namespace OneCity.Plans.Tests.Model;

/// <summary>Files of targets against a second reading of the contract of <c>plans targets</c>: by logarithms, year by year, in whatever order the file has them.</summary>
public sealed class TargetContractTests
{
    private static readonly Gen<(int Base, int From, int Goal, int Years, (int Year, int Value)[] Record)> GenTarget = Gen.Select(
        Gen.Int[1, 900], Gen.Int[2015, 2025], Gen.Int[0, 2_000], Gen.Int[-1, 6],
        Gen.Select(Gen.Int[2005, 2025], Gen.Int[1, 900]).Array[0, 16].Select(years => years.DistinctBy(each => each.Item1).Select(each => (each.Item1, each.Item2)).ToArray()),
        (start, from, goal, years, record) => (start, from, goal, years, record));

    [Fact]
    public void Five_thousand_targets_read_as_the_contract_says() => GenTarget.Sample(target =>
    {
        var record = string.Join(',', target.Record.Select(each => Text($$"""{"year":{{each.Year}},"value":{{each.Value}}}""")));
        var json = Text($$"""{"targets":[{"id":"x","base":{"year":{{target.From}},"value":{{target.Base}}},"target":{"year":{{target.From + target.Years}},"value":{{target.Goal}}},"record":[{{record}}]}]}""");
        var verdict = TargetArithmetic.Judge(Assert.Single(ReadTargets.From("t.json", Encoding.UTF8.GetBytes(json))));
        var byYear = target.Record.ToDictionary(each => each.Year, each => each.Value);
        var grown = byYear.Keys.Order().Where(year => byYear.ContainsKey(year - 1)).Select(year => (Year: year, Ratio: (double)byYear[year] / byYear[year - 1])).ToList();
        double? required = target.Years < 1 ? null : Math.Exp((Math.Log(target.Goal) - Math.Log(target.Base)) / target.Years) - 1;
        double? trend = grown.Count == 0 ? null : Math.Exp(grown.TakeLast(5).Average(each => Math.Log(each.Ratio))) - 1;
        Same(required, verdict.RequiredGrowth);
        Same(trend, verdict.TrendGrowth);
        Same(grown.Count == 0 ? null : grown.Max(each => each.Ratio) - 1, verdict.BestGrowth);
        if (verdict.BestYear is { } best) Assert.Equal(grown.Max(each => each.Ratio), grown.Single(each => each.Year == best).Ratio, 9);
        if (required is not { } need || trend is not { } usual) Assert.Null(verdict.State);
        else if (Math.Abs(need - usual) > 1e-9 && Math.Abs(need - verdict.BestGrowth!.Value) > 1e-9)
            Assert.Equal(need < usual ? TargetState.OnTrack : need < verdict.BestGrowth ? TargetState.AtRisk : TargetState.OutOfReach, verdict.State);
    }, iter: 5_000);

    private static void Same(double? expected, double? actual)
    {
        if (expected is not { } number) Assert.Null(actual);
        else Assert.Equal(number, actual!.Value, 9);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
