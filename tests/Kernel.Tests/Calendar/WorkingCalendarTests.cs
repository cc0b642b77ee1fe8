using Xunit;

namespace OneCity.Kernel.Tests.Calendar;

public class WorkingCalendarTests
{
    // The Spring Festival of 2026 by notice 国办发明电〔2025〕7号: off 15 to 23 February, worked on 14 and 28 February.
    private static readonly WorkingCalendar Year2026 = new(
        [
            .. Enumerable.Range(15, 9).Select(day => new CalendarDay(new(2026, 2, day), false, "春节", "国办发明电〔2025〕7号")),
            new CalendarDay(new(2026, 2, 14), true, "春节", "国办发明电〔2025〕7号"),
            new CalendarDay(new(2026, 2, 28), true, "春节", "国办发明电〔2025〕7号"),
        ],
        [2026]);

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-13", 6, "2026-02-28")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2026-02-24", -1, "2026-02-14")]
    [InlineData("2026-02-15", 0, "2026-02-24")]
    [InlineData("2026-03-03", 0, "2026-03-03")]
    public void Working_days_skip_holidays_and_count_shifted_workdays(string start, int days, string expected)
    {
        var deadline = Year2026.AddWorkingDays(Day(start), days);
        Assert.Equal((Day(expected), false), (deadline.On, deadline.IsProvisional));
    }

    [Fact]
    public void Beyond_the_last_notice_a_deadline_is_provisional_and_recounted_when_the_notice_is_loaded()
    {
        var before = Year2026.AddWorkingDays(new(2026, 12, 30), 3);
        Assert.Equal((new DateOnly(2027, 1, 4), true), (before.On, before.IsProvisional));
        var loaded = new WorkingCalendar([.. Year2026.Days, new CalendarDay(new(2027, 1, 1), false, "元旦", "x")], [2026, 2027]);
        var after = loaded.AddWorkingDays(new(2026, 12, 30), 3);
        Assert.Equal((new DateOnly(2027, 1, 5), false), (after.On, after.IsProvisional));
        Assert.Equal(new DateOnly(2027, 12, 31), loaded.KnownUntil);
    }

    [Fact]
    public void Days_between_count_the_last_and_not_the_first()
    {
        Assert.Equal(2, Year2026.WorkingDaysBetween(new(2026, 2, 13), new(2026, 2, 24)).Days);
        Assert.Equal(-2, Year2026.WorkingDaysBetween(new(2026, 2, 24), new(2026, 2, 13)).Days);
        Assert.Equal(0, Year2026.WorkingDaysBetween(new(2026, 2, 15), new(2026, 2, 23)).Days);
        Assert.True(Year2026.WorkingDaysBetween(new(2025, 12, 31), new(2026, 1, 5)).IsProvisional);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
