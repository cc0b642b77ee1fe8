using OneCity.Kernel;
using OneCity.Registry.Features;
using OneCity.Testing;
using Xunit;

namespace OneCity.Registry.Tests;

public class ShippedPackTests
{
    private static readonly Model.Pack Pack = ReadPack.From(TestData.InRepository("regions", "changzhutan"));

    [Fact]
    public void It_holds_three_cities_and_their_twenty_three_counties()
    {
        var content = Pack.Directory.Content;
        string[] cities = ["430100", "430200", "430300"];
        Assert.Equal(cities, Pack.Directory.MembersOf("three-cities", Today).Select(each => each.Code.Digits));
        Assert.Equal([9, 9, 5], cities.Select(city => Pack.Directory.ChildrenOf(RegionCode.Parse(city)).Count));
        Assert.Equal(23, content.Regions.Count(each => each.Level == RegionLevel.County));
    }

    [Fact]
    public void The_two_scopes_differ_and_observers_do_not_count()
    {
        Assert.Equal(19, Pack.Directory.MembersOf("metropolitan-area", Today).Count);
        Assert.Equal(["360300", "430900"], Pack.Directory.MembersOf("three-cities", Today, MembershipRole.Observer).Select(each => each.Code.Digits));
        Assert.True(Pack.Directory.IsInScope(RegionCode.Parse("430281"), "three-cities", Today));
        Assert.False(Pack.Directory.IsInScope(RegionCode.Parse("430225"), "metropolitan-area", Today));
        Assert.Equal(new Quantity(28087, Unit.Parse("平方公里")), Value("area_land", "three-cities", "2022"));
        Assert.Equal(new Quantity(18900, Unit.Parse("平方公里")), Value("area_land", "metropolitan-area", "2022"));
    }

    [Fact]
    public void Known_answers_hold()
    {
        Assert.Equal(new Quantity(952.6m, Unit.Parse("亿元")), Value("gdp", "430281", "2024"));
        Assert.Equal(new Quantity(737.6m, Unit.Parse("亿元")), Value("gdp", "430281", "2020"));
        string[] cities = ["430100", "430200", "430300"];
        Assert.Equal(16_676_833m, cities.Sum(city => Value("resident_population", city, "2020-11-01").Value));
        Assert.Equal(16_676_833m, Value("resident_population", "three-cities", "2020-11-01").Value);
    }

    [Fact]
    public void The_counties_of_Changsha_add_up_to_the_city_and_its_industries_too()
    {
        var counties = Pack.Directory.ChildrenOf(RegionCode.Parse("430100")).Sum(county => Value("gdp", county.Code.Digits, "2023").Value);
        Assert.InRange(counties - Value("gdp", "430100", "2023").Value, -0.05m, 0.05m);
        string[] industries = ["primary_value_added", "secondary_value_added", "tertiary_value_added"];
        foreach (var (region, year) in ((string, string)[])[("430100", "2021"), ("430200", "2021"), ("430321", "2022"), ("430202", "2023")])
            Assert.InRange(industries.Sum(each => Value(each, region, year).Value) - Value("gdp", region, year).Value, -0.05m, 0.05m);
    }

    [Fact]
    public void Conflicting_texts_are_all_kept() => Assert.Equal(
        [13.2m, 13.3m, 14m],
        Pack.Figures.Where(each => each.Indicator.Code == "area_share_of_province" && each.Subject == "three-cities").Select(each => each.Quantity.Value).Order());

    [Fact]
    public void Every_county_has_a_population_of_three_years_for_the_map()
    {
        foreach (var county in Pack.Directory.Content.Regions.Where(each => each.Level == RegionLevel.County))
            Assert.All(["2000-11-01", "2010-11-01", "2018"], period => Assert.True(Value("resident_population", county.Code.Digits, period).Value > 0));
    }

    [Fact]
    public void Weak_sources_are_not_linked_and_no_address_is_a_file_name()
    {
        Assert.All(Pack.Directory.Content.Sources, source => Assert.False(source.MayLink && source.Grade is SourceGrade.Wiki or SourceGrade.Mirror));
        Assert.All(Pack.Directory.Content.Sources, source => Assert.DoesNotContain(".txt", source.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void The_calendar_knows_the_notices_from_2020_to_2026()
    {
        var calendar = Pack.Directory.Calendar;
        Assert.Equal(Enumerable.Range(2020, 7), calendar.Years);
        Assert.False(calendar.IsWorkday(new(2026, 2, 23)));
        Assert.True(calendar.IsWorkday(new(2026, 2, 28)));
        Assert.False(calendar.IsWorkday(new(2020, 1, 31)));
        Assert.True(calendar.IsWorkday(new(2024, 10, 12)));
        Assert.False(calendar.IsWorkday(new(2023, 9, 29)));
        Assert.Equal([249, 250, 249, 249, 251, 248, 248], Enumerable.Range(2020, 7).Select(year => WorkdaysOf(calendar, year)));
    }

    [Theory]
    [InlineData("lls", "430281")]
    [InlineData("Liling", "430281")]
    [InlineData("430281", "430281")]
    [InlineData("株洲县", "430212")]
    [InlineData("GDP", "gdp")]
    [InlineData("yfjf", "rd_expenditure")]
    [InlineData("csszrzy", "cs-zrzyj")]
    public void Search_finds_by_name_initials_code_and_synonym(string query, string code)
    {
        var hits = new SearchDirectory(Pack.Directory).Find(query, 10);
        Assert.Equal(code, hits[0].Code);
    }

    [Fact]
    public void An_empty_or_unknown_query_finds_nothing()
    {
        var search = new SearchDirectory(Pack.Directory);
        Assert.Empty(search.Find(" ", 10));
        Assert.Empty(search.Find("no such thing", 10));
    }

    private static DateOnly Today => new(2026, 3, 2);

    private static Quantity Value(string indicator, string subject, string period) =>
        Pack.Figures.First(each => each.Indicator.Code == indicator && each.Subject == subject && each.Period.ToString() == period).Quantity;

    private static int WorkdaysOf(WorkingCalendar calendar, int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => calendar.IsWorkday(new DateOnly(year, 1, 1).AddDays(day)));
}
