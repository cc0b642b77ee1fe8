using CsCheck;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class TotalsPropertyTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_official_total_is_the_sum_of_places_whatever_agreements_count(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var round = 0;
        await Gen.Select(Gen.Int[1, 1000].Array[3], Gen.Int[0, 3000].Array[3]).SampleAsync(async (places, counted) =>
        {
            var period = $"{1000 + Interlocked.Increment(ref round)}";
            string[] regions = ["430100", "430200", "430300"];
            await desk.Import([.. regions.Select((region, at) => $"gdp,{region},{period},final,{places[at]},亿元,,,,gongbao")]);
            await desk.Import([.. regions.Select((region, at) => $"gdp,{region},{period},final,{counted[at]},亿元,,assessment,,协议")]);
            var official = await desk.Engine.Total(Actor.Operator, new("gdp", regions, period, FigureBook.Official));
            Assert.Equal((places.Sum(), 0m), (official.Value, official.DoubleCounted));
            var assessment = await desk.Engine.Total(Actor.Operator, new("gdp", regions, period, FigureBook.Assessment));
            Assert.Equal((counted.Sum(), Math.Max(0m, counted.Sum() - places.Sum())), (assessment.Value, assessment.DoubleCounted));
        }, iter: 12, threads: 1);
    }
}
