using Xunit;

namespace OneCity.Kernel.Tests.Regions;

public class RegionCodeTests
{
    [Theory]
    [InlineData("430281", RegionLevel.County, "430200")]
    [InlineData("430200", RegionLevel.City, "430000")]
    [InlineData("430000", RegionLevel.Province, "100000")]
    [InlineData("100000", RegionLevel.Country, null)]
    public void Digits_give_level_and_parent(string text, RegionLevel level, string? parent)
    {
        var code = RegionCode.Parse(text);
        Assert.Equal((level, parent), (code.Level, code.Parent?.Digits));
    }

    [Theory]
    [InlineData("43028")]
    [InlineData("4302811")]
    [InlineData("43028a")]
    [InlineData("430081")]
    [InlineData("000000")]
    [InlineData("990000")]
    [InlineData("４３０２８１")]
    [InlineData(null)]
    public void What_is_no_code_is_refused(string? text)
    {
        Assert.Null(RegionCode.Find(text));
        Assert.Equal("kernel.unreadable-region-code", Assert.Throws<RefusedException>(() => RegionCode.Parse(text!)).Refusal.Code);
    }

    [Fact]
    public void A_city_contains_its_counties_and_no_others()
    {
        Assert.True(RegionCode.Parse("430200").Contains(RegionCode.Parse("430281")));
        Assert.False(RegionCode.Parse("430100").Contains(RegionCode.Parse("430281")));
        Assert.True(RegionCode.China.Contains(RegionCode.Parse("430281")));
    }
}
