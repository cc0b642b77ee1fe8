using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using Xunit;

namespace OneCity.Plans.Tests.Model;

public sealed class LightRulesTests
{
    [Theory]
    [InlineData("2026-01-05,T,started,A", "2026-02-01", Light.Green, "2026-01-05")]
    [InlineData("", "2026-02-01", Light.Grey, "2026-01-01")]
    [InlineData("", "2026-06-29", Light.Grey, "2026-01-01")]
    [InlineData("", "2026-07-01", Light.Red, "2026-07-01")]
    [InlineData("", "2026-09-01", Light.Red, "2026-07-01")]
    [InlineData("2026-01-05,T,started,A", "2026-06-11", Light.Green, "2026-01-05")]
    [InlineData("2026-01-05,T,started,A", "2026-06-13", Light.Yellow, "2026-06-12")]
    public void The_light_and_its_first_day_follow_from_dates_and_start(string events, string on, Light light, string since)
    {
        var found = Board.Light(events, on);
        Assert.Equal((light, since), (found.Light, Days.Text(found.Since)));
    }

    [Theory]
    [InlineData("2026-06-11", Light.Green)]
    [InlineData("2026-06-12", Light.Yellow)]
    [InlineData("2026-06-30", Light.Yellow)]
    [InlineData("2026-07-01", Light.Red)]
    public void Near_the_limit_begins_where_a_tenth_of_180_days_is_left(string on, Light light) =>
        Assert.Equal(light, Board.Light("2026-01-05,T,started,A", on).Light);

    [Theory]
    [InlineData("2026-04-27", Light.Green)]
    [InlineData("2026-04-28", Light.Yellow)]
    public void Near_the_limit_counts_five_working_days_with_holidays_and_shifted_days(string on, Light light)
    {
        // Worked after 04-28 up to 05-08: 04-29, 04-30, 05-06, 05-07, 05-08.
        var found = Board.Light("2026-04-20,T,started,A", on, "T,,局,2026-04-20,2026-05-08,");
        Assert.Equal(light, found.Light);
        Assert.False(found.IsProvisional);
    }

    [Fact]
    public void Beyond_the_last_notice_a_light_is_provisional() =>
        Assert.True(Board.Light("2026-12-20,T,started,A", "2026-12-29", "T,,局,2026-12-01,2027-01-04,").IsProvisional);

    [Fact]
    public void Confirmed_in_time_is_blue_from_its_confirmation()
    {
        const string events = "2026-02-01,T,started,A\n2026-03-01,T,done,A\n2026-03-05,T,confirmed,B";
        Assert.Equal(Light.Green, Board.Light(events, "2026-03-04").Light);
        var found = Board.Light(events, "2026-12-01");
        Assert.Equal((Light.Blue, new DateOnly(2026, 3, 5)), (found.Light, found.Since));
    }

    [Theory]
    [InlineData("2026-06-30,T,confirmed,B", Light.Blue, "2026-06-30")]
    [InlineData("2026-07-01,T,confirmed,B", Light.Yellow, "2026-06-12")]
    [InlineData("2026-07-20,T,confirmed,B", Light.Yellow, "2026-07-20")]
    public void Done_counts_from_its_confirmation_not_from_its_report(string confirmation, Light light, string since)
    {
        var found = Board.Light("2026-02-01,T,started,A\n2026-06-01,T,done,A\n" + confirmation, "2026-12-01");
        Assert.Equal((light, since), (found.Light, Days.Text(found.Since)));
    }

    [Theory]
    [InlineData("A", "A", Light.Green)]
    [InlineData("A", "B", Light.Blue)]
    [InlineData("A", "", Light.Blue)]
    [InlineData("", "A", Light.Blue)]
    [InlineData("", "", Light.Blue)]
    public void Nobody_confirms_what_they_reported_themselves(string author, string confirmer, Light light) =>
        Assert.Equal(light, Board.Light($"2026-02-01,T,started,A\n2026-03-01,T,done,{author}\n2026-03-02,T,confirmed,{confirmer}", "2026-04-01").Light);

    [Fact]
    public void A_confirmation_before_the_report_confirms_no_report() =>
        Assert.Equal(Light.Green, Board.Light("2026-02-01,T,started,A\n2026-03-01,T,confirmed,B\n2026-03-01,T,done,A", "2026-04-01").Light);

    [Fact]
    public void A_confirmation_after_done_confirms_it_even_if_evidence_still_waits() =>
        Assert.Equal(Light.Blue, Board.Light("2026-02-01,T,evidence,A\n2026-03-01,T,done,A\n2026-03-02,T,confirmed,B", "2026-04-01").Light);

