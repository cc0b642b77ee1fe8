using Xunit;

namespace OneCity.Kernel.Tests.Sources;

public class SourceTests
{
    [Theory]
    [InlineData("G", "https://tjj.hunan.gov.cn/a", true)]
    [InlineData("N", "http://example.org/a", true)]
    [InlineData("A", "https://example.org/a", true)]
    [InlineData("W", "https://example.org/a", false)]
    [InlineData("M", "https://example.org/a", false)]
    [InlineData("G", "", false)]
    [InlineData("G", "javascript:alert(1)", false)]
    [InlineData("G", "report.txt", false)]
    public void Only_trusted_web_addresses_may_be_linked(string grade, string address, bool mayLink) =>
        Assert.Equal(mayLink, new Source("s", "标题", "", null, address, SourceGrades.Find(grade)!.Value).MayLink);

    [Fact]
    public void Every_grade_has_a_letter_of_its_own() =>
        Assert.All(Enum.GetValues<SourceGrade>(), grade => Assert.Equal(grade, SourceGrades.Find(grade.Letter())));

    [Fact]
    public void Every_status_and_book_is_read_back_and_an_empty_book_is_official()
    {
        Assert.All(Enum.GetValues<FigureStatus>(), status => Assert.Equal(status, FigureWords.FindStatus(status.Word())));
        Assert.All(Enum.GetValues<FigureBook>(), book => Assert.Equal(book, FigureWords.FindBook(book.Word())));
        Assert.Equal(FigureBook.Official, FigureWords.FindBook(""));
        Assert.Null(FigureWords.FindStatus("target"));
    }
}
