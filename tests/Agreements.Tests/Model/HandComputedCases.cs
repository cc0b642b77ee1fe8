using Xunit;

namespace OneCity.Agreements.Tests.Model;

public sealed class HandComputedCases
{
    public static TheoryData<string, string> Titles()
    {
        var titles = new TheoryData<string, string>();
        foreach (var file in (string[])["entry-cap-term.txt", "sharing.txt", "combined.txt"])
        {
            foreach (var (title, _) in CaseFile.List(file)) titles.Add(file, title);
        }
        return titles;
    }

    [Theory, MemberData(nameof(Titles))]
    public void The_statement_is_what_was_computed_by_hand(string file, string title)
    {
        var (_, lines) = CaseFile.List(file).Single(each => each.Title == title);
        var (expected, actual) = CaseFile.Run(lines);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void There_are_at_least_forty_cases() => Assert.True(Titles().Count >= 40);
}