    [Theory]
    [InlineData("2026-02-02,T,done,A\n2026-02-03,T,confirmed,B", Light.Green)]
    [InlineData("2026-02-02,T,evidence,A\n2026-02-03,T,confirmed,B\n2026-02-04,T,done,A\n2026-02-05,T,confirmed,B", Light.Blue)]
    [InlineData("2026-02-02,T,evidence,A\n2026-02-03,T,confirmed,A\n2026-02-04,T,done,A\n2026-02-05,T,confirmed,B", Light.Green)]
    [InlineData("2026-02-02,T,evidence,A\n2026-02-04,T,done,A\n2026-02-05,T,confirmed,B", Light.Green)]
    [InlineData("2026-02-02,T,evidence,A\n2026-02-04,T,done,A\n2026-02-05,T,confirmed,B\n2026-02-06,T,confirmed,B", Light.Blue)]
    [InlineData("2026-02-02,T,done,A\n2026-02-03,T,confirmed,B\n2026-02-04,T,evidence,A\n2026-07-04,T,confirmed,B", Light.Yellow, "2026-08-01")]
    public void Where_evidence_is_expected_done_needs_a_confirmed_evidence_row_too(string events, Light light, string on = "2026-03-01") =>
        Assert.Equal(light, Board.Light("2026-02-01,T,started,A\n" + events, on, "T,,局,2026-01-01,2026-06-30,,figure").Light);

    [Fact]
    public void A_red_that_got_a_later_due_date_is_yellow_and_never_blue_again()
    {
        const string events = "2026-02-01,T,started,A\n2026-07-10,T,due_moved:2026-12-31,B\n2026-08-01,T,done,A\n2026-08-02,T,confirmed,B";
        Assert.Equal(Light.Red, Board.Light(events, "2026-07-09").Light);
        Assert.Equal(Light.Yellow, Board.Light(events, "2026-07-10").Light);
        var after = Board.Light(events, "2026-12-01");
        Assert.Equal((Light.Yellow, new DateOnly(2026, 7, 10)), (after.Light, after.Since));
    }

    [Fact]
    public void A_due_date_moved_in_time_leaves_no_trace_on_the_light()
    {
        var found = Board.Light("2026-02-01,T,started,A\n2026-07-01,T,due_moved:2026-12-31,B", "2026-07-02");
        Assert.Equal((Light.Green, new DateOnly(2026, 7, 1)), (found.Light, found.Since));
    }

    [Fact]
    public void A_due_date_moved_forward_makes_a_task_late_at_once() =>
        Assert.Equal(Light.Red, Board.Light("2026-02-01,T,started,A\n2026-03-10,T,due_moved:2026-03-01,B", "2026-03-10").Light);

    [Fact]
    public void Equal_dates_go_by_the_order_of_the_file() =>
        Assert.Equal(Light.Blue, Board.Light("2026-03-01,T,done,A\n2026-03-01,T,confirmed,B\n2026-02-01,T,started,A", "2026-03-01").Light);

    [Fact]
    public void Events_after_the_day_asked_about_do_not_count() =>
        Assert.Equal(Light.Grey, Board.Light("2026-03-01,T,started,A", "2026-02-28").Light);

    [Fact]
    public void A_parents_light_comes_from_its_own_row()
    {
        var lights = Board.Lights("P,,局,2026-01-01,2026-12-31,\nC,P,局,2026-01-01,2026-02-01,", "2026-01-02,P,started,A", "2026-03-01");
        Assert.Equal([Light.Green, Light.Red], lights.Select(light => light.Light));
    }

    [Fact]
    public void Red_blames_the_direct_open_task_most_overdue()
    {
        var lights = Board.Lights(
            "A,,甲,2026-01-01,2026-02-20,\nB,,乙,2026-01-01,2026-02-10,D\nD,,丁,2026-01-01,2026-01-10,\nC,,丙,2026-01-01,2026-03-01,A;B;E\nE,,戊,2026-01-01,2026-01-05,",
            "2026-01-06,E,done,x\n2026-01-07,E,confirmed,y", "2026-03-05");
        Assert.Equal([null, "D", null, "B", null], lights.Select(light => light.Blames));
    }

    [Fact]
    public void A_task_that_is_not_red_blames_nobody()
    {
        var lights = Board.Lights("A,,甲,2026-01-01,2026-02-20,\nC,,丙,2026-01-01,2026-12-01,A", "", "2026-03-05");
        Assert.Null(lights[1].Blames);
    }

    [Theory]
    [InlineData("", "2026-06-27", "not started, 3 days left")]
    [InlineData("", "2026-06-30", "not started, 0 days left")]
    [InlineData("2026-06-01,T,done,A", "2026-06-02", "not started, due 2026-06-30; done since 2026-06-01, waits for confirmation by somebody other than A")]
    [InlineData("2026-06-01,T,done,", "2026-07-02", "open 2 days after the due date 2026-06-30; done since 2026-06-01, waits for confirmation by another person")]
    public void The_sentence_says_what_it_waits_for(string events, string on, string because) =>
        Assert.Equal(because, Board.Light(events, on).Because.English);
}
