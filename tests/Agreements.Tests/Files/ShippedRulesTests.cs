using OneCity.Agreements.Files;
using OneCity.Testing;
using Xunit;

namespace OneCity.Agreements.Tests.Files;

public sealed class ShippedRulesTests
{
    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(TestData.InRepository("regions", "changzhutan", "agreements"), "*.yaml")
        .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void A_shipped_rule_can_be_read_names_its_source_and_stays_open_where_it_is(string file)
    {
        var reading = TermsFile.Read(file, File.ReadAllText(TestData.InRepository("regions", "changzhutan", "agreements", file)));
        Assert.NotEmpty(reading.Sources);
        Assert.All(reading.Sources, source => Assert.StartsWith("http", source, StringComparison.Ordinal));
        Assert.Contains(reading.Open, rule => rule.Key == "from");
    }

    [Theory]
    [InlineData("jingjinji-2015.yaml", "cap.measured_on")]
    [InlineData("gaozhu-2020.yaml", "increment.base_to")]
    [InlineData("gaozhu-2020.yaml", "heads")]
    [InlineData("yunnan-2025.yaml", "ratio")]
    [InlineData("kunming-2024.yaml", "local_retained")]
    [InlineData("baoshan.yaml", "heads")]
    [InlineData("shenshan.yaml", "ratio")]
    public void What_the_published_rule_leaves_open_is_said(string file, string key) => Assert.Contains(
        TermsFile.Read(file, File.ReadAllText(TestData.InRepository("regions", "changzhutan", "agreements", file))).Open, rule => rule.Key == key);
}
