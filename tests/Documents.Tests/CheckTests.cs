using System.Text;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Documents.Tests;

/// <summary>Known answers: sums against parts, growth against base, the same fact told differently.</summary>
public sealed class CheckTests
{
    private static readonly ReadFiles Reader = new(RegionDirectory.Empty);

    [Fact]
    public void Parts_that_add_up_to_the_whole_are_said_to()
    {
        var reading = Reader.ReadText("株洲市122个项目集中开工，其中产业项目83个、基础设施项目21个、民生项目18个。", new DateOnly(2021, 6, 22));
        Assert.Contains(reading.Checks, check => check is { Kind: "sum_holds", Message: "122个 = 83 + 21 + 18" });
    }

    [Fact]
    public void Parts_that_do_not_add_up_are_said_not_to()
    {
        var reading = Reader.ReadText("株洲市122个项目集中开工，其中产业项目83个、基础设施项目21个、民生项目17个。", new DateOnly(2021, 6, 22));
        Assert.Contains(reading.Checks, check => check.Kind == "sum_differs" && check.Message.Contains("121", StringComparison.Ordinal));
    }

    [Fact]
    public void Growth_is_held_against_the_base()
    {
        const string text = "去年，醴陵市实现地区生产总值737.6亿元，醴陵经开区技工贸总值达600亿元。\n\n醴陵市地区生产总值每年增长8%左右，用4年左右时间突破1000亿元；醴陵经开区技工贸总值每年增长12%左右，用4年左右时间突破1000亿元。";
        var checks = Reader.ReadText(text, new DateOnly(2021, 2, 26)).Checks;
        Assert.Contains(checks, check => check.Kind == "growth_holds" && check.Message.Contains("737.6 × 1.08^4 = 1003.5亿元", StringComparison.Ordinal));
        Assert.Contains(checks, check => check.Kind == "growth_differs" && check.Message.Contains("600 × 1.12^4 = 944.1亿元", StringComparison.Ordinal));
        Assert.Contains(checks, check => check.Kind == "unreachable_target");
    }

    [Fact]
    public void A_target_beyond_the_best_year_told_is_out_of_reach()
    {
        const string text = "2020年，醴陵市地区生产总值600亿元，增长4.1%。2021年，醴陵市地区生产总值642亿元，增长7%。\n\n到2026年，醴陵市地区生产总值力争达到1000亿元。\n";
        var check = Assert.Single(Reader.ReadText(text, new DateOnly(2022, 2, 1)).Checks, check => check.Kind == "unreachable_target");
        Assert.Contains("9.3%", check.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader.ReadText(text.Replace("1000亿元", "880亿元", StringComparison.Ordinal), new DateOnly(2022, 2, 1)).Checks, each => each.Kind == "unreachable_target");
    }

    [Fact]
    public void The_same_fact_told_differently_in_two_files_is_a_conflict_in_both()
    {
        var read = Reader.Read(
            [File("a.txt", "2023年，株洲市实现地区生产总值3667.9亿元。"), File("b.txt", "2023年，株洲市地区生产总值达3660亿元。")], null, IntakeLimits.Shipped);
        Assert.All(read, file => Assert.Contains(file.Reading!.Checks, check => check.Kind == "conflict"));
    }

    private static FileToRead File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
