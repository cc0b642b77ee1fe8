using CsCheck;
using OneCity.Figures.Model;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Figures.Tests.Model;

public class SuppressionPropertyTests
{
    [Fact]
    public void Whoever_subtracts_what_is_shown_from_what_is_shown_finds_no_single_value_of_few_firms() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 6]).Array[1, 4].Array[1, 4].Sample(cities =>
    {
        var cells = new Dictionary<Fact, PublicCell>();
        var sums = new List<PublicSum>();
        var places = new List<Fact>();
        for (var city = 0; city < cities.Length; city++)
        {
            var counties = cities[city].Select((county, at) => Put($"{city}.{at}", county.Item1, county.Item2)).ToList();
            places.Add(Put($"{city}", cities[city].Sum(each => each.Item1), cities[city].Sum(each => each.Item2)));
            sums.Add(new(places[^1], counties));
        }
        sums.Add(new(Put("all", cities.Sum(city => city.Sum(each => each.Item1)), null), places));
        var withheld = Suppression.Withheld(cells, sums);
        Assert.All(cells.Where(cell => cell.Value.Firms < Figure.FirmsMin), secret => Assert.Contains(secret.Key, withheld));
        // Of each sum either nothing is hidden, or all of it, or too much for the rest to say whose it is.
        Assert.All(sums, sum =>
        {
            var unseen = sum.Parts.Append(sum.Whole).Where(withheld.Contains).ToList();
            Assert.True(unseen.Count is 0 || unseen.Count == sum.Parts.Count + 1 || (unseen.Count > 1 && unseen.Sum(fact => cells[fact].Firms ?? 9) >= Figure.FirmsMin));
        });
        Assert.Equal(withheld.Count == 0, cells.Values.All(cell => cell.Firms is null or >= Figure.FirmsMin));

        Fact Put(string region, int value, int? firms)
        {
            var fact = new Fact("gdp", region, "2024", FigureBook.Official);
            cells[fact] = new(Rational.Whole(value), firms);
            return fact;
        }
    });
}
