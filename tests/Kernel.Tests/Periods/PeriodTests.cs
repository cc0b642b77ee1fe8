using CsCheck;
using Xunit;

namespace OneCity.Kernel.Tests.Periods;

public class PeriodTests
{
    [Theory]
    [InlineData("2021-06-21", PeriodKind.Day, "2021-06-21", "2021-06-21")]
    [InlineData("2021-05", PeriodKind.Month, "2021-05-01", "2021-05-31")]
    [InlineData("2024-02", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2021-10", PeriodKind.Month, "2021-10-01", "2021-10-31")]
    [InlineData("2021-Q1", PeriodKind.Quarter, "2021-01-01", "2021-03-31")]
    [InlineData("2021-Q4", PeriodKind.Quarter, "2021-10-01", "2021-12-31")]
    [InlineData("2021-H1", PeriodKind.Half, "2021-01-01", "2021-06-30")]
    [InlineData("2021-H2", PeriodKind.Half, "2021-07-01", "2021-12-31")]
    [InlineData("2021", PeriodKind.Year, "2021-01-01", "2021-12-31")]
    [InlineData("2021-01/2021-05", PeriodKind.Span, "2021-01-01", "2021-05-31")]
    [InlineData("2016/2020", PeriodKind.Span, "2016-01-01", "2020-12-31")]
    [InlineData("2023-06-01/2023-06-28", PeriodKind.Span, "2023-06-01", "2023-06-28")]
    [InlineData("十四五", PeriodKind.Plan, "2021-01-01", "2025-12-31")]
    [InlineData("十三五", PeriodKind.Plan, "2016-01-01", "2020-12-31")]
    [InlineData("十五五", PeriodKind.Plan, "2026-01-01", "2030-12-31")]
    [InlineData("十五", PeriodKind.Plan, "2001-01-01", "2005-12-31")]
    [InlineData("一五", PeriodKind.Plan, "1953-01-01", "1957-12-31")]
    [InlineData("三五", PeriodKind.Plan, "1966-01-01", "1970-12-31")]
    public void A_period_is_read_and_prints_as_it_was_written(string text, PeriodKind kind, string first, string last)
    {
        var period = Period.Parse($" {text} ");
        Assert.Equal((kind, text), (period.Kind, period.ToString()));
        Assert.Equal((Day(first), Day(last)), (period.FirstDay, period.LastDay));
    }

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("2021-13")]
    [InlineData("2021-5")]
    [InlineData("2021-Q5")]
    [InlineData("2021-H3")]
    [InlineData("2021-02-30")]
    [InlineData("0000")]
    [InlineData("2021/2020")]
    [InlineData("2021/2021-05")]
    [InlineData("十三五/十四五")]
    [InlineData("2021年")]
    [InlineData("２０２１")]
    [InlineData("五")]
    [InlineData("2016/2018/2020")]
    public void What_is_no_period_is_refused_with_the_forms_that_are(string text)
    {
        Assert.Null(Period.Find(text));
        var refused = Assert.Throws<RefusedException>(() => Period.Parse(text));
        Assert.Equal("kernel.unreadable-period", refused.Refusal.Code);
        Assert.Contains("2021-Q1", refused.Refusal.Remedy.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-03-01", "2021-02-28", "2020-03-01")]
    [InlineData("2024-02-29", "2024-02-28", "2023-02-28")]
    [InlineData("2021-01", "2020-12", "2020-01")]
    [InlineData("2021-Q1", "2020-Q4", "2020-Q1")]
    [InlineData("2021-H2", "2021-H1", "2020-H2")]
    [InlineData("2021", "2020", "2020")]
    [InlineData("2021-01/2021-05", "2020-08/2020-12", "2020-01/2020-05")]
    [InlineData("2016/2020", "2011/2015", "2015/2019")]
    [InlineData("十四五", "十三五", "2020/2024")]
    [InlineData("三五", "二五", "1965/1969")]
    public void The_one_before_and_the_same_last_year(string text, string before, string lastYear)
    {
        Assert.Equal(before, Period.Parse(text).Previous.ToString());
        Assert.Equal(lastYear, Period.Parse(text).SamePeriodLastYear.ToString());
    }

    [Fact]
    public void Nothing_lies_before_the_first_plan() =>
        Assert.Equal("kernel.no-period-before", Assert.Throws<RefusedException>(() => Period.Parse("一五").Previous).Refusal.Code);

    [Fact]
    public void A_year_contains_its_quarters_and_a_plan_its_years()
    {
        Assert.True(Period.Parse("2021").Contains(Period.Parse("2021-Q3")));
        Assert.True(Period.Parse("十四五").Contains(Period.Parse("2025")));
        Assert.False(Period.Parse("十四五").Contains(Period.Parse("2026")));
        Assert.True(Period.Parse("2021-H1").CoversSameDaysAs(Period.Parse("2021-01/2021-06")));
        Assert.NotEqual(Period.Parse("2021-H1"), Period.Parse("2021-01/2021-06"));
        Assert.True(Period.Parse("2021-05").Overlaps(Period.Parse("2021-Q2")));
    }

    [Fact]
    public void A_span_of_one_part_is_that_part() => Assert.Equal("2021-01", Period.Parse("2021-01/2021-01").ToString());

    [Fact]
    public void Every_period_that_prints_is_read_back() => Any.Sample(period => Period.Parse(period.ToString()) == period);

    [Fact]
    public void The_one_before_ends_on_the_day_before_unless_plans_left_a_gap() => Any.Sample(period =>
        period.Kind == PeriodKind.Plan || period.Previous.LastDay.AddDays(1) == period.FirstDay);

    [Fact]
    public void Order_is_total_and_agrees_with_equality() => Gen.Select(Any, Any).Sample((left, right) =>
        Math.Sign(left.CompareTo(right)) == -Math.Sign(right.CompareTo(left)) && left.CompareTo(right) == 0 == (left == right));

    private static readonly Gen<Period> Single = Gen.OneOf(
        Gen.DateOnly[new DateOnly(1900, 1, 2), new DateOnly(2200, 1, 1)].Select(Period.Day),
        Gen.Select(Gen.Int[1900, 2200], Gen.Int[1, 12]).Select(Period.Month),
        Gen.Select(Gen.Int[1900, 2200], Gen.Int[1, 4]).Select(Period.Quarter),
        Gen.Select(Gen.Int[1900, 2200], Gen.Int[1, 2]).Select(Period.Half),
        Gen.Int[1900, 2200].Select(Period.Year));

    private static readonly Gen<Period> Any = Gen.OneOf(
        Single,
        Gen.Int[2, 25].Select(Period.Plan),
        Gen.Select(Gen.Int[1900, 2200], Gen.Int[1, 12], Gen.Int[0, 40])
            .Select((year, month, length) => Period.Span(Period.Month(year, month), Period.Month(year + (month - 1 + length) / 12, (month - 1 + length) % 12 + 1))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
